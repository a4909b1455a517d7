import { z } from 'zod'
import { dryRunResultSchema, FAULT_KINDS } from '@/engine/core'
import { diagnosticSchema } from './diagnostics'
import { contentId, graphInput } from './ids'

/** What a bundle may reach. */
export const permissionsSchema = z.object({
  hosts: z.array(z.string()),
  chainsRead: z.array(z.string()),
  gatewayTrust: z.boolean(),
  secrets: z.array(z.string()).optional(),
})
/** One place of a bundle that writes. */
export const settlementPointSchema = z.object({
  slot: z.int(),
  node: z.string(),
  interface: z.string(),
  feed: z.object({ decimals: z.int(), description: z.string() }).optional(),
})

/** `POST compile`: a graph, and whether it is to be deployed. */
export const compileRequestSchema = z.object({ graph: graphInput, deploying: z.boolean().default(false) })

/** The bundle of a graph, or its diagnostics. */
export const compileResponseSchema = z.object({
  ok: z.boolean(),
  bundleId: contentId.optional(),
  diagnostics: z.array(diagnosticSchema),
  /** The bundle’s canonical text; its sha-256 is in the id. */
  bundle: z.string().optional(),
  permissions: permissionsSchema.optional(),
  limits: z.object({ requests: z.int(), bytes: z.int(), timeMs: z.int() }).optional(),
  settlements: z.array(settlementPointSchema).optional(),
})
export type CompileResponse = z.output<typeof compileResponseSchema>

/** Faults to give to committee members: how many lie, crash… */
export const faultsSchema = z.partialRecord(z.enum(FAULT_KINDS), z.int().min(0).max(31))

/** `POST dry-runs`: the graph runs on a simulated committee with real requests. */
export const dryRunRequestSchema = z.object({
  graph: graphInput,
  committee: z.int().min(1).max(31).default(7),
  seed: z.string().max(80).optional(),
  faults: faultsSchema.default({}),
})

/** How a dry run went: each worker’s values per brick, the agreement, the report. */
export const dryRunResponseSchema = dryRunResultSchema.extend({ diagnostics: z.array(diagnosticSchema) })
export type DryRunResponse = z.output<typeof dryRunResponseSchema>
