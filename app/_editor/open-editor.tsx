'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { bricks } from '@/bricks'
import { emptyGraph, type Graph } from '@/engine/core'
import { callApi, type Problem, routes, toProblem } from '../_client/api'
import { ButtonLink } from '../_ui/button-link'
import { ErrorState } from '../_ui/error-state'
import { Editor } from './editor'
import { EditorSkeleton } from './editor-skeleton'
import { apiKeeper } from './save/api-keeper'
import { Saver } from './save/saver'
import { createEditorStore, type EditorStore } from './state/store'
import { editorTexts } from './texts'

type Opened = { state: 'loading' } | { state: 'failed'; problem: Problem } | { state: 'open'; store: EditorStore; saver: Saver }

/** Opens a workflow by its id, a template, or an empty canvas, and says so when that does not work. */
export function OpenEditor({ id, template }: { id?: string; template?: string }) {
  const [opened, setOpened] = useState<Opened>({ state: 'loading' })
  const [tries, setTries] = useState(0)
  const router = useRouter()

  // biome-ignore lint/correctness/useExhaustiveDependencies: a further try asks again
  useEffect(() => {
    let shown = true
    let saver: Saver | undefined
    const leave = new AbortController()
    function open(graph: Graph, workflow?: { id: string; revision: number }) {
      if (!shown) return
      const store = createEditorStore(bricks, graph)
      saver = new Saver(
        {
          store,
          keeper: apiKeeper,
          shelf: localStorage,
          now: Date.now,
          newSaveId: () => crypto.randomUUID(),
          // The address becomes the workflow’s own without loading anything again.
          onCreated: (made) => history.replaceState(null, '', `/w/${made}`),
        },
        workflow?.id,
        workflow?.revision ?? 0,
      )
      setOpened({ state: 'open', store, saver })
    }
    async function load() {
      if (id !== undefined) {
        const workflow = await callApi(routes.getWorkflow, { params: { id } }, { signal: leave.signal })
        open(workflow.graph, workflow)
      } else if (template !== undefined) {
        const workflow = await callApi(routes.createWorkflow, { body: { template } }, { signal: leave.signal })
        history.replaceState(null, '', `/w/${workflow.id}`)
        open(workflow.graph, workflow)
      } else open(emptyGraph(editorTexts.untitled))
    }
    setOpened({ state: 'loading' })
    load().catch((error: unknown) => {
      if (shown && !leave.signal.aborted) setOpened({ state: 'failed', problem: toProblem(error) })
    })
    return () => {
      shown = false
      leave.abort()
      saver?.close()
    }
  }, [id, template, tries, router])

  if (opened.state === 'loading') return <EditorSkeleton />
  if (opened.state === 'open') return <Editor key={opened.saver.view.getState().id} store={opened.store} saver={opened.saver} />
  const { problem } = opened
  const missing = problem.status === 404 || problem.status === 410
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-130 flex-col justify-center p-4">
      <ErrorState
        title={missing ? editorTexts.error.missing : editorTexts.error.title}
        what={problem.detail}
        remedy={problem.remedy}
        code={problem.code}
        onRetry={missing ? undefined : () => setTries(tries + 1)}
        action={
          <>
            <ButtonLink href="/workflows">{editorTexts.error.toList}</ButtonLink>
            <ButtonLink href="/w/new">{editorTexts.error.new}</ButtonLink>
          </>
        }
      />
    </main>
  )
}
