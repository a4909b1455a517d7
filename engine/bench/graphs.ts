import { GRAPH_FORMAT, type Graph, type GraphNode } from '../graph/graph'

const node = (id: string, brick: string, config: GraphNode['config'] = {}): GraphNode => ({
  id,
  brick,
  version: 1,
  config,
  position: { x: 0, y: 0 },
})

/** A graph with `n` bricks: trigger, fetch, selection, then formulas in a row, an agreement and a write. */
export function longGraph(n: number): Graph {
  const formulas = Math.max(0, n - 5)
  const nodes = [
    node('trigger', 'manual'),
    node('fetch', 'http-fetch', { url: 'https://api.example.com/price' }),
    node('select', 'json-select', { path: '$.price', as: 'decimal' }),
    ...Array.from({ length: formulas }, (_, i) => node(`f${i}`, 'formula', { expression: 'value * 1.0001', inputs: { value: 'decimal' } })),
    node('agree', 'median'),
    node('write', 'feed-write'),
  ]
  const chain = ['select', ...Array.from({ length: formulas }, (_, i) => `f${i}`), 'agree', 'write']
  return {
    format: GRAPH_FORMAT,
    name: `${n} bricks`,
    nodes,
    wires: [
      { from: { node: 'trigger', port: 'run' }, to: { node: 'fetch', port: 'run' } },
      { from: { node: 'fetch', port: 'body' }, to: { node: 'select', port: 'json' } },
      ...chain.slice(1).map((to, i) => {
        const from = chain[i] ?? ''
        return { from: { node: from, port: from.startsWith('f') ? 'result' : 'value' }, to: { node: to, port: 'value' } }
      }),
    ],
    meta: { summary: '', tags: [], targets: {} },
  }
}
