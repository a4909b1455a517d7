import {
  type Brick,
  canonicalJson,
  Fault,
  type InputPort,
  type InputTypes,
  inputPorts,
  type OutputTypes,
  outputTypes,
} from '../../bricks/kit'
import type { Diagnostic } from '../graph/diagnostic'
import type { GraphNode, PortRef, Wire } from '../graph/graph'
import { insertFix, misfitAtPort, typeOf } from './port-fit'

export { refuseAtPort, typeOf } from './port-fit'

/** A node whose brick, settings and types are known as far as they can be. */
export interface Resolved {
  node: GraphNode
  brick: Brick
  /** Settings with their defaults filled in; absent when they do not pass the brick’s schema. */
  config?: Record<string, unknown>
  inputs: Record<string, InputPort>
  /** Where each wired input gets its value. */
  from: Record<string, PortRef>
  inputTypes: InputTypes
  outputs: OutputTypes
}

/** The bricks a compiler knows, by `id@version`. */
export type Catalogue = ReadonlyMap<string, Brick>

/** Indexes bricks for lookup by id and version. */
export const catalogueOf = (bricks: readonly Brick[]): Catalogue => new Map(bricks.map((brick) => [`${brick.id}@${brick.version}`, brick]))

/** Finds a brick; undefined when this installation does not have that version. */
export const findBrick = (catalogue: Catalogue, id: string, version: number): Brick | undefined => catalogue.get(`${id}@${version}`)

/** Works out settings, ports and types of one node, given the output types of the nodes before it. */
export function resolveNode(
  node: GraphNode,
  brick: Brick,
  wires: readonly Wire[],
  outputsOf: (ref: PortRef) => string | undefined,
  catalogue: Catalogue,
): { resolved: Resolved; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const report = (code: string, message: string, more: Partial<Diagnostic> = {}) =>
    diagnostics.push({ severity: 'error', code, node: node.id, message, ...more })

  const parsed = brick.config.safeParse(node.config)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = issue.path.join('.')
      report('bad_config', `${path ? `“${path}”: ` : ''}${issue.message}`, path ? { path } : {})
    }
    return { resolved: { node, brick, inputs: {}, from: {}, inputTypes: {}, outputs: {} }, diagnostics }
  }
  const config = parsed.data as Record<string, unknown>
  try {
    canonicalJson(config)
  } catch (error) {
    report('bad_config', `No bundle can hold these settings: ${Fault.from(error).message}`)
  }
  const attempt = <T>(work: () => T, otherwise: T): T => {
    try {
      return work()
    } catch (error) {
      const fault = Fault.from(error)
      if (fault.code === 'internal') throw error
      report(fault.code, `${fault.message} ${fault.remedy}`)
      return otherwise
    }
  }
  const inputs = attempt(() => inputPorts(brick, config), {})
  const from: Record<string, PortRef> = {}
  const inputTypes: InputTypes = {}
  for (const wire of wires) {
    const { port } = wire.to
    const spec = Object.hasOwn(inputs, port) ? inputs[port] : undefined
    const unplug = { kind: 'remove-wire', title: 'Remove the wire', to: wire.to } as const
    if (!spec) {
      report('unknown_port', `${brick.title} has no input “${port}”.`, { port, fix: unplug })
      continue
    }
    if (Object.hasOwn(from, port)) {
      report('input_taken', `Two wires enter “${spec.title}”. An input takes one.`, { port, fix: unplug })
      continue
    }
    from[port] = wire.from
    const type = outputsOf(wire.from)
    if (type === undefined) continue
    const given = typeOf(type)
    const misfit = misfitAtPort(given, spec)
    if (misfit) report('type_mismatch', misfit.reason, { port, fix: insertFix(catalogue, given, spec, misfit.bridges, wire.to) ?? unplug })
    else inputTypes[port] = given
  }
  for (const [port, spec] of Object.entries(inputs))
    if (!spec.optional && !Object.hasOwn(from, port))
      report(
        'unwired_input',
        `“${spec.title}” has no wire. Connect a brick that gives ${spec.accepts.includes('any') ? 'a value' : spec.accepts.join(' or ')}.`,
        { port },
      )
  const ready = diagnostics.length === 0 && Object.keys(from).every((port) => inputTypes[port])
  const outputs =
    ready || typeof brick.outputs !== 'function'
      ? attempt(() => outputTypes(brick, config, inputTypes), {})
      : guessOutputs(brick, config, inputTypes)
  if (ready)
    for (const issue of brick.check?.({ config, inputs: inputTypes }) ?? [])
      diagnostics.push({
        severity: issue.severity ?? 'error',
        code: issue.code,
        node: node.id,
        message: issue.message,
        ...(issue.path === undefined ? {} : { path: issue.path }),
        ...(issue.port === undefined ? {} : { port: issue.port }),
        ...(issue.fix === undefined ? {} : { fix: { kind: 'set-config', node: node.id, ...issue.fix } }),
      })
  return { resolved: { node, brick, config, inputs, from, inputTypes, outputs }, diagnostics }
}

/** Output types of a node that is not complete yet, so that its neighbours can still be drawn; nothing when they cannot be known. */
function guessOutputs(brick: Brick, config: unknown, inputs: InputTypes): OutputTypes {
  try {
    return outputTypes(brick, config, inputs)
  } catch {
    return {}
  }
}
