import { z } from 'zod'
import { diagnosticSchema } from './diagnostics'
import { contentId, graphInput } from './ids'

/** What a bundle may reach. */
export const permissionsSchema = z.object({ hosts: z.array(z.string()), chainsRead: z.array(z.string()), gatewayTrust: z.boolean() })
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
export const faultsSchema = z.partialRecord(z.enum(['crash', 'lag', 'lie', 'collude', 'equivocate']), z.int().min(0).max(31))

/** `POST dry-runs`: the graph runs on a simulated committee with real requests. */
export const dryRunRequestSchema = z.object({
  graph: graphInput,
  committee: z.int().min(1).max(31).default(7),
  seed: z.string().max(80).optional(),
  faults: faultsSchema.default({}),
  /** Observe at this time instead of now; only for sources that can tell the past. */
  nowMs: z.int().min(0).optional(),
  /** What a trigger that is not due by itself hands on. */
  input: z.json().optional(),
})

const faultData = z.object({ code: z.string(), message: z.string(), remedy: z.string(), retry: z.boolean() })
const ports = z.record(z.string(), z.json())

/** What one brick did, at one worker or in the tail. */
export const stepTraceSchema = z.object({
  state: z.string(),
  inputs: ports.optional(),
  outputs: ports.optional(),
  ms: z.number().optional(),
  reason: z.string().optional(),
  fault: faultData.optional(),
})
export type StepTrace = z.output<typeof stepTraceSchema>

/** How a dry run went: each worker’s values per brick, the agreement, the report. */
export const dryRunResponseSchema = z.looseObject({
  ok: z.boolean(),
  bundleId: contentId.optional(),
  diagnostics: z.array(diagnosticSchema),
  report: z.json().nullish(),
  committee: z.looseObject({ n: z.int(), f: z.int(), q: z.int() }).nullish(),
  observations: z.array(
    z.looseObject({
      worker: z.string(),
      city: z.string(),
      values: z.json().optional(),
      offPercent: z.string().nullish(),
      judged: z.string(),
      tookMs: z.number(),
      trace: z.record(z.string(), stepTraceSchema),
    }),
  ),
  quorum: z.object({ needed: z.int(), got: z.int() }),
  steps: z.record(z.string(), stepTraceSchema),
  reason: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
})
export type DryRunResponse = z.output<typeof dryRunResponseSchema>
