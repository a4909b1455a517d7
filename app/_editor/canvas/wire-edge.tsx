'use client'
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, useStore } from '@xyflow/react'
import { memo } from 'react'
import { cx } from '../../_ui/cx'
import { glyphShapeOf } from '../../_ui/glyph-shape'
import { pickStrands, type StrandState } from '../../_ui/strands'
import { agreedValue, outlierNote, strandsOf, traceOf } from '../dry-run/view'
import { labelPlace, roundPath, strandPath } from '../edit/route'
import { sayValue } from '../show/values'
import { useEditor } from '../state/context'
import { editorTexts } from '../texts'
import { FAR, type WireEdge } from './draw'

const GAP = 2.5
/** Shorter pieces carry no label: it would hide the wire. */
const LABEL_ROOM = 60

/** A wire: one line, or a ribbon of hairlines while each worker has a value of its own. */
export const WireEdgeView = memo(function WireEdgeView({ id, data, selected }: EdgeProps<WireEdge>) {
  const n = useEditor((state) => state.rehearsal.n)
  const run = useEditor((state) => state.rehearsal.run)
  const far = useStore((state) => state.transform[2] < FAR)
  if (!data) return null
  if (far)
    return (
      <path
        d={roundPath(data.points, 0)}
        fill="none"
        stroke={data.refused ? 'var(--state-bad)' : glyphShapeOf(data.type).colour}
        strokeWidth={2}
      />
    )
  const { points, type, perWorker, refused } = data
  const colour = refused ? 'var(--state-bad)' : glyphShapeOf(type).colour
  const strands: StrandState[] = !perWorker ? [] : run.state === 'done' ? strandsOf(run.result) : Array.from({ length: n }, () => 'agreed')
  const drawn = pickStrands(strands)
  const whole = roundPath(points)
  return (
    <>
      {selected && (
        <path
          d={whole}
          fill="none"
          stroke="var(--accent-line)"
          strokeWidth={perWorker ? drawn.length * GAP + 8 : 8}
          strokeLinecap="round"
        />
      )}
      {perWorker && drawn.length === 0 ? (
        <path d={whole} fill="none" stroke="var(--line-field)" strokeDasharray="3 4" style={{ strokeWidth: 'var(--strand)' }} />
      ) : perWorker ? (
        drawn.map((state, index) => (
          <path
            // biome-ignore lint/suspicious/noArrayIndexKey: strands have no identity but their place in the ribbon
            key={index}
            d={strandPath(points, (index - (drawn.length - 1) / 2) * GAP)}
            fill="none"
            stroke={state === 'out' ? 'var(--state-bad-fill)' : state === 'late' ? 'var(--state-warn-fill)' : colour}
            strokeDasharray={state === 'late' ? '3 3' : undefined}
            style={{ strokeWidth: 'var(--strand)' }}
          />
        ))
      ) : (
        <path d={whole} fill="none" stroke={colour} strokeDasharray={refused ? '4 3' : undefined} style={{ strokeWidth: 'var(--wire)' }} />
      )}
      <BaseEdge id={id} path={whole} interactionWidth={18} style={{ stroke: 'transparent' }} />
      <WireLabel data={data} />
    </>
  )
})

/** What the last run sent through a wire. */
function WireLabel({ data: { wire, points, type, perWorker } }: { data: NonNullable<WireEdge['data']> }) {
  const run = useEditor((state) => state.rehearsal.run)
  const seenBy = useEditor((state) => state.rehearsal.seenBy)
  if (run.state !== 'done') return null
  const place = labelPlace(points)
  if (place.length < LABEL_ROOM) return null
  const trace = traceOf(run.result, wire.from.node, seenBy)
  const value =
    agreedValue(run.result)?.node === wire.from.node ? run.result.agreed[wire.from.node]?.[wire.from.port] : trace?.outputs[wire.from.port]
  const alike = perWorker && seenBy === undefined
  const text = alike
    ? editorTexts.alike(run.result.quorum.got)
    : type === 'signal'
      ? value === undefined
        ? undefined
        : wire.from.port === 'run'
          ? undefined
          : wire.from.port
      : value === undefined
        ? undefined
        : sayValue(value, type, true)
  const note = alike ? outlierNote(run.result) : undefined
  const above = place.vertical ? 0 : alike ? -22 : -14
  return (
    <EdgeLabelRenderer>
      {text !== undefined && (
        <Pill x={place.x} y={place.y + above}>
          {text}
        </Pill>
      )}
      {note !== undefined && (
        <Pill x={place.x} y={place.y + 22} bad>
          {note}
        </Pill>
      )}
    </EdgeLabelRenderer>
  )
}

function Pill({ x, y, bad = false, children }: { x: number; y: number; bad?: boolean; children: string }) {
  return (
    <span className={cx('wire-pill figures', bad && 'text-bad')} style={{ transform: `translate(-50%,-50%) translate(${x}px,${y}px)` }}>
      {children}
    </span>
  )
}
