import { z } from 'zod'
import type { Diagnostic, Fix } from '@/engine/core'

const endOfWire = z.object({ node: z.string(), port: z.string() })

/** A repair that the editor applies with one click. */
export const fixSchema: z.ZodType<Fix> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('insert'), title: z.string(), brick: z.string(), on: z.object({ to: endOfWire }) }),
  z.object({ kind: z.literal('remove-node'), title: z.string(), node: z.string() }),
  z.object({ kind: z.literal('remove-wire'), title: z.string(), to: endOfWire }),
  z.object({
    kind: z.literal('set-config'),
    title: z.string(),
    node: z.string(),
    path: z.string(),
    value: z.union([z.string(), z.number(), z.boolean()]),
  }),
  z.object({ kind: z.literal('add-node'), title: z.string(), brick: z.string() }),
  z.object({ kind: z.literal('add-wire'), title: z.string(), from: endOfWire, to: endOfWire }),
])

/** A mistake in a graph, with its place. */
export const diagnosticSchema = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  node: z.string().exactOptional(),
  port: z.string().exactOptional(),
  path: z.string().exactOptional(),
  message: z.string(),
  fix: fixSchema.exactOptional(),
}) satisfies z.ZodType<Diagnostic>
