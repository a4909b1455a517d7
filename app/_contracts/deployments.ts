import { z } from 'zod'
import { committeePolicySchema, deploymentTermsSchema, ownerKeySchema, signedActSchema, targetSchema } from '@/engine/core'
import { permissionsSchema, settlementPointSchema } from './compile'
import { chainId, contentId, evmAddress, graphInput, hex32, timeMs, weiText, workflowId } from './ids'
import { runSummarySchema } from './runs'

export const deploymentParams = z.object({ id: hex32 })
export const deploymentStatusSchema = z.enum(['running', 'paused', 'closed'])

/** `POST deployments` and `POST deployments/{id}/versions`: the graph is compiled again here and must give the signed bundle id. */
export const deployRequestSchema = z.object({
  graph: graphInput,
  signed: signedActSchema,
  workflowId: workflowId.optional(),
  revision: z.int().min(1).optional(),
})
/** `POST deployments/{id}/pause|resume|close|runs`. */
export const actRequestSchema = z.object({ signed: signedActSchema })

export const deployedSchema = z.object({ id: hex32, version: z.int() })
export const actedSchema = z.object({ id: hex32, status: deploymentStatusSchema })
export const ranSchema = z.object({ id: hex32, runId: hex32 })
/** `POST deployments/{id}/hook`. `repeated`: the message came before. `skipped`: its run ended at once, as another was under way. */
export const messageSchema = z.object({ id: hex32, runId: hex32, repeated: z.boolean(), skipped: z.boolean() })

/** What a feed says now. `absent`: not created yet (the first settlement does); `empty`: created, never written. */
export const feedStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('absent') }),
  z.object({ state: z.literal('empty') }),
  z.object({ state: z.literal('live'), roundId: z.string(), answer: z.string(), amount: z.string(), updatedAtMs: timeMs }),
  /** The chain did not answer. */
  z.object({ state: z.literal('unknown') }),
])
export type FeedState = z.output<typeof feedStateSchema>

/** One place a deployment writes. */
export const deploymentTargetSchema = z.object({
  node: z.string(),
  slot: z.int(),
  interface: z.string(),
  chain: chainId,
  chainName: z.string(),
  /** The feed’s or the receiver’s address. */
  address: evmAddress,
  /** The only caller that the target should trust. */
  forwarder: evmAddress,
  feed: z.object({ decimals: z.int(), description: z.string(), now: feedStateSchema }).nullable(),
})
export type DeploymentTarget = z.output<typeof deploymentTargetSchema>

/** A deployment as lists show it. */
export const deploymentSummarySchema = z.object({
  id: hex32,
  name: z.string(),
  status: deploymentStatusSchema,
  owner: ownerKeySchema,
  workflowId: workflowId.nullable(),
  version: z.int(),
  bundleId: contentId,
  stakePha: z.int(),
  committee: z.object({ n: z.int(), f: z.int(), q: z.int() }),
  chains: z.array(chainId),
  createdMs: timeMs,
  updatedMs: timeMs,
  /** When the next run is due; null for a trigger without a schedule or that only looks whether to wake, and when not running. */
  nextDueMs: timeMs.nullable(),
  runs: z.int(),
  lastRun: runSummarySchema.nullable(),
})
export type DeploymentSummary = z.output<typeof deploymentSummarySchema>

/** `GET deployments`. */
export const deploymentListQuery = z.object({
  owner: ownerKeySchema.optional(),
  workflow: workflowId.optional(),
  status: deploymentStatusSchema.optional(),
})
export const deploymentListSchema = z.object({ deployments: z.array(deploymentSummarySchema) })

/** `GET deployments/{id}`. */
export const deploymentSchema = deploymentSummarySchema.extend({
  instance: z.string(),
  targets: z.array(deploymentTargetSchema),
  policy: committeePolicySchema,
  validityMs: z.int(),
  permissions: permissionsSchema,
  versions: z.array(
    z.object({ n: z.int(), bundleId: contentId, revision: z.int().nullable(), createdMs: timeMs, signed: signedActSchema }),
  ),
  /** The workflow it came from; `ahead` when it has been edited since, so that edits wait for a redeploy. */
  workflow: z.object({ id: workflowId, name: z.string(), revision: z.int(), ahead: z.boolean(), deleted: z.boolean() }).nullable(),
  /** Where messages for it go, for a deployment that messages start: a path, and a shell command that sends one there. */
  hook: z.object({ path: z.string(), example: z.string() }).nullable(),
  /** Canonical text of the newest version’s bundle. */
  bundle: z.string(),
  /** The graph of the newest version, for drawing it; null when its revision is not kept here. */
  graph: z.json().nullable(),
})
export type Deployment = z.output<typeof deploymentSchema>

/** `GET owners/{key}`; `key` is 0x-hex or an ss58 address. */
export const ownerParams = z.object({ key: z.string().min(20).max(80) })
export const ownerSchema = z.object({
  key: ownerKeySchema,
  /** Free test PHA. A key never seen here shows what it will be given. */
  balancePha: z.int(),
  stakedPha: z.int(),
  nextNonce: z.int(),
  /** False until its first act. */
  known: z.boolean(),
})
export type OwnerAccount = z.output<typeof ownerSchema>

/** `POST quotes`: what a deployment would do, write and cost, before anything is signed. */
export const quoteRequestSchema = z.object({
  graph: graphInput,
  targets: z.record(z.string(), z.array(targetSchema).min(1).max(8)),
  committee: committeePolicySchema,
  owner: ownerKeySchema.optional(),
  /** The deployment to upgrade; its permissions are compared. */
  deployment: hex32.optional(),
})

/** One host’s load by this deployment. */
export const hostLoadSchema = z.object({
  host: z.string(),
  perRun: z.number(),
  /** Requests a minute at the schedule; null for a trigger without one. */
  perMinute: z.number().nullable(),
  /** The limit that the source publishes, per client address. */
  limit: z.object({ perMinute: z.number(), documentation: z.url() }).nullable(),
  over: z.boolean(),
})
export type HostLoad = z.output<typeof hostLoadSchema>

/** One chain’s cost. Amounts are in the chain’s own unit, as wei. */
export const chainCostSchema = z.object({
  chain: chainId,
  name: z.string(),
  symbol: z.string(),
  local: z.boolean(),
  writesPerRun: z.int(),
  gasPerWrite: z.int(),
  gasPriceWei: weiText.nullable(),
  weiPerWrite: weiText.nullable(),
  weiPerDayAtMost: weiText.nullable(),
  relayer: z.object({ address: evmAddress, balanceWei: weiText.nullable(), low: z.boolean(), howToFund: z.string() }).nullable(),
})
export type ChainCost = z.output<typeof chainCostSchema>

/** The answer to a quote. */
export const quoteSchema = z.object({
  instance: z.string(),
  bundleId: contentId,
  permissions: permissionsSchema,
  settlements: z.array(settlementPointSchema),
  /** Addresses are null while no owner is named, since a feed’s address depends on its owner. */
  targets: z.array(deploymentTargetSchema.extend({ address: evmAddress.nullable(), forwarder: evmAddress.nullable() })),
  committee: z.object({ n: z.int(), f: z.int(), q: z.int(), eligible: z.int(), rosterSize: z.int() }),
  schedule: z.object({ runsPerDay: z.number().nullable(), words: z.string() }),
  hosts: z.array(hostLoadSchema),
  /** What one worker does after each agreement, in words: whom it tells, where it stores. */
  effects: z.array(z.string()),
  /** Secrets that it sends. `unknown` without an owner; `host`: the owner’s is not bound to all of these hosts. */
  secrets: z.array(z.object({ name: z.string(), hosts: z.array(z.string()), state: z.enum(['unknown', 'ready', 'missing', 'host']) })),
  costs: z.array(chainCostSchema),
  /** The deployment’s id once signed with `nonce`; the id of the upgraded one for an upgrade; null without an owner. */
  deployment: hex32.nullable(),
  owner: ownerSchema.nullable(),
  /** For an upgrade: what the new version may do that the old one may not, and the reverse. */
  change: z
    .object({
      bundleId: contentId,
      same: z.boolean(),
      addedHosts: z.array(z.string()),
      removedHosts: z.array(z.string()),
      addedWrites: z.array(z.string()),
      removedWrites: z.array(z.string()),
      terms: deploymentTermsSchema,
    })
    .nullable(),
  warnings: z.array(z.object({ code: z.string(), message: z.string(), remedy: z.string() })),
})
export type Quote = z.output<typeof quoteSchema>
