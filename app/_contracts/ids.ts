import { z } from 'zod'
import { type Graph, graphSchema, parseGraph } from '@/engine/core'

/** Unix time in milliseconds. */
export const timeMs = z.int().min(0).meta({ description: 'Unix time in milliseconds.' })
/** A 32-byte id in lower-case 0x-hex. */
export const hex32 = z.string().regex(/^0x[0-9a-f]{64}$/)
/** Any bytes in 0x-hex. */
export const hexBytes = z.string().regex(/^0x(?:[0-9a-fA-F]{2})*$/)
/** A 20-byte address in 0x-hex; checksum or not. */
export const evmAddress = z.string().regex(/^0x[0-9a-fA-F]{40}$/)
/** A chain in CAIP-2 form. */
export const chainId = z.string().regex(/^eip155:\d{1,18}$/)
/** A content id: CIDv1 in base32. */
export const contentId = z.string().regex(/^b[a-z2-7]{20,80}$/)
/** A whole amount of the smallest unit, as a decimal string. */
export const weiText = z.string().regex(/^\d{1,78}$/)
/** A workflow’s id. */
export const workflowId = z.string().regex(/^[a-z0-9]{8,40}$/)

/** A graph as any JSON; a refusal carries the graph parser’s own code and diagnostics. */
export const graphInput = z
  .unknown()
  .transform((value, context): Graph => {
    const parsed = parseGraph(value)
    if (parsed.ok) return parsed.graph
    const [first] = parsed.diagnostics
    context.addIssue({
      code: 'custom',
      message: first?.message ?? 'This is not a graph.',
      params: { code: first?.code ?? 'bad_graph', diagnostics: parsed.diagnostics },
    })
    return z.NEVER
  })
  .meta({ description: 'A graph file, phat.graph/1.', schemaOf: 'graph' })

export { type Graph, graphSchema }

declare module 'zod' {
  interface GlobalMeta {
    /** Which schema documents a field that is parsed by hand. */
    schemaOf?: 'graph'
  }
}
