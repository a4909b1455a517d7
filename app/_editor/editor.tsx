'use client'
import { ReactFlowProvider } from '@xyflow/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { PaletteCommand } from '../_ui/command-palette'
import { useCommands } from '../_ui/command-provider'
import { MAIN_ID } from '../_ui/skip-link'
import { toast } from '../_ui/toast'
import { CanvasFrame } from './canvas/canvas-frame'
import { DrawingProvider } from './canvas/drawing-context'
import { commands } from './commands'
import { keysOf } from './commands/keys'
import { ShellProvider, useRun } from './commands/use-run'
import { Inspector } from './inspector/inspector'
import { MobileDock } from './mobile/mobile-dock'
import { Overlays } from './overlays/overlays'
import { Palette } from './palette/palette'
import { sectionsOf } from './palette/sections'
import { useAddBrick } from './palette/use-add-brick'
import { BottomPanel } from './panel/bottom-panel'
import { SaverProvider } from './save/save-context'
import type { Saver } from './save/saver'
import { EditorProvider, useEditor } from './state/context'
import type { EditorStore } from './state/store'
import { EditorBar } from './top/editor-bar'
import { useKeys } from './use-keys'
import { useShell } from './use-shell'

/** The editor around a graph. `saver` keeps what is drawn. */
export function Editor({ store, saver }: { store: EditorStore; saver: Saver | undefined }) {
  const search = useRef<HTMLInputElement>(null)
  const inspector = useRef<HTMLElement>(null)
  const shell = useShell(store, saver, search, inspector)
  return (
    <EditorProvider store={store}>
      <SaverProvider saver={saver}>
        <ShellProvider shell={shell}>
          <ReactFlowProvider>
            <DrawingProvider>
              <div className="flex h-dvh flex-col overflow-hidden">
                <EditorBar />
                <div className="flex min-h-0 flex-1">
                  <Palette searchRef={search} />
                  <main id={MAIN_ID} tabIndex={-1} className="flex min-w-0 flex-1 flex-col focus-visible:shadow-none">
                    <CanvasFrame />
                    <BottomPanel />
                    <MobileDock />
                  </main>
                  <Column frameRef={inspector} />
                </div>
              </div>
              <Overlays />
              <Ears saver={saver} />
            </DrawingProvider>
          </ReactFlowProvider>
        </ShellProvider>
      </SaverProvider>
    </EditorProvider>
  )
}

/** The right column, away while there is nothing to show in it. */
function Column({ frameRef }: { frameRef: React.RefObject<HTMLElement | null> }) {
  const shown = useEditor((state) => state.history.present.nodes.length > 0)
  return shown ? <Inspector frameRef={frameRef} /> : null
}

/** Keys, the command list, announcements, and a warning before leaving unsaved work. */
function Ears({ saver }: { saver: Saver | undefined }) {
  const announcement = useEditor((state) => state.announcement)
  const bricks = useEditor((state) => state.bricks)
  const history = useEditor((state) => state.history)
  const run = useRun()
  const add = useAddBrick()
  useKeys(true)
  const listed = useMemo<PaletteCommand[]>(
    () => [
      ...commands
        .filter(({ id }) => id !== 'help.commands' && !id.startsWith('edit.nudge'))
        .map((command) => {
          const [keys] = keysOf(command)
          return {
            id: command.id,
            group: command.group,
            title: command.title,
            ...(keys === undefined ? {} : { keys }),
            run: () => run(command),
          }
        }),
      ...sectionsOf(bricks)
        .flatMap((section) => section.bricks)
        .map((brick) => ({
          id: `add.${brick.id}`,
          group: 'Add',
          title: `Add ${brick.title}`,
          words: brick.summary,
          run: () => void add(brick),
        })),
    ],
    [run, add, bricks],
  )
  useCommands(listed)
  useEffect(() => {
    function leave(event: BeforeUnloadEvent) {
      if (saver?.unsaved) event.preventDefault()
    }
    const retry = () => saver?.saveNow()
    addEventListener('beforeunload', leave)
    addEventListener('online', retry)
    return () => {
      removeEventListener('beforeunload', leave)
      removeEventListener('online', retry)
    }
  }, [saver])
  useNewsOfProblems()
  const title = history.present.name
  useEffect(() => {
    document.title = `${title} · Phat Bricks`
  }, [title])
  return (
    <div aria-live="polite" role="status" className="sr-only">
      {announcement}
    </div>
  )
}

/** Says when an edit breaks the graph or mends it, once it has settled. */
function useNewsOfProblems() {
  const errors = useEditor((state) => state.compiled.result.diagnostics.filter(({ severity }) => severity === 'error').length)
  const announce = useEditor((state) => state.announce)
  const [before, setBefore] = useState(errors)
  useEffect(() => {
    if (errors === before) return
    const timer = setTimeout(() => {
      setBefore(errors)
      announce(errors === 0 ? 'The workflow compiles.' : `${errors} ${errors === 1 ? 'problem' : 'problems'}.`)
    }, 900)
    return () => clearTimeout(timer)
  }, [errors, before, announce])
  useEffect(() => () => void toast.dismiss('refused-wire'), [])
}
