import { callApi, ProblemError, routes, toProblem } from '../../_client/api'
import { staleSaveSchema } from '../../_contracts/workflows'
import type { Keeper, SaveOutcome } from './saver'

/** Keeps workflows by the HTTP API. */
export const apiKeeper: Keeper = {
  async create(graph) {
    try {
      const { id, revision } = await callApi(routes.createWorkflow, { body: { graph, name: graph.name.trim() || undefined } })
      return { id, revision }
    } catch (error) {
      return refusal(error)
    }
  },
  async save(id, revision, graph, saveId) {
    try {
      const saved = await callApi(routes.saveWorkflow, { params: { id }, body: { revision, graph, saveId } })
      return { kind: 'saved', revision: saved.revision }
    } catch (error) {
      const current =
        error instanceof ProblemError && error.problem.status === 409 ? staleSaveSchema.safeParse(error.problem.current) : undefined
      return current?.success ? { kind: 'stale', ...current.data } : refusal(error)
    }
  },
}

function refusal(error: unknown): Extract<SaveOutcome, { kind: 'refused' }> {
  const { code, detail, remedy, status, retry } = toProblem(error)
  return { kind: 'refused', code, message: detail, remedy, retry: retry || status >= 500 || status === 429 }
}
