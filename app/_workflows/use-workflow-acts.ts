'use client'
import { queryFor, refreshQueries } from '../_client/use-query'
import { callApi, toProblem } from '../_contracts/client'
import { routes } from '../_contracts/routes'
import type { WorkflowSummary } from '../_contracts/workflows'
import { toast } from '../_ui/toast'
import { workflowTexts as texts } from './texts'
import type { WorkflowActs } from './workflow-card'

const fail = (title: string, error: unknown) => {
  const { detail, remedy } = toProblem(error)
  toast.bad(title, { text: `${detail} ${remedy}` })
}

/** Deletes with undo, duplicates and exports workflows from the list. */
export function useWorkflowActs(): WorkflowActs {
  const list = queryFor(routes.listWorkflows, {})

  async function restore({ id, name }: WorkflowSummary) {
    try {
      await callApi(routes.restoreWorkflow, { params: { id } })
      toast.ok(texts.restored(name), { id: `deleted-${id}` })
    } catch (error) {
      fail(texts.restoreFailed, error)
    }
    await list.refresh()
  }

  async function remove(workflow: WorkflowSummary) {
    const known = list.get()
    // It leaves the list at once; a refusal brings it back.
    if (known.state === 'ready') list.put({ workflows: known.data.workflows.filter(({ id }) => id !== workflow.id) })
    try {
      await callApi(routes.deleteWorkflow, { params: { id: workflow.id } })
      toast.info(texts.deleted(workflow.name), {
        id: `deleted-${workflow.id}`,
        durationMs: 10_000,
        ...(workflow.deployments.length > 0 ? { text: texts.deletedText } : {}),
        action: { label: texts.undo, onClick: () => void restore(workflow) },
      })
    } catch (error) {
      fail(texts.deleteFailed, error)
    }
    await list.refresh()
  }

  async function duplicate({ id, name }: WorkflowSummary) {
    try {
      const { graph } = await callApi(routes.getWorkflow, { params: { id } })
      await callApi(routes.createWorkflow, { body: { graph, name: texts.card.copyOf(name) } })
      await refreshQueries('workflows')
    } catch (error) {
      fail(texts.duplicateFailed, error)
    }
  }

  async function exportFile({ id, name }: WorkflowSummary) {
    try {
      const { graph } = await callApi(routes.getWorkflow, { params: { id } })
      saveFile(`${fileName(name)}.json`, `${JSON.stringify(graph, null, 2)}\n`)
    } catch (error) {
      fail(texts.exportFailed, error)
    }
  }

  return {
    remove: (workflow) => void remove(workflow),
    duplicate: (workflow) => void duplicate(workflow),
    exportFile: (workflow) => void exportFile(workflow),
  }
}

const fileName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'workflow'

function saveFile(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
