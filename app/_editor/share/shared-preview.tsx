'use client'
import { ReactFlowProvider } from '@xyflow/react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { bricks } from '@/bricks'
import { type Diagnostic, decodeShare, type ParsedGraph } from '@/engine/core'
import { callApi, type Problem, routes, toProblem } from '../../_client/api'
import { Button } from '../../_ui/button'
import { ButtonLink } from '../../_ui/button-link'
import { ErrorState } from '../../_ui/error-state'
import { MAIN_ID } from '../../_ui/skip-link'
import { TopBarEnd, TopBarFrame } from '../../_ui/top-bar'
import { Canvas } from '../canvas/canvas'
import { DrawingProvider } from '../canvas/drawing-context'
import { ShellProvider } from '../commands/use-run'
import { EditorSkeleton } from '../editor-skeleton'
import { BottomPanel } from '../panel/bottom-panel'
import { EditorProvider } from '../state/context'
import { createEditorStore, type EditorStore } from '../state/store'
import { editorTexts } from '../texts'
import { useShell } from '../use-shell'
import { readStored } from './read-import'

type Shown = { state: 'loading' } | { state: 'bad'; diagnostic: Diagnostic | undefined } | { state: 'open'; store: EditorStore }

/** A shared graph, to look at; nothing runs or is saved until a copy is opened. Without `cid` it is read from the address’s fragment. */
export function SharedPreview({ cid }: { cid?: string }) {
  const [shown, setShown] = useState<Shown>({ state: 'loading' })
  useEffect(() => {
    let here = true
    const show = (parsed: ParsedGraph) => {
      if (!here) return
      setShown(
        parsed.ok
          ? { state: 'open', store: createEditorStore(bricks, parsed.graph, { readOnly: true }) }
          : { state: 'bad', diagnostic: parsed.diagnostics[0] },
      )
    }
    const read = () => (cid === undefined ? show(decodeShare(location.hash.slice(1))) : void readStored(cid).then(show))
    read()
    // Another link pasted into the same tab changes the fragment only.
    addEventListener('hashchange', read)
    return () => {
      here = false
      removeEventListener('hashchange', read)
    }
  }, [cid])
  if (shown.state === 'loading') return <EditorSkeleton />
  if (shown.state === 'open') return <Preview key={shown.store.getState().compiled.bundleId} store={shown.store} />
  return (
    <main id={MAIN_ID} className="mx-auto flex min-h-dvh w-full max-w-130 flex-col justify-center p-4">
      <ErrorState
        title={editorTexts.preview.damaged}
        what={shown.diagnostic?.message ?? ''}
        code={shown.diagnostic?.code}
        action={<ButtonLink href="/templates">{editorTexts.empty.allTemplates}</ButtonLink>}
      />
    </main>
  )
}

function Preview({ store }: { store: EditorStore }) {
  const texts = editorTexts.preview
  const router = useRouter()
  const none = useRef(null)
  const shell = useShell(store, undefined, none, none)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const graph = store.getState().history.present
  async function copy() {
    setBusy(true)
    setProblem(undefined)
    try {
      const { id } = await callApi(routes.createWorkflow, { body: { graph } })
      router.push(`/w/${id}`)
    } catch (error) {
      setProblem(toProblem(error))
      setBusy(false)
    }
  }
  return (
    <EditorProvider store={store}>
      <ShellProvider shell={shell}>
        <ReactFlowProvider>
          <DrawingProvider>
            <div className="flex h-dvh flex-col overflow-hidden">
              <TopBarFrame>
                <h1 className="min-w-0 truncate font-strong text-sm">{graph.name}</h1>
                <span className="truncate text-ink-3 text-xs max-md:hidden">{texts.text}</span>
                <TopBarEnd>
                  <Button variant="primary" busy={busy} onClick={() => void copy()}>
                    {texts.open}
                  </Button>
                </TopBarEnd>
              </TopBarFrame>
              <main id={MAIN_ID} tabIndex={-1} className="relative flex min-h-0 flex-1 flex-col focus-visible:shadow-none">
                <div className="relative min-h-0 flex-1">
                  <Canvas />
                  {problem && (
                    <div className="absolute top-3 left-3 w-105 max-w-[calc(100%-1.5rem)]">
                      <ErrorState
                        title={editorTexts.save.failed}
                        what={problem.detail}
                        remedy={problem.remedy}
                        code={problem.code}
                        onRetry={() => void copy()}
                      />
                    </div>
                  )}
                </div>
                <BottomPanel />
              </main>
            </div>
          </DrawingProvider>
        </ReactFlowProvider>
      </ShellProvider>
    </EditorProvider>
  )
}
