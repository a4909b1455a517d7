import { type Brick, inputPorts, isDecimal, refuseValue } from '../../bricks/kit'
import type { BundleStep } from '../bundle/bundle'
import { type Catalogue, findBrick, typeOf } from '../compile/resolve'

/** Where one input of a step gets its value. */
export interface Source {
  port: string
  node: string
  nodePort: string
  /** Index of the step that gives it; −1 when it is none of this program’s, and known beforehand if at all. */
  from: number
  /** The brick runs without the value when there is none. */
  omit: boolean
}

/** Why a value does not fit its port; undefined when it does. */
type Check = (value: unknown) => string | undefined

/** A step with everything looked up that does not change from run to run. */
export interface PreparedStep {
  step: BundleStep
  /** Absent when this installation lacks it. */
  brick: Brick | undefined
  sources: readonly Source[]
  /** Indexes of the steps that wait for this one, ascending. */
  dependents: readonly number[]
  /** How many different steps of the program it waits for. */
  waits: number
  checks: ReadonlyMap<string, Check>
}

/** Steps ready to run, any number of times. */
export type Program = readonly PreparedStep[]

/**
 * Looks up bricks, wires and output checks once. Steps are in run order; a wire from a later step, which no compiler makes, brings nothing.
 * `types` maps `node.port` to type strings, as in a bundle.
 */
export function prepare(steps: readonly BundleStep[], types: Readonly<Record<string, string>>, catalogue: Catalogue): Program {
  const indexes = new Map(steps.map(({ id }, index) => [id, index]))
  const checks = new Map<string, Map<string, Check>>(steps.map(({ id }) => [id, new Map()]))
  for (const [place, type] of Object.entries(types)) {
    const dot = place.lastIndexOf('.')
    checks.get(place.slice(0, dot))?.set(place.slice(dot + 1), checkOf(type))
  }
  // Each step holds its list, which the steps after it fill.
  const dependents: number[][] = steps.map(() => [])
  return steps.map((step, index): PreparedStep => {
    const brick = findBrick(catalogue, step.brick, step.version)
    const ports = brick && inputPorts(brick, step.config)
    const waitsFor = new Set<number>()
    const sources = Object.entries(step.inputs).map(([port, ref]): Source => {
      const found = indexes.get(ref.node) ?? -1
      const from = found < index ? found : -1
      if (from >= 0) waitsFor.add(from)
      return { port, node: ref.node, nodePort: ref.port, from, omit: ports?.[port]?.absent === 'omit' }
    })
    for (const from of waitsFor) dependents[from]?.push(index)
    return { step, brick, sources, dependents: dependents[index] ?? [], waits: waitsFor.size, checks: checks.get(step.id) ?? new Map() }
  })
}

const refuseDecimal: Check = (value) => (isDecimal(value) ? undefined : 'expected a decimal')

function checkOf(text: string): Check {
  const type = typeOf(text)
  return type.kind === 'decimal' ? refuseDecimal : (value) => refuseValue(type, value)
}
