import { dryRunResultSchema } from '@/engine/core'
import { callApi, routes, toProblem } from '../../_client/api'
import type { EditorStore } from '../state/store'

/** Runs the graph shown on a simulated committee, over the server, and puts what came of it on the canvas. */
export async function runDry(store: EditorStore): Promise<void> {
  const { history, rehearsal, set } = store.getState()
  if (rehearsal.run.state === 'running') return
  const graph = history.present
  const { n, seed, faults } = rehearsal
  set({
    rehearsal: { ...rehearsal, run: { state: 'running', startedAtMs: Date.now() }, seenBy: undefined },
    aside: 'faults',
    palette: 'rail',
    panel: 'workers',
  })
  store.getState().announce('Dry run started.')
  try {
    const reply = await callApi(routes.dryRun, { body: { graph, committee: n, seed, faults } })
    const result = dryRunResultSchema.parse(reply)
    show({ state: 'done', result, graph, atMs: Date.now() })
    const { reason } = result
    store.getState().announce(result.ok ? `Dry run done, ${result.quorum.got} agree.` : `Dry run refused. ${reason?.message ?? ''}`)
  } catch (error) {
    const { code, detail, remedy } = toProblem(error)
    show({ state: 'failed', code, message: detail, remedy })
    store.getState().announce(`Dry run did not start. ${detail}`)
  }

  function show(run: ReturnType<EditorStore['getState']>['rehearsal']['run']) {
    const state = store.getState()
    // Someone may have left the dry run meanwhile.
    if (state.rehearsal.run.state !== 'running') return
    state.set({ rehearsal: { ...state.rehearsal, run } })
    requestAnimationFrame(() => state.canvas?.fit())
  }
}
