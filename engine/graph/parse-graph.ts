import type { Diagnostic } from './diagnostic'
import { GRAPH_FORMAT, type Graph, graphSchema, MAX_GRAPH_BYTES, MAX_NODES } from './graph'

/** A graph, or why the input is none. */
export type ParsedGraph = { ok: true; graph: Graph } | { ok: false; diagnostics: Diagnostic[] }

const refuse = (code: string, message: string): ParsedGraph => ({ ok: false, diagnostics: [{ severity: 'error', code, message }] })

/** Reads a graph from JSON text. Codes: `too_large`, `not_json`, and those of {@link parseGraph}. */
export function parseGraphText(text: string): ParsedGraph {
  if (text.length > MAX_GRAPH_BYTES || new TextEncoder().encode(text).length > MAX_GRAPH_BYTES)
    return refuse('too_large', 'The file is larger than 1 MB, the most a graph may have.')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse('not_json', 'The file is not JSON. Export it again, or paste the whole file.')
  }
  return parseGraph(value)
}

/** Reads a graph from unknown JSON. Codes: `newer_format`, `not_a_graph`, `too_many_nodes`, `bad_graph`, `duplicate_node`. */
export function parseGraph(value: unknown): ParsedGraph {
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined
  if (typeof format !== 'string' || !format.startsWith('phat.graph/'))
    return refuse('not_a_graph', `This is not a Phat Bricks graph: its “format” is not ${GRAPH_FORMAT}.`)
  if (format !== GRAPH_FORMAT)
    return refuse('newer_format', `The graph has format ${format}; this version reads ${GRAPH_FORMAT}. Update Phat Bricks.`)
  const nodes = 'nodes' in Object(value) ? (value as { nodes: unknown }).nodes : undefined
  if (Array.isArray(nodes) && nodes.length > MAX_NODES)
    return refuse('too_many_nodes', `The graph has ${nodes.length} bricks; the most is ${MAX_NODES}.`)
  const parsed = readSchema(value)
  if (!parsed) return refuse('bad_graph', 'The settings of a brick are nested too deep to be read. Make them flatter.')
  if (!parsed.success)
    return {
      ok: false,
      diagnostics: parsed.error.issues.slice(0, 20).map((issue) => ({
        severity: 'error',
        code: 'bad_graph',
        path: issue.path.join('.'),
        message: `${issue.path.join('.') || 'The file'}: ${issue.message}`,
      })),
    }
  const seen = new Set<string>()
  for (const { id } of parsed.data.nodes) {
    if (seen.has(id)) return refuse('duplicate_node', `Two bricks have the id “${id}”. Rename one of them.`)
    seen.add(id)
  }
  return { ok: true, graph: parsed.data }
}

/** Undefined when the value is nested so deep that reading it runs out of stack. */
function readSchema(value: unknown) {
  try {
    return graphSchema.safeParse(value)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
