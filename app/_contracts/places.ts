import { z } from 'zod'
import { chainId, evmAddress, timeMs, weiText } from './ids'

/** One target chain, its settings, and who pays gas there. */
export const chainSchema = z.object({
  id: chainId,
  name: z.string(),
  symbol: z.string(),
  local: z.boolean(),
  blockTimeMs: z.int(),
  finality: z.object({ tag: z.enum(['latest', 'safe', 'finalized']), confirmations: z.int(), timeoutMs: z.int() }),
  anchor: evmAddress,
  feedFactory: evmAddress,
  /** Where a browser may read this chain, without credentials; null when it is not public. */
  publicRpcUrl: z.string().nullable(),
  state: z.enum(['up', 'down']),
  problem: z.string().nullable(),
  head: z.object({ number: z.int(), timeMs }).nullable(),
  gasPriceWei: weiText.nullable(),
  /** Null when no relayer key is set for this chain. */
  relayer: z.object({ address: evmAddress, balanceWei: weiText.nullable(), low: z.boolean(), howToFund: z.string() }).nullable(),
})
export type ChainInfo = z.output<typeof chainSchema>
/** `GET chains`. */
export const chainListSchema = z.object({ chains: z.array(chainSchema) })

/** `GET network`. The network is simulated, and labelled so. */
export const networkSchema = z.object({
  simulated: z.literal(true),
  epoch: z.object({ n: z.int(), startsMs: timeMs, endsMs: timeMs }),
  rosterSize: z.int(),
  /** Workers at or better than each confidence level, 1 (best) to 5. */
  eligible: z.array(z.object({ minConfidence: z.int(), workers: z.int() })),
  regions: z.array(z.object({ region: z.string(), workers: z.int() })),
  stakePha: z.number(),
})
export type NetworkInfo = z.output<typeof networkSchema>

const part = z.object({ state: z.enum(['up', 'down']), problem: z.string().nullable(), remedy: z.string().nullable() })

/** `GET health`. `local`: a throwaway key may sign, and the demo market may be read. */
export const healthSchema = z.object({
  state: z.enum(['up', 'degraded', 'down']),
  version: z.string(),
  instance: z.string().nullable(),
  local: z.boolean(),
  nowMs: timeMs,
  database: part,
  engine: part.extend({ lastSeenMs: timeMs.nullable() }),
  chains: z.array(part.extend({ id: chainId, name: z.string() })),
})
export type Health = z.output<typeof healthSchema>

/** `GET bricks`: the catalogue, with each config as JSON Schema. */
export const brickSchema = z.object({
  id: z.string(),
  version: z.int(),
  kind: z.enum(['trigger', 'observe', 'transform', 'state', 'flow', 'agree', 'settle', 'effect']),
  title: z.string(),
  summary: z.string(),
  icon: z.string(),
  needs: z.array(z.string()),
  config: z.record(z.string(), z.json()),
  inputs: z.record(z.string(), z.object({ title: z.string(), accepts: z.array(z.string()), optional: z.boolean() })),
  /** As a new brick is set, with nothing wired; null when that does not say it. */
  outputs: z.record(z.string(), z.string()).nullable(),
  /** The most it may use, per worker and run, as a new brick is set; null for what it uses none of. */
  limits: z.object({ requests: z.int().nullable(), bytes: z.int().nullable(), timeMs: z.int().nullable() }),
  /** What it alone may say when it fails. */
  codes: z.array(z.object({ code: z.string(), title: z.string(), cause: z.string(), remedy: z.string() })),
})
export const brickListSchema = z.object({ bricks: z.array(brickSchema) })
export const brickParams = z.object({ id: z.string().regex(/^[a-z0-9-]{1,64}$/) })
/** `GET bricks/{id}`: with its help page in Markdown. */
export const brickHelpSchema = brickSchema.extend({ readme: z.string() })

/** `POST bricks/{id}/try`: one brick by itself. `inputs` holds JSON texts by port, one entry for each worker at an agree brick. */
export const tryBrickRequestSchema = z.object({
  config: z.record(z.string(), z.json()).default({}),
  inputs: z
    .array(z.record(z.string(), z.string().max(100_000)))
    .min(1)
    .max(31)
    .default([{}]),
  types: z.record(z.string(), z.string()).default({}),
})
/** What it gave, or why not; values in their JSON form. */
export const tryBrickSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    outputs: z.record(z.string(), z.json()),
    types: z.record(z.string(), z.string()),
    reason: z.string().optional(),
    remembered: z.json().optional(),
  }),
  z.object({ ok: z.literal(false), fault: z.object({ code: z.string(), message: z.string(), remedy: z.string(), retry: z.boolean() }) }),
])
export type TriedBrick = z.output<typeof tryBrickSchema>

/** `POST session`: the access token, for browsers that are not on this machine. */
export const sessionRequestSchema = z.object({ token: z.string().min(1).max(500) })
export const sessionSchema = z.object({ ok: z.literal(true) })
