import fc from 'fast-check'
import { type Brick, defaultConfig, inputPorts, outputTypes } from '../../bricks/kit'
import { type Graph, graphSchema } from '../graph/graph'

interface Drawn {
  id: string
  brick: string
  config: Record<string, unknown>
  inputs: string[]
  outputs: string[]
}

const UNKNOWN: Omit<Drawn, 'id'> = { brick: 'teleport', config: {}, inputs: ['run', 'value'], outputs: ['value'] }
/** A node that wires name and the graph lacks. */
const GONE: Drawn = { ...UNKNOWN, id: 'goneaway' }

/** Graphs of these bricks with their default settings, wired at random: mostly wrong, at times right, and now and then with ends that do not exist. */
export function randomGraph(bricks: readonly Brick[]): fc.Arbitrary<Graph> {
  const known = [...bricks.map(portsOf), UNKNOWN]
  const nodes = fc
    .uniqueArray(fc.record({ id: fc.stringMatching(/^[A-Za-z0-9_-]{1,6}$/), which: fc.nat(known.length - 1) }), {
      minLength: 1,
      maxLength: 12,
      selector: ({ id }) => id,
    })
    .map((picked) => picked.flatMap(({ id, which }): Drawn[] => (known[which] ? [{ id, ...known[which] }] : [])))
  return nodes.chain((drawn) => {
    const end = fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...drawn) }, { weight: 1, arbitrary: fc.constant(GONE) })
    const wire = fc.tuple(end, end, fc.nat(), fc.nat()).map(([from, to, out, into]) => ({
      from: { node: from.id, port: at(from.outputs, out) },
      to: { node: to.id, port: at(to.inputs, into) },
    }))
    return fc.array(wire, { maxLength: 20 }).map((wires) => graphOf(drawn, wires))
  })
}

/** A line of bricks from a trigger to a write, which compiles, with `between` in its middle. */
export function lineOf(between: readonly { brick: string; config?: Record<string, unknown>; in: string; out: string }[]): Graph {
  const line = [
    { brick: 'manual', in: '', out: 'run' },
    { brick: 'price-oracle', config: { pair: 'ETH/USD', demo: true }, in: 'run', out: 'price' },
    ...between,
    { brick: 'feed-write', in: 'value', out: '' },
  ]
  const drawn = line.map(({ brick, config = {} }, index) => ({ id: `n${index}`, brick, config, inputs: [], outputs: [] }))
  const wires = line.slice(1).map((step, index) => ({
    from: { node: `n${index}`, port: line[index]?.out ?? '' },
    to: { node: `n${index + 1}`, port: step.in },
  }))
  return graphOf(drawn, wires)
}

function portsOf(brick: Brick): Omit<Drawn, 'id'> {
  const config = defaultConfig(brick) ?? {}
  return {
    brick: brick.id,
    config,
    inputs: [...Object.keys(inputPorts(brick, config)), 'none'],
    outputs: [...Object.keys(outputTypes(brick, config, {})), 'none'],
  }
}

const at = (names: readonly string[], index: number): string => names[index % names.length] ?? 'none'

const graphOf = (drawn: readonly Drawn[], wires: Graph['wires']): Graph =>
  graphSchema.parse({
    format: 'phat.graph/1',
    name: 'Random',
    nodes: drawn.map(({ id, brick, config }, index) => ({ id, brick, version: 1, config, position: { x: index * 240, y: 0 } })),
    wires,
    meta: {},
  })
