'use client'
import type { DryRunResult } from '@/engine/core'
import { cx } from '../../_ui/cx'
import { formatSignedPercent } from '../../_ui/format'
import { type Column, Table } from '../../_ui/table'
import { WorkerSquare } from '../../_ui/worker-squares'
import { JUDGED, marksOf, observedOf, offOf, shorten } from '../dry-run/view'
import { sayJudged, sayTook } from '../show/values'
import { useEditor, useEditorStore } from '../state/context'
import { editorTexts } from '../texts'

type Observation = DryRunResult['observations'][number]
const TONES: Record<Observation['judged'], string> = {
  inlier: '',
  outlier: 'text-bad',
  late: 'text-warn',
  abstained: 'text-ink-3',
  crashed: 'text-ink-3',
}
const BARS: Record<Observation['judged'], string> = {
  inlier: 'bg-type-price',
  outlier: 'bg-bad-fill',
  late: 'worker-late',
  abstained: 'bg-line-strong',
  crashed: 'bg-line-strong',
}

/** Each worker of the dry run: when it answered, what it saw, how far off that was, and how it was judged. */
export function PerWorker() {
  const texts = editorTexts.dry
  const store = useEditorStore()
  const run = useEditor((state) => state.rehearsal.run)
  const seenBy = useEditor((state) => state.rehearsal.seenBy)
  if (run.state !== 'done') return <p className="p-4 text-ink-3 text-sm">{run.state === 'running' ? texts.running : texts.noRun}</p>
  const { result } = run
  const marks = marksOf(result)
  const columns: Column<Observation>[] = [
    {
      id: 'worker',
      head: texts.columns.worker,
      cell: (one) => (
        <button
          type="button"
          aria-pressed={seenBy === one.worker}
          onClick={() => {
            const { rehearsal, set } = store.getState()
            set({ rehearsal: { ...rehearsal, seenBy: seenBy === one.worker ? undefined : one.worker } })
          }}
          className={cx('flex items-center gap-2.5 rounded-2', seenBy === one.worker && 'font-medium text-accent')}
        >
          <WorkerSquare state={marks.find(({ id }) => id === one.worker)?.state ?? 'none'} />
          {one.city}
          <span className="figures text-ink-3">{indexOf(result, one.worker)}</span>
        </button>
      ),
    },
    { id: 'observed', head: texts.columns.observed, numeric: true, cell: (one) => <Observed one={one} /> },
    {
      id: 'off',
      head: texts.columns.off,
      numeric: true,
      cell: (one) => <span className={TONES[one.judged]}>{sayOff(one)}</span>,
    },
    {
      id: 'took',
      head: texts.columns.took,
      numeric: true,
      wideOnly: true,
      cell: (one) => (one.tookMs === null ? '—' : sayTook(one.tookMs)),
    },
    {
      id: 'judged',
      head: texts.columns.judged,
      cell: (one) => <span className={cx('whitespace-nowrap', TONES[one.judged])}>{JUDGED[one.judged]}</span>,
    },
  ]
  return (
    <div className="grid min-h-full grid-cols-[minmax(16rem,2fr)_minmax(0,3.5fr)] max-md:grid-cols-1">
      <Timeline result={result} />
      <div className="worker-rows border-line border-l">
        <Table caption={editorTexts.panel.workers} columns={columns} rows={result.observations} rowKey={({ worker }) => worker} />
      </div>
    </div>
  )
}

function Observed({ one }: { one: Observation }) {
  const value = observedOf(one)
  return value === undefined ? <span className="text-ink-3">{editorTexts.dry.nothingObserved}</span> : sayJudged(value)
}

function sayOff(one: Observation): string {
  const off = offOf(one)
  return off === undefined ? '—' : formatSignedPercent(shorten(off))
}

const indexOf = (result: DryRunResult, worker: string): string =>
  String(result.committee.members.find(({ address }) => address === worker)?.index ?? '').padStart(5, '0')

/** When each worker answered, on one axis with the deadline. */
function Timeline({ result: { observations, deadlineMs } }: { result: DryRunResult }) {
  const longest = Math.max(1, ...observations.map(({ tookMs }) => tookMs ?? 0))
  // Where everyone was quick, the axis follows them and the deadline is off to the right.
  const end = longest > deadlineMs * 0.4 ? Math.max(deadlineMs * 1.15, longest * 1.02) : longest * 1.25
  const ticks = ticksFor(end)
  const at = (ms: number) => `${Math.min(100, (ms / end) * 100)}%`
  return (
    <div className="px-4 text-xs max-md:hidden" aria-hidden="true">
      <div className="relative ml-28 h-7 text-2xs text-ink-3">
        {ticks.map((tick) => (
          <span key={tick} className="figures absolute top-1.5 first:translate-x-0 -translate-x-1/2" style={{ left: at(tick) }}>
            {tick === 0 ? '0' : sayTook(tick).replace('.00', '')}
          </span>
        ))}
      </div>
      <div className="relative">
        {deadlineMs < end && (
          <span className="absolute inset-y-0 left-28 right-0">
            <span className="absolute inset-y-0 border-warn border-l border-dashed" style={{ left: at(deadlineMs) }}>
              <span className="absolute right-1.5 bottom-6 text-2xs text-warn">{editorTexts.dry.deadline}</span>
            </span>
          </span>
        )}
        {observations.map((one) => (
          <div key={one.worker} className="flex h-[29px] items-center">
            <span className="w-28 truncate pr-3">{one.city}</span>
            <span className="relative h-2 flex-1">
              {one.tookMs !== null && (
                <span className={cx('absolute inset-y-0 left-0 min-w-1 rounded-1', BARS[one.judged])} style={{ width: at(one.tookMs) }} />
              )}
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}

function ticksFor(end: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000].find((size) => end / size <= 5) ?? 20_000
  return Array.from({ length: Math.floor(end / step) + 1 }, (_, index) => index * step)
}
