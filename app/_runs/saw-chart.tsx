import type { MemberView, RunView, SightView } from '@/engine/core'
import { cx } from '../_ui/cx'
import { axisPercent, type ChartScale, chartScale } from './chart-scale'
import { showPercent, showPorts } from './figures'
import { orderMembers, squareOf } from './run-words'
import { SawLegend } from './saw-legend'
import { runTexts } from './texts'

const ROW = 24
const TOP = 8
const MARK = 9

interface Row {
  id: string
  city: string
  state: ReturnType<typeof squareOf>
  off: number | undefined
  /** What stands in the row of a worker without a place on the axis. */
  note: string | undefined
  /** The note is what the worker saw. */
  isFigure: boolean
}

/** Each worker on one axis of how far it was from the agreed value; an outlier stands beyond a break. Without numbers, what each said. */
export function SawChart({
  view,
  brick,
  limit,
  decimals,
}: {
  view: RunView
  brick: string | undefined
  limit: string | undefined
  decimals: number
}) {
  const rows = orderMembers(view.members).map((member) => rowOf(member, brick, view, decimals))
  const numeric = rows.filter(({ off }) => off !== undefined)
  if (rows.length === 0) return <p className="py-6 text-ink-3 text-xs">{runTexts.saw.beforeCommittee}</p>
  const limitOff = limit === undefined ? undefined : Number(limit)
  const scale = chartScale(offs(numeric, 'in'), offs(numeric, 'out'), limitOff)
  const hasAxis = numeric.length > 0
  const height = TOP + rows.length * ROW
  return (
    <div className="min-w-0">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 className="font-strong text-sm">{runTexts.saw.title}</h2>
        {hasAxis && <SawLegend limit={limit} />}
      </div>
      <div className="grid grid-cols-[6.25rem_minmax(0,1fr)] max-sm:grid-cols-[5rem_minmax(0,1fr)]">
        <ul className="text-ink-2 text-xs" style={{ paddingTop: TOP }}>
          {rows.map(({ id, city }) => (
            <li key={id} className="flex items-center truncate" style={{ height: ROW }}>
              <span className="truncate">{city}</span>
            </li>
          ))}
        </ul>
        <svg width="100%" height={height + 26} role="img" aria-label={describe(rows)} className="overflow-visible">
          {hasAxis && <Ground scale={scale} height={height} limit={limitOff} />}
          {rows.map((row, index) => (
            <Mark key={row.id} row={row} scale={scale} hasAxis={hasAxis} y={TOP + index * ROW + ROW / 2} />
          ))}
          {hasAxis && <Axis scale={scale} y={height} />}
        </svg>
      </div>
    </div>
  )
}

function rowOf(member: MemberView, brick: string | undefined, { committee }: RunView, decimals: number): Row {
  const { sight, city, address } = member
  const off = brick !== undefined && 'off' in sight ? sight.off[brick] : undefined
  const observed = brick !== undefined && 'observation' in sight ? showPorts(sight.observation?.values[brick], decimals) : undefined
  const row = { id: address, city, state: squareOf(member) }
  if (typeof off === 'string') return { ...row, off: Number(off), note: undefined, isFigure: false }
  const note = noteOf(sight, observed, committee ? committee.deadlineMs - committee.atMs : 0)
  return { ...row, off: undefined, note, isFigure: note === observed }
}

/** What stands in the row of a worker that has no place on the axis. */
function noteOf(sight: SightView, observed: string | undefined, waitMs: number): string {
  switch (sight.state) {
    case 'silent':
      return runTexts.saw.silent(`${Math.round(waitMs / 1000)}\u00a0s`)
    case 'rejected':
      return `${runTexts.saw.rejected}: ${sight.reason}`
    case 'waiting':
      return runTexts.saw.waiting
    case 'left':
      return observed === undefined ? runTexts.saw.left : `${observed}, ${runTexts.saw.left}`
    default:
      return observed ?? runTexts.saw.fault
  }
}

const offs = (rows: readonly Row[], state: Row['state']): number[] =>
  rows.flatMap((row) => (row.state === state && row.off !== undefined ? [row.off] : []))

function Ground({ scale, height, limit }: { scale: ChartScale; height: number; limit: number | undefined }) {
  const [from, to] = scale.within
  const zero = scale.place(0)
  return (
    <g>
      <rect x={`${from}%`} width={`${to - from}%`} y={0} height={height} className="fill-ok-soft" />
      {scale.ticks
        .filter(({ kind, off }) => kind === 'inner' && off !== 0)
        .map(({ at, off }) => (
          <line key={off} x1={`${at}%`} x2={`${at}%`} y1={0} y2={height} className="stroke-line" />
        ))}
      {limit !== undefined &&
        scale.ticks
          .filter(({ kind }) => kind === 'limit')
          .map(({ at, off }) => (
            <line key={off} x1={`${at}%`} x2={`${at}%`} y1={0} y2={height} strokeDasharray="3 3" className="stroke-warn" />
          ))}
      <line x1={`${zero}%`} x2={`${zero}%`} y1={0} y2={height} strokeWidth={1.5} className="stroke-accent" />
    </g>
  )
}

function Mark({ row, scale, hasAxis, y }: { row: Row; scale: ChartScale; hasAxis: boolean; y: number }) {
  if (row.off === undefined) return <Note row={row} y={y} from={hasAxis ? `${scale.place(0) + 2}%` : '8'} />
  const at = scale.place(row.off)
  const isOut = row.state === 'out'
  return (
    <g>
      <line
        x1={isOut ? '0%' : `${scale.place(0)}%`}
        x2={`${at}%`}
        y1={y}
        y2={y}
        strokeDasharray={isOut ? '2 3' : undefined}
        className={isOut ? 'stroke-bad' : 'stroke-ok'}
      />
      <svg aria-hidden="true" x={`${at}%`} y={y} className="overflow-visible">
        <rect x={-MARK / 2} y={-MARK / 2} width={MARK} height={MARK} rx={1.5} className={isOut ? 'fill-bad-fill' : 'fill-ok-fill'} />
        {isOut && (
          <text y={-MARK} textAnchor={at > 90 ? 'end' : at < 10 ? 'start' : 'middle'} className="figures fill-bad text-2xs">
            {showPercent(String(row.off), 1)}
          </text>
        )}
      </svg>
    </g>
  )
}

/** Words in place of a mark: right of the agreed line, or from the edge on a phone. There, a halo keeps lines out of the letters. */
function Note({ row, y, from }: { row: Row; y: number; from: string }) {
  const tone = row.state === 'late' || row.state === 'none' ? 'fill-warn' : row.state === 'out' ? 'fill-bad' : 'fill-ink-2'
  return (
    <>
      <text x={from} y={y + 4} className={cx('text-xs max-sm:hidden', row.isFigure && 'figures', tone)}>
        {row.note}
      </text>
      <text x={8} y={y + 4} stroke="var(--panel)" strokeWidth={4} paintOrder="stroke" className={cx('text-xs sm:hidden', tone)}>
        {row.note}
      </text>
    </>
  )
}

function Axis({ scale, y }: { scale: ChartScale; y: number }) {
  return (
    <g>
      <line x1="0%" x2="100%" y1={y} y2={y} className="stroke-line-strong" />
      {scale.breaks.map((at) => (
        <svg key={at} x={`${at}%`} y={y} className="overflow-visible">
          <title>{runTexts.saw.break}</title>
          <path d="M-6 5 -2-5 3-5 -1 5z" className="fill-panel" />
          <path d="M-6 5-2-5M-1 5 3-5" className="stroke-ink-3" />
        </svg>
      ))}
      {scale.ticks.map(({ at, off, kind }) => (
        <text
          key={off}
          x={`${at}%`}
          y={y + 17}
          textAnchor={at <= 4 ? 'start' : at >= 96 ? 'end' : 'middle'}
          className={cx(
            'figures text-2xs',
            kind === 'limit' ? 'fill-warn' : 'fill-ink-3',
            kind === 'inner' && off !== 0 && isCrowded(off, scale) && 'max-sm:hidden',
          )}
        >
          {axisPercent(off, kind === 'inner')}
        </text>
      ))}
    </g>
  )
}

/** Labels that a phone leaves out: halfway marks, and the end of the straight part where a break follows. */
function isCrowded(off: number, { ticks, breaks, place }: ChartScale): boolean {
  const isHalf = ticks.some((tick) => tick.kind === 'inner' && Math.abs(tick.off) > Math.abs(off) * 1.5)
  return isHalf || breaks.some((at) => Math.abs(at - place(off)) < 10)
}

/** The chart in words, for who cannot see it. */
function describe(rows: readonly Row[]): string {
  return rows.map(({ city, off, note }) => `${city} ${off === undefined ? note : showPercent(String(off))}`).join('; ')
}
