'use client'
import { X } from 'lucide-react'
import { cx } from '../../_ui/cx'
import { ErrorState } from '../../_ui/error-state'
import { IconButton } from '../../_ui/icon-button'
import { WorkerSquare } from '../../_ui/worker-squares'
import { describeWorker } from '../../_ui/workers'
import { endDryRun } from '../commands/workflow'
import { dryRun } from '../commands/workflow'
import { useRun } from '../commands/use-run'
import { sayValue } from '../show/values'
import { useEditor, useEditorStore } from '../state/context'
import { editorTexts } from '../texts'
import { agreedValue, marksOf, outcomeSentence } from './view'

/** Above the canvas during a dry run: whose values are shown, the agreed value, and how it went. */
export function DryRunBar() {
  const texts = editorTexts.dry
  const store = useEditorStore()
  const { run, n, seenBy } = useEditor((state) => state.rehearsal)
  const perform = useRun()
  if (run.state === 'none') return null
  const result = run.state === 'done' ? run.result : undefined
  const agreed = result && agreedValue(result)
  const choose = (worker: string | undefined) => {
    const { rehearsal, set } = store.getState()
    set({ rehearsal: { ...rehearsal, seenBy: worker } })
  }
  return (
    <div className="pointer-events-none absolute inset-x-3 top-2 z-brick flex flex-col items-start gap-3">
      <div role="toolbar" aria-label={texts.seenBy} className="pointer-events-auto flex max-w-full items-center gap-1 overflow-x-auto rounded-3 border border-line bg-raised py-1 pr-1 pl-3 text-xs shadow-2">
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
        <IconButton size="sm" label={editorTexts.top.leave} icon={<X size={14} aria-hidden="true" />} onClick={() => perform(endDryRun)} />
      </div>
      {run.state === 'running' && (
        <div role="status" className="dry-figure">
          <p className="text-ink-3 text-xs">{texts.running}</p>
          <p className="text-sm">{texts.runningText(n)}</p>
        </div>
      )}
      {result && agreed && (
        <div className="dry-figure">
          <p className="text-ink-3 text-xs">{texts.agreedValue}</p>
          <p className="pixel text-2xl leading-tight">{sayValue(agreed.value, undefined)}</p>
          <p className="text-xs">{outcomeSentence(result)}</p>
        </div>
      )}
      {result && !result.ok && !agreed && (
        <div className="pointer-events-auto w-105 max-w-full">
          <ErrorState title={texts.refused} what={result.reason?.message ?? ''} remedy={result.reason?.remedy} code={result.reason?.code} />
        </div>
      )}
      {run.state === 'failed' && (
        <div className="pointer-events-auto w-105 max-w-full">
          <ErrorState title={texts.failed} what={run.message} remedy={run.remedy} code={run.code} onRetry={() => perform(dryRun)} />
        </div>
      )}
    </div>
  )
}

function SeenBy({ chosen, onChoose, title, children }: { chosen: boolean; onChoose: () => void; title?: string; children: React.ReactNode }) {
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
