import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate'
import { z } from 'zod'
import { GRAPH_FORMAT, type Graph, MAX_GRAPH_BYTES, type PortRef } from './graph'
import { type ParsedGraph, parseGraph } from './parse-graph'

/** The longest payload that travels inside a link; a longer graph is stored and shared by its content id. */
export const MAX_SHARE_CHARS = 2000

const VERSION = 'v1.'

const end = z.union([z.int().min(0), z.string()])
const compactSchema = z.tuple([
  z.string(),
  z.array(z.union([z.string(), z.tuple([z.string(), z.int()])])),
  z.array(z.tuple([z.string(), z.int().min(0), z.number(), z.number()]).rest(z.record(z.string(), z.json()))),
  z.array(z.string()),
  z.array(z.tuple([end, z.int().min(0), end, z.int().min(0)])),
  z.json(),
])

/**
 * Packs a graph into a link’s payload: `v1.` and base64url of deflate-raw of the compact graph, positions rounded to whole pixels.
 * Undefined when it is longer than {@link MAX_SHARE_CHARS}.
 */
export function encodeShare(graph: Graph): string | undefined {
  const payload = VERSION + toBase64Url(deflateSync(strToU8(JSON.stringify(compact(graph))), { level: 9 }))
  return payload.length <= MAX_SHARE_CHARS ? payload : undefined
}

/** Unpacks a link’s payload. Codes: `newer_share`, `bad_share`, `too_large`, and those of {@link parseGraph}. */
export function decodeShare(payload: string): ParsedGraph {
  if (!payload.startsWith(VERSION))
    return /^v\d+\./.test(payload)
      ? refuse('newer_share', 'The link was made by a newer Phat Bricks. Update this one, or ask for the graph as a file.')
      : refuse('bad_share', 'The link holds no workflow. Copy it again, whole.')
  let text: string | undefined
  try {
    text = inflate(fromBase64Url(payload.slice(VERSION.length)))
  } catch {
    return refuse('bad_share', 'The link is damaged, perhaps cut off. Copy it again, whole.')
  }
  if (text === undefined) return refuse('too_large', 'The link unpacks to more than 1 MB, the most a graph may have.')
  let parsed: ReturnType<typeof compactSchema.safeParse>
  try {
    // Reading the schema throws too, when settings are nested past the stack.
    parsed = compactSchema.safeParse(JSON.parse(text))
  } catch {
    return refuse('bad_share', 'The link is damaged, perhaps cut off. Copy it again, whole.')
  }
  return parsed.success ? parseGraph(expand(parsed.data)) : refuse('bad_share', 'The link holds no workflow. Copy it again, whole.')
}

/** What a pasted share link points at: a payload inside it, or the content id of a stored graph; undefined when it is no share link. */
export function readShareLink(text: string): { kind: 'payload'; payload: string } | { kind: 'stored'; cid: string } | undefined {
  const trimmed = text.trim()
  const payload = /^(?:[a-z]+:\/\/\S*?\/s\/?)?#?(v\d+\.[A-Za-z0-9_-]*)$/.exec(trimmed)?.[1]
  if (payload) return { kind: 'payload', payload }
  const cid = /^[a-z]+:\/\/\S*?\/s\/([A-Za-z0-9]{20,80})\/?$/.exec(trimmed)?.[1]
  return cid ? { kind: 'stored', cid } : undefined
}

const refuse = (code: string, message: string): ParsedGraph => ({ ok: false, diagnostics: [{ severity: 'error', code, message }] })

type Compact = z.output<typeof compactSchema>

function compact({ name, nodes, wires, meta }: Graph): Compact {
  const bricks = new Table()
  const ports = new Table()
  const index = new Map(nodes.map(({ id }, at) => [id, at]))
  const placed = nodes.map(({ id, brick, version, config, position }): Compact[2][number] => [
    id,
    bricks.add(`${version}:${brick}`),
    Math.round(position.x),
    Math.round(position.y),
    ...(Object.keys(config).length > 0 ? [config] : []),
  ])
  const linked = wires.map(({ from, to }): Compact[4][number] => [
    index.get(from.node) ?? from.node,
    ports.add(from.port),
    index.get(to.node) ?? to.node,
    ports.add(to.port),
  ])
  const bare = meta.summary === '' && meta.tags.length === 0 && Object.keys(meta.targets).length === 0
  const kinds = bricks.items.map((item): Compact[1][number] => {
    const [version = '1', ...rest] = item.split(':')
    return version === '1' ? rest.join(':') : [rest.join(':'), Number(version)]
  })
  return [name, kinds, placed, ports.items, linked, bare ? 0 : meta]
}

function expand([name, kinds, placed, ports, linked, meta]: Compact): unknown {
  const portRef = (node: number | string, port: number): Partial<PortRef> => {
    const id = typeof node === 'string' ? node : placed[node]?.[0]
    const named = ports[port]
    return { ...(id === undefined ? {} : { node: id }), ...(named === undefined ? {} : { port: named }) }
  }
  return {
    format: GRAPH_FORMAT,
    name,
    nodes: placed.map(([id, kind, x, y, config = {}]) => {
      const entry = kinds[kind]
      const [brick, version] = Array.isArray(entry) ? entry : [entry, 1]
      return { id, brick, version, config, position: { x, y } }
    }),
    wires: linked.map(([from, fromPort, to, toPort]) => ({ from: portRef(from, fromPort), to: portRef(to, toPort) })),
    meta: meta === 0 ? {} : meta,
  }
}

/** Strings by their place of first use. */
class Table {
  readonly items: string[] = []
  private readonly places = new Map<string, number>()
  add(item: string): number {
    const known = this.places.get(item)
    if (known !== undefined) return known
    this.places.set(item, this.items.length)
    return this.items.push(item) - 1
  }
}

/** Inflates in small slices, so that a tiny link cannot unpack to gigabytes; undefined when it grows past the limit. */
function inflate(bytes: Uint8Array): string | undefined {
  const chunks: Uint8Array[] = []
  let size = 0
  let ended = false
  const stream = new Inflate((chunk, final) => {
    chunks.push(chunk)
    size += chunk.length
    ended ||= final
  })
  for (let at = 0; at < bytes.length && size <= MAX_GRAPH_BYTES; at += 512)
    stream.push(bytes.subarray(at, at + 512), at + 512 >= bytes.length)
  if (size > MAX_GRAPH_BYTES) return undefined
  if (!ended) throw new Error('The stream has no end.')
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return strFromU8(whole)
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
}
