import type { CSSProperties, ReactNode } from 'react'
import { cx } from './cx'
import { arrangeWorkers, countQuorum, describeWorker, type WorkerMark, type WorkerState } from './workers'

const LOOKS: Record<WorkerState, string> = {
  in: 'bg-ok-fill',
  out: 'bg-bad-fill',
  late: 'border border-warn bg-transparent',
  none: 'border border-line-field bg-transparent',
  heard: 'border border-accent-line bg-accent-soft',
  waiting: 'border border-line-strong bg-hover',
  needed: 'bg-accent',
  spare: 'border border-accent-line bg-accent-soft',
}

const SIZES = {
  /** In bricks and rows. */
  sm: { cell: 'var(--size-square-sm)', square: 'aspect-square rounded-1' },
  /** The figure of a page. */
  md: { cell: 'var(--size-square)', square: 'aspect-square rounded-2' },
  /** As wide as there is room: panels, sheets, phones. */
  fill: { cell: 'minmax(0, 1fr)', square: 'h-5 rounded-1' },
} as const

const BRACKETS = { planned: 'bg-accent', open: 'bg-line-field', met: 'bg-ok-fill', short: 'bg-bad-fill' } as const
const CAPTIONS = { planned: 'text-ink-2', open: 'text-ink-2', met: 'text-ok', short: 'text-bad' } as const

/** One square as a mark in a table row or a legend; the words stand beside it. */
export function WorkerSquare({ state, className }: { state: WorkerState; className?: string }) {
  return <span aria-hidden="true" className={cx('inline-block size-worker shrink-0 rounded-1', LOOKS[state], className)} />
}

/** A committee as a row of squares over a bracket split at q: the left part must agree, the right part may fail. */
export function WorkerSquares({
  workers,
  q,
  label,
  size = 'fill',
  agreeCaption,
  spareCaption,
  className,
}: {
  workers: readonly WorkerMark[]
  q: number
  /** What the row says as a whole, for a screen reader: "5 of 7 agree, 5 needed". */
  label: string
  size?: keyof typeof SIZES
  /** Below the left part of the bracket: "5 agree, 5 needed". */
  agreeCaption?: ReactNode
  /** Below the right part: "2 may fail". */
  spareCaption?: ReactNode
  className?: string
}) {
  const shown = arrangeWorkers(workers)
  const { state } = countQuorum(workers, q)
  const look = SIZES[size]
  const spare = shown.length - q
  // Squares, bracket and captions share one set of columns, so the split stands exactly below the gap after square q.
  const columns: CSSProperties = { gridTemplateColumns: `repeat(${shown.length}, ${look.cell})` }
  const left: CSSProperties = { gridColumn: `span ${Math.min(q, shown.length)}` }
  const right: CSSProperties = { gridColumn: `span ${Math.max(spare, 1)}` }
  const captioned = agreeCaption !== undefined || spareCaption !== undefined
  return (
    <div className={cx('flex flex-col gap-1', size === 'fill' ? 'w-full' : 'w-fit', className)}>
      <ul aria-label={label} className="grid gap-1" style={columns}>
        {shown.map((worker, index) => (
          <li
            key={worker.id}
            title={describeWorker(worker)}
            className={cx('block animate-fill-in', look.square, LOOKS[worker.state])}
            style={{ animationDelay: `calc(var(--dur-1) * ${Math.min(index, 12) / 3})` }}
          >
            <span className="sr-only">{describeWorker(worker)}</span>
          </li>
        ))}
      </ul>
      <div aria-hidden="true" className="grid gap-1" style={columns}>
        <span className={cx('h-px', BRACKETS[state])} style={left} />
        {spare > 0 && <span className="h-px bg-line-strong" style={right} />}
      </div>
      {captioned && (
        <div className="grid gap-1 text-2xs leading-tight" style={columns}>
          <span className={cx('whitespace-nowrap', CAPTIONS[state])} style={left}>
            {agreeCaption}
          </span>
          {spare > 0 && (
            <span className="whitespace-nowrap text-ink-3" style={right}>
              {spareCaption}
            </span>
          )}
        </div>
      )}
    </div>
  )
}
