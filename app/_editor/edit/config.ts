import type { Graph, GraphNode } from '@/engine/core'
import type { Edit } from './nodes'

/** Any JSON. */
export type Json = GraphNode['config'][string]

/** The value at a path of object keys and list indices; undefined where there is none. */
export function valueAt(value: Json | undefined, path: readonly (string | number)[]): Json | undefined {
  let at: Json | undefined = value
  for (const key of path) {
    if (Array.isArray(at)) at = at[Number(key)]
    else if (typeof at === 'object' && at !== null && Object.hasOwn(at, key)) at = at[key]
    else return undefined
  }
  return at
}

/** A copy with `next` at a path; undefined removes the key. */
export function withValueAt(value: Json | undefined, path: readonly (string | number)[], next: Json | undefined): Json | undefined {
  const [key, ...rest] = path
  if (key === undefined) return next
  if (Array.isArray(value) || (value === undefined && typeof key === 'number')) {
    const list = Array.isArray(value) ? [...value] : []
    const item = withValueAt(list[Number(key)], rest, next)
    if (item === undefined) list.splice(Number(key), 1)
    else list[Number(key)] = item
    return list
  }
  const record = typeof value === 'object' && value !== null ? { ...value } : {}
  const item = withValueAt(record[key], rest, next)
  if (item === undefined) delete record[key]
  else record[key] = item
  return record
}

/** Sets one field of a brick’s settings, whether or not the brick accepts it: what is half typed stays, and the compiler says what is wrong. */
export function setConfig(graph: Graph, id: string, path: readonly (string | number)[], next: Json | undefined): Edit {
  return {
    graph: {
      ...graph,
      nodes: graph.nodes.map((node) => {
        if (node.id !== id) return node
        const config = withValueAt(node.config, path, next)
        return typeof config === 'object' && config !== null && !Array.isArray(config) ? { ...node, config } : node
      }),
    },
  }
}

/** A dotted path of a diagnostic as keys and indices. */
export const parsePath = (path: string): (string | number)[] => path.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))
