import { z } from 'zod'

/** The bundle format this version reads and writes. */
export const BUNDLE_FORMAT = 'phat.bundle/1'

const portRef = z.strictObject({ node: z.string(), port: z.string() })

const stepSchema = z.strictObject({
  id: z.string(),
  brick: z.string(),
  version: z.int().min(1),
  kind: z.enum(['trigger', 'observe', 'transform', 'state', 'flow', 'agree', 'settle', 'effect']),
  part: z.enum(['trigger', 'head', 'frontier', 'tail']),
  config: z.record(z.string(), z.json()),
  inputs: z.record(z.string(), portRef),
  guards: z.array(z.string()).optional(),
})

/** A bundle as parsed JSON: what the id commits to. */
export const bundleSchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  plan: z.strictObject({ steps: z.array(stepSchema).min(1) }),
  types: z.record(z.string(), z.string()),
  permissions: z.strictObject({
    hosts: z.array(z.string()),
    chainsRead: z.array(z.string()),
    gatewayTrust: z.boolean(),
    secrets: z.array(z.string()).min(1).optional(),
  }),
  limits: z.strictObject({ requests: z.int(), bytes: z.int(), timeMs: z.int() }),
  settlements: z.array(
    z.strictObject({
      slot: z.int().min(0),
      node: z.string(),
      interface: z.string(),
      feed: z.strictObject({ decimals: z.int(), description: z.string() }).optional(),
    }),
  ),
})

export type BundleContent = z.output<typeof bundleSchema>
export type BundleStep = z.output<typeof stepSchema>

/** A content id: CIDv1, raw codec, sha-256, base32. */
export type BundleId = string & { readonly brand: 'BundleId' }

/** A compiled contract with its canonical bytes. */
export interface Bundle {
  id: BundleId
  /** The sha-256 inside the id, as the chain sees it. */
  digest: `0x${string}`
  content: BundleContent
  /** JCS text of `content`. */
  text: string
}
