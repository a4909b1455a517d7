import { Check, Loader, Minus, X } from 'lucide-react'
import type { RunView, StageView } from '@/engine/core'
import { cx } from '../_ui/cx'
import { showSeconds } from './figures'
import { clockOfStage, wordsOfStage } from './run-words'
import { runTexts } from './texts'

const MARKS = {
  done: <Check size={14} aria-hidden="true" className="text-ok" />,
  running: <Loader size={14} aria-hidden="true" className="text-accent" />,
  failed: <X size={14} aria-hidden="true" className="text-bad" />,
  spared: <Minus size={14} aria-hidden="true" className="text-ink-off" />,
  waiting: <Minus size={14} aria-hidden="true" className="text-ink-off" />,
} as const

const LINES: Record<StageView['state'], string> = {
  done: 'bg-ok-fill',
  running: 'bg-accent',
  failed: 'bg-bad-fill',
  spared: 'bg-transparent',
  waiting: 'bg-transparent',
}

/** The six stages of a run in a row, each with its time and what it came to; two columns on a phone. */
export function StageStrip({ view, confirmations }: { view: RunView; confirmations?: { have: number; need: number } | undefined }) {
  return (
    <ol
      aria-label={runTexts.stageList}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-3 border border-line bg-line md:grid-cols-3 xl:grid-cols-6"
    >
      {view.stages.map((stage) => (
        <Stage key={stage.id} stage={stage} words={wordsOfStage(stage, view, confirmations)} confirmations={confirmations} />
      ))}
    </ol>
  )
}

function Stage({
  stage,
  words,
  confirmations,
}: {
  stage: StageView
  words: string
  confirmations: { have: number; need: number } | undefined
}) {
  const idle = stage.state === 'waiting' || stage.state === 'spared'
  const clock = clockOfStage(stage)
  const took = stage.state === 'done' || stage.state === 'failed' ? showSeconds(stage.endedMs - stage.startedMs) : undefined
  const share =
    stage.id === 'final' && stage.state === 'running' && confirmations ? confirmations.have / Math.max(confirmations.need, 1) : 1
  return (
    <li
      className={cx(
        'relative flex min-w-0 flex-col gap-0.5 bg-panel px-4 py-2.5 max-md:px-3',
        // The tint is see-through: it lies on the panel, not on the line's colour between the boxes.
        stage.state === 'running' && 'bg-[image:linear-gradient(var(--accent-soft),var(--accent-soft))]',
      )}
    >
      <span className="flex items-center gap-2">
        {MARKS[stage.state]}
        <span className={cx('font-strong text-sm', idle && 'text-ink-3')}>{runTexts.stages[stage.id]}</span>
        <span className="sr-only">{runTexts.stageState[stage.state]}</span>
        {took !== undefined && <span className="figures ml-auto text-2xs text-ink-3">{took}</span>}
      </span>
      <span className={cx('block truncate text-xs', idle ? 'text-ink-3' : 'text-ink-2')}>{words}</span>
      <span className="figures block min-h-4 text-2xs text-ink-3">{clock}</span>
      <span aria-hidden="true" className={cx('absolute bottom-0 left-0 h-0.5', LINES[stage.state])} style={{ width: `${share * 100}%` }} />
    </li>
  )
}
