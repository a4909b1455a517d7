import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bricks } from '../../bricks'
import { makeBundle } from '../bundle/make-bundle'
import type { Graph } from '../graph/graph'
import { compile } from './compile'
import { lineOf, randomGraph } from './random-graph.fixture'
import { catalogueOf } from './resolve'

const catalogue = catalogueOf(bricks)

/** Everything that a compilation says, and the id of its bundle. */
const said = (graph: Graph) => {
  const { compiled, ...rest } = compile(graph, catalogue, { deploying: true })
  return { ...rest, id: compiled && makeBundle(compiled).id }
}

/** The same drawing, told in another order and moved about. */
const retold = (graph: Graph): fc.Arbitrary<Graph> =>
  fc
    .tuple(
      fc.shuffledSubarray(graph.nodes, { minLength: graph.nodes.length }),
      fc.shuffledSubarray(graph.wires, { minLength: graph.wires.length }),
      fc.infiniteStream(fc.integer({ min: -5000, max: 5000 })),
      fc.string({ maxLength: 120 }),
    )
    .map(([nodes, wires, places, name]) => ({
      ...graph,
      name,
      nodes: nodes.map((node) => ({ ...node, position: { x: places.next().value ?? 0, y: places.next().value ?? 0 } })),
      wires,
      meta: { ...graph.meta, summary: name, tags: ['moved'] },
    }))

const STEPS = [
  { brick: 'median', in: 'value', out: 'value' },
  { brick: 'mean-trimmed', in: 'value', out: 'value' },
  { brick: 'deviation', in: 'value', out: 'value' },
  { brick: 'formula', in: 'value', out: 'result' },
  { brick: 'round', in: 'value', out: 'value' },
  { brick: 'convert', config: { to: 'amount' }, in: 'value', out: 'value' },
]

describe('compiling', () => {
  it('says the same of a drawing in any order and any place, right or wrong', () =>
    fc.assert(
      fc.property(
        randomGraph(bricks).chain((graph) => fc.tuple(fc.constant(graph), retold(graph))),
        ([graph, again]) => {
          expect(said(again)).toEqual(said(graph))
        },
      ),
      { numRuns: 200 },
    ))
  it('gives one bundle id for it', () => {
    let compiled = 0
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...STEPS), { maxLength: 5 }).chain((between) => {
          const graph = lineOf(between)
          return fc.tuple(fc.constant(graph), retold(graph))
        }),
        ([graph, again]) => {
          const { id } = said(graph)
          if (id !== undefined) compiled++
          expect(said(again).id).toBe(id)
        },
      ),
      {
        examples: [[[lineOf([{ brick: 'median', in: 'value', out: 'value' }]), lineOf([{ brick: 'median', in: 'value', out: 'value' }])]]],
      },
    )
    expect(compiled).toBeGreaterThan(0)
  })
  it('leaves the drawing as it was', () =>
    fc.assert(
      fc.property(randomGraph(bricks), (graph) => {
        const before = JSON.stringify(graph)
        compile(graph, catalogue)
        expect(JSON.stringify(graph)).toBe(before)
      }),
    ))
})
