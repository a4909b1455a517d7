'use client'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '../../_ui/cx'
import { IconButton } from '../../_ui/icon-button'
import { WorkerSquare } from '../../_ui/worker-squares'
import { describeWorker } from '../../_ui/workers'
import { useRun } from '../commands/use-run'
import { endDryRun } from '../commands/workflow'
import { useEditor, useEditorStore } from '../state/context'
import { editorTexts } from '../texts'
import { marksOf } from './view'

/** Above the canvas during a dry run: whose values are shown. */
export function DryRunBar() {
  const texts = editorTexts.dry
  const store = useEditorStore()
  const { run, n, seenBy } = useEditor((state) => state.rehearsal)
  const perform = useRun()
  if (run.state === 'none') return null
  const result = run.state === 'done' ? run.result : undefined
  const choose = (worker: string | undefined) => {
    const { rehearsal, set } = store.getState()
    set({ rehearsal: { ...rehearsal, seenBy: worker } })
  }
  return (
    <div className="pointer-events-none absolute inset-x-3 top-2 z-brick flex items-start">
      <div
        role="toolbar"
        aria-label={texts.seenBy}
        className="pointer-events-auto flex max-w-full items-center gap-1 overflow-x-auto rounded-3 border border-line bg-raised py-1 pr-1 pl-3 text-xs shadow-2"
      >
        <span className="mr-1 shrink-0 text-ink-3">{texts.seenBy}</span>
        <SeenBy chosen={seenBy === undefined} onChoose={() => choose(undefined)}>
          {texts.all(result?.committee.n ?? n)}
        </SeenBy>
        {result &&
          marksOf(result).map((mark) => (
            <SeenBy key={mark.id} chosen={seenBy === mark.id} title={describeWorker(mark)} onChoose={() => choose(mark.id)}>
              <WorkerSquare state={mark.state} />
              {mark.name}
            </SeenBy>
          ))}
        {run.state === 'running' && (
          <span role="status" className="whitespace-nowrap px-2 text-ink-3">
            {texts.running}: {texts.runningText(n)}
          </span>
        )}
        <IconButton size="sm" label={editorTexts.top.leave} icon={<X size={14} aria-hidden="true" />} onClick={() => perform(endDryRun)} />
      </div>
    </div>
  )
}

function SeenBy({ chosen, onChoose, title, children }: { chosen: boolean; onChoose: () => void; title?: string; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      title={title}
      onClick={onChoose}
      className={cx('flex h-6 shrink-0 items-center gap-1.5 rounded-2 px-2 hover:bg-hover', chosen && 'bg-press font-medium')}
    >
      {children}
    </button>
  )
}
