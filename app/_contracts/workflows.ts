import { z } from 'zod'
import { contentId, graphInput, graphSchema, hex32, timeMs, workflowId } from './ids'

/** Path of one workflow. */
export const workflowParams = z.object({ id: workflowId })

const deploymentMark = z.object({
  id: hex32,
  name: z.string(),
  status: z.enum(['running', 'paused', 'closed']),
  version: z.int(),
  /** The workflow’s revision that the newest version was made from; null when unknown. */
  revision: z.int().nullable(),
  bundleId: contentId,
})

/** A workflow as lists show it. */
export const workflowSummarySchema = z.object({
  id: workflowId,
  name: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  revision: z.int(),
  createdMs: timeMs,
  updatedMs: timeMs,
  /** Number of bricks, and their ids in the order of the file, at most 12. */
  bricks: z.int(),
  brickIds: z.array(z.string()),
  /** Deployments that are not closed, newest first. */
  deployments: z.array(deploymentMark),
})
export type WorkflowSummary = z.output<typeof workflowSummarySchema>

/** A workflow with the graph of its newest revision. */
export const workflowSchema = workflowSummarySchema.extend({ graph: graphSchema })
export type Workflow = z.output<typeof workflowSchema>

/** `GET workflows`. */
export const workflowListSchema = z.object({ workflows: z.array(workflowSummarySchema) })

/** `POST workflows`: from a graph, from a template, or empty. */
export const createWorkflowSchema = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  graph: graphInput.optional(),
  template: z.string().max(80).optional(),
})

/** `PUT workflows/{id}`: `revision` is the one this graph was edited from; `saveId` makes a repeated save one revision. */
export const saveWorkflowSchema = z.object({ revision: z.int().min(0), graph: graphInput, saveId: z.string().min(8).max(64).optional() })

/** The answer to a save. */
export const savedWorkflowSchema = z.object({ id: workflowId, name: z.string(), revision: z.int(), updatedMs: timeMs })
export type SavedWorkflow = z.output<typeof savedWorkflowSchema>

/** What a 409 (`stale_revision`) carries under `current`. */
export const staleSaveSchema = z.object({ revision: z.int(), updatedMs: timeMs, graph: graphSchema })
export type StaleSave = z.output<typeof staleSaveSchema>

/** `DELETE workflows/{id}`: hidden, and undone by `POST workflows/{id}/restore`. */
export const deletedWorkflowSchema = z.object({ id: workflowId, deletedMs: timeMs })

/** `GET workflows/{id}/revisions`, newest first. */
export const revisionListSchema = z.object({
  revisions: z.array(z.object({ n: z.int(), name: z.string(), bricks: z.int(), createdMs: timeMs })),
})
/** Path of one revision. */
export const revisionParams = z.object({ id: workflowId, n: z.coerce.number().int().min(1) })
/** One revision with its graph. */
export const revisionSchema = z.object({ n: z.int(), createdMs: timeMs, graph: graphSchema })

/** `POST shares`: keeps a graph under its content id. */
export const shareRequestSchema = z.object({ graph: graphInput })
export const sharedSchema = z.object({ cid: contentId, path: z.string() })
export const shareParams = z.object({ cid: contentId })
export const sharedGraphSchema = z.object({ cid: contentId, graph: graphSchema, createdMs: timeMs })

const templateSummary = z.object({
  slug: z.string(),
  name: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  bricks: z.int(),
  brickIds: z.array(z.string()),
})
/** `GET templates`. */
export const templateListSchema = z.object({ templates: z.array(templateSummary) })
export type TemplateSummary = z.output<typeof templateSummary>
export const templateParams = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/) })
export const templateSchema = templateSummary.extend({ graph: graphSchema })
