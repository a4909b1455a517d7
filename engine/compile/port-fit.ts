import {
  advice,
  type Brick,
  type Bridge,
  formatType,
  type InputPort,
  inputPorts,
  mismatchOf,
  outputTypes,
  parseType,
  type WireType,
} from '../../bricks/kit'
import type { Fix } from '../graph/diagnostic'

const parsedTypes = new Map<string, WireType>()
/** Parses a type string once. */
export function typeOf(text: string): WireType {
  let type = parsedTypes.get(text)
  if (!type) {
    type = parseType(text)
    if (parsedTypes.size < 5000) parsedTypes.set(text, type)
  }
  return type
}

/** Why a value of type `from` may not enter a port; undefined when it may. */
export const refuseAtPort = (from: WireType, port: InputPort): string | undefined => misfitAtPort(from, port)?.reason

/** Why a value of type `from` may not enter a port, and the bricks that may stand between, the best first; undefined when it may. */
export function misfitAtPort(from: WireType, port: InputPort): { reason: string; bridges: Bridge[] } | undefined {
  if (port.accepts.includes('any')) return from.kind === 'signal' ? { reason: 'A signal carries no value.', bridges: [] } : undefined
  const accepted = port.accepts.map(typeOf)
  const misfits = accepted.flatMap((type) => mismatchOf(from, type) ?? [])
  if (misfits.length < accepted.length) return undefined
  const sameKind = misfits.find((_, index) => accepted[index]?.kind === from.kind)
  if (sameKind) return sameKind
  const bridges = misfits.flatMap((misfit) => misfit.bridges)
  const [only, ...more] = misfits
  if (only && more.length === 0) return only
  const takes = port.accepts.filter((text) => !port.accepts.some((other) => text === `${other}?`))
  return { reason: `${formatType(from)} does not fit: this port takes ${takes.join(' or ')}${advice(bridges.slice(0, 1))}`, bridges }
}

/** One click that puts a brick between: the first that this catalogue has, that takes the value, and that gives what the port takes. */
export function insertFix(
  catalogue: ReadonlyMap<string, Brick>,
  from: WireType,
  port: InputPort,
  bridges: readonly Bridge[],
  to: { node: string; port: string },
): Fix | undefined {
  const fitting = bridges.find((bridge) => fits(catalogue, from, port, bridge))
  return fitting && { kind: 'insert', title: `Put a ${fitting.title} between`, brick: fitting.brick, config: fitting.config, on: { to } }
}

function fits(catalogue: ReadonlyMap<string, Brick>, from: WireType, port: InputPort, { brick: id, config }: Bridge): boolean {
  const [brick] = [...catalogue.values()].filter((each) => each.id === id).sort((a, b) => b.version - a.version)
  const parsed = brick?.config.safeParse(config)
  if (!brick || !parsed?.success) return false
  const [entry] = Object.entries(inputPorts(brick, parsed.data)).filter(([name]) => name !== 'run')
  if (!entry || refuseAtPort(from, entry[1]) !== undefined) return false
  const [given] = Object.values(outputTypes(brick, parsed.data, { [entry[0]]: from }))
  return given !== undefined && refuseAtPort(typeOf(given), port) === undefined
}
