'use client'
import { DeploySheet } from '../../_deploy'
import { useSaveView } from '../save/save-context'
import { sameMeaning } from '../state/compiled'
import { useEditor, useEditorStore } from '../state/context'

/** The deploy sheet over the editor: deploys the graph shown, as the revision it was saved as. */
export function Deploy() {
  const store = useEditorStore()
  const graph = useEditor((state) => state.history.present)
  const warnings = useEditor((state) => state.compiled.result.diagnostics.filter(({ severity }) => severity === 'warning').length)
  const run = useEditor((state) => state.rehearsal.run)
  const { id, revision, save } = useSaveView()
  const passed = run.state === 'done' && run.result.ok && sameMeaning(run.graph, graph)
  return (
    <DeploySheet
      open
      onOpenChange={(open) => !open && store.getState().set({ overlay: undefined })}
      graph={graph}
      warnings={warnings}
      {...(id === undefined ? {} : { workflowId: id })}
      {...(save.state === 'saved' && revision > 0 ? { revision } : {})}
      {...(passed ? { dryRunPassedMs: run.atMs } : {})}
    />
  )
}
