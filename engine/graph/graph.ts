import { z } from 'zod'

/** The file format this version reads and writes. */
export const GRAPH_FORMAT = 'phat.graph/1'
/** The most bricks a graph may hold. */
export const MAX_NODES = 2000
/** The most bytes a graph file may have. */
export const MAX_GRAPH_BYTES = 1_000_000

const nodeId = z
  .string()
  .regex(/^(?!__proto__$)[A-Za-z0-9_-]{1,64}$/, 'Use 1–64 letters, digits, “-” or “_”, and not “__proto__”.')
  .meta({ description: 'Part of the bundle: changing it changes the bundle id.' })

const portRef = z.strictObject({ node: nodeId, port: z.string().min(1).max(64) })

/** A brick on the canvas. `position` never reaches the bundle. */
export const graphNodeSchema = z.strictObject({
  id: nodeId,
  brick: z.string().min(1).max(64),
  version: z.int().min(1),
  config: z.record(z.string(), z.json()),
  position: z.strictObject({ x: z.number(), y: z.number() }),
})

/** A connection from an output port to an input port. */
export const wireSchema = z.strictObject({ from: portRef, to: portRef })

/** One place a settle brick may write, in CAIP-2 form; `contract` is `feed` for a feed of the factory, or an address. */
export const targetSchema = z.strictObject({
  chain: z.string().regex(/^eip155:\d{1,18}$/, 'Use a CAIP-2 chain id such as eip155:31337.'),
  contract: z.union([z.literal('feed'), z.string().regex(/^0x[0-9a-fA-F]{40}$/, 'Use a 20-byte address.')]),
})

/** A graph file. Unknown keys are refused, so that nothing is silently lost. */
export const graphSchema = z.strictObject({
  format: z.literal(GRAPH_FORMAT),
  name: z.string().max(120),
  nodes: z.array(graphNodeSchema).max(MAX_NODES),
  wires: z.array(wireSchema).max(4 * MAX_NODES),
  meta: z.strictObject({
    summary: z.string().max(500).default(''),
    tags: z.array(z.string().max(40)).max(20).default([]),
    targets: z.record(z.string(), z.array(targetSchema).max(8)).default({}),
  }),
})

export type Graph = z.output<typeof graphSchema>
export type GraphNode = z.output<typeof graphNodeSchema>
export type Wire = z.output<typeof wireSchema>
export type PortRef = z.output<typeof portRef>
export type Target = z.output<typeof targetSchema>

/** An empty graph. */
export const emptyGraph = (name = 'Untitled'): Graph => ({
  format: GRAPH_FORMAT,
  name,
  nodes: [],
  wires: [],
  meta: { summary: '', tags: [], targets: {} },
})
