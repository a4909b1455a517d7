import { GRAPH_FORMAT, type Graph, type GraphNode } from '../graph/graph'

const node = (id: string, brick: string, config: GraphNode['config'] = {}): GraphNode => ({
  id,
  brick,
  version: 1,
  config,
  position: { x: 0, y: 0 },
})

/** A graph with `n` bricks: trigger, fetch, selection, then formulas in a row, an agreement and a write. */
export const longGraph = (n: number): Graph =>
  rowOf(n, (i) => ({
    ...node(`f${i}`, 'formula', { expression: 'value + 0.0001', inputs: { value: 'decimal' } }),
    port: 'result',
  }))

/** The same with bricks that round, bound and cut to scale in turn, as most of a workflow’s bricks do little. */
export const pureGraph = (n: number): Graph =>
  rowOf(n, (i) => {
    const kinds = [
      node(`f${i}`, 'round', { to: 'digits', digits: 2 }),
      node(`f${i}`, 'bound', { min: '0', max: '100000' }),
      node(`f${i}`, 'round', { to: 'step', step: '0.05' }),
    ]
    return { ...(kinds[i % kinds.length] ?? node(`f${i}`, 'round')), port: 'value' }
  })

function rowOf(n: number, between: (i: number) => GraphNode & { port: string }): Graph {
  const row = Array.from({ length: Math.max(0, n - 5) }, (_, i) => between(i))
  const nodes = [
    node('trigger', 'manual'),
    node('fetch', 'http-fetch', { url: 'https://api.example.com/price' }),
    node('select', 'json-select', { path: '$.price', as: 'decimal' }),
    ...row.map(({ port: _, ...each }) => each),
    node('agree', 'median'),
    node('write', 'feed-write'),
  ]
  const chain = [{ id: 'select', port: 'value' }, ...row, { id: 'agree', port: 'value' }, { id: 'write', port: 'value' }]
  return {
    format: GRAPH_FORMAT,
    name: `${n} bricks`,
    nodes,
    wires: [
      { from: { node: 'trigger', port: 'run' }, to: { node: 'fetch', port: 'run' } },
      { from: { node: 'fetch', port: 'body' }, to: { node: 'select', port: 'json' } },
      ...chain.slice(1).map(({ id }, i) => ({
        from: { node: chain[i]?.id ?? '', port: chain[i]?.port ?? '' },
        to: { node: id, port: 'value' },
      })),
    ],
    meta: { summary: '', tags: [], targets: {} },
  }
}
