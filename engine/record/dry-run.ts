import { z } from 'zod'
import { judgementSchema } from './judgement'

const portValues = z.record(z.string(), z.json())

/** A step’s trace as people and the API see it. */
export const traceViewSchema = z.object({
  state: z.enum(['ok', 'skipped', 'fault']),
  inputs: portValues,
  outputs: portValues,
  reason: z.string().optional(),
  fault: z.object({ code: z.string(), message: z.string(), remedy: z.string(), retry: z.boolean() }).optional(),
  ms: z.number().optional(),
})

const diagnosticSchema = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  node: z.string().optional(),
  port: z.string().optional(),
  path: z.string().optional(),
  message: z.string(),
  fix: z.record(z.string(), z.json()).optional(),
})

/** What a dry run says. `ok` is true when the committee agreed and the tail did not fault, whether or not something would be written. */
export const dryRunResultSchema = z.object({
  ok: z.boolean(),
  bundleId: z.string().optional(),
  diagnostics: z.array(diagnosticSchema),
  /** What would be attested; null when nothing would be written. Times are Unix ms. */
  report: z
    .object({
      setHash: z.string(),
      observedAtMs: z.number(),
      validUntilMs: z.number(),
      slots: z.array(
        z.object({
          slot: z.number(),
          node: z.string(),
          interface: z.string(),
          chain: z.string(),
          receiver: z.string(),
          payload: z.string(),
          deliveryGas: z.number(),
          digest: z.string(),
        }),
      ),
    })
    .nullable(),
  committee: z.object({
    n: z.number(),
    f: z.number(),
    q: z.number(),
    rosterSize: z.number(),
    members: z.array(
      z.object({
        index: z.number(),
        address: z.string(),
        city: z.string(),
        region: z.string(),
        stakePha: z.number(),
        confidence: z.number(),
      }),
    ),
  }),
  /** One per member, also for those that did not answer. */
  observations: z.array(
    z.object({
      worker: z.string(),
      city: z.string(),
      /** How the set judged it: in the set and within tolerance, an outlier, late, or without an answer. */
      judged: z.enum(['inlier', 'outlier', 'late', 'abstained', 'crashed']),
      /** Agree step → the values at its inputs. */
      values: z.record(z.string(), portValues),
      /** Agree step → how far off, in percent. */
      offPercent: z.record(z.string(), z.string().nullable()),
      /** From the trigger to the answer; simulated lag included. Null without an answer. */
      tookMs: z.number().nullable(),
      signature: z.string().nullable(),
      traces: z.record(z.string(), traceViewSchema),
    }),
  ),
  quorum: z.object({ needed: z.number(), got: z.number() }),
  /** Agree step → the agreed values. */
  agreed: z.record(z.string(), portValues),
  judgements: z.record(z.string(), z.array(judgementSchema)),
  /** Steps of the tail, and those of the head as the first inlier saw them. */
  steps: z.record(z.string(), traceViewSchema),
  /** How long members were waited for, ms. */
  deadlineMs: z.number(),
  /** Why nothing would be written, or why the committee refused. */
  reason: z.object({ code: z.string(), message: z.string(), remedy: z.string() }).optional(),
})

export type DryRunResult = z.output<typeof dryRunResultSchema>
export type TraceView = z.output<typeof traceViewSchema>
