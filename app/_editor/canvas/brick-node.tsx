'use client'
import { type NodeProps, useStore } from '@xyflow/react'
import { CircleAlert, CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import type { Diagnostic } from '@/engine/core'
import { BrickTile } from '../../_ui/brick-icon'
import { cx } from '../../_ui/cx'
import { staleReason, traceOf } from '../dry-run/view'
import { type Face, SIZE } from '../edit/face'
import { sayTook, sayValue } from '../show/values'
import { useEditor } from '../state/context'
import { editorTexts } from '../texts'
import { BrickBody } from './brick-body'
import { type BrickNode, FAR } from './draw'
import { Port } from './port'

/** A brick on the canvas. */
export const BrickNodeView = memo(function BrickNodeView({ id, data: { face }, selected }: NodeProps<BrickNode>) {
  const far = useStore((state) => state.transform[2] < FAR)
  const worst = useEditor((state) => state.compiled.worst.get(id))
  const wiring = useEditor((state) => state.wiring)
  return (
    <div
      data-selected={selected || undefined}
      data-unknown={face.kind === 'unknown' || undefined}
      className={cx('brick', far && 'brick-far', worst === 'error' && !selected && 'brick-wrong')}
      style={{ width: face.width, height: face.height }}
    >
      <header className="flex h-12 items-center gap-2.5 px-2.5">
        <BrickTile name={face.icon} dashed={face.kind === 'unknown'} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-strong text-[0.78125rem] leading-tight">{face.title}</span>
          {!far && face.subtitle !== '' && <span className="mt-0.5 block truncate text-2xs text-ink-3 leading-tight">{face.subtitle}</span>}
        </span>
        {worst && <Problem severity={worst} />}
      </header>
      {!far && (
        <>
          <BrickBody face={face} id={id} />
          <PortNames face={face} />
          <Footer face={face} id={id} />
        </>
      )}
      {face.ports.map((port) => (
        <Port
          key={`${port.side}${port.id}`}
          port={port}
          brick={face.title}
          bare={far}
          focusable={Boolean(selected)}
          light={wiring?.open.has(`${id}.${port.id}`) === true && isFor(port.side, wiring.direction)}
          dim={
            wiring !== undefined &&
            !(wiring.node === id && wiring.port === port.id) &&
            !(wiring.open.has(`${id}.${port.id}`) && isFor(port.side, wiring.direction))
          }
        />
      ))}
    </div>
  )
})

const isFor = (side: Face['ports'][number]['side'], direction: 'from' | 'to'): boolean =>
  (direction === 'from') === (side === 'left' || side === 'top')

function Problem({ severity }: { severity: Diagnostic['severity'] }) {
  return severity === 'error' ? (
    <CircleAlert size={15} role="img" aria-label={editorTexts.hasProblem} className="shrink-0 text-bad" />
  ) : (
    <TriangleAlert size={15} role="img" aria-label={editorTexts.hasWarning} className="shrink-0 text-warn" />
  )
}

/** The names of data ports, inputs left and outputs right, on the rows of their glyphs; branch names above the lower edge. */
function PortNames({ face }: { face: Face }) {
  const branches = face.ports.filter(({ side }) => side === 'bottom')
  const data = face.ports.filter(({ side }) => side === 'left' || side === 'right')
  return (
    <>
      {data.length > 0 && (
        <span className="absolute right-0 left-0 border-line border-t" style={{ top: Math.min(...data.map(({ y }) => y)) - 16 }} />
      )}
      {data.map(({ id, side, y, optional, wired }) => (
        <span
          key={`${side}${id}`}
          className={cx(
            'absolute max-w-24 truncate text-2xs',
            side === 'left' ? 'left-3' : 'right-3',
            optional && !wired ? 'text-ink-3' : 'text-ink-2',
          )}
          style={{ top: y - 8 }}
        >
          {id}
        </span>
      ))}
      {branches.length > 1 &&
        branches.map(({ id, x, y }) => (
          <span
            key={id}
            className="-translate-x-1/2 absolute text-2xs text-ink-3"
            style={{ left: x, top: y - 24 - (face.ran ? SIZE.footer : 0) }}
          >
            {id}
          </span>
        ))}
    </>
  )
}

/** After a run: how the brick went, its value, and how long it took. */
function Footer({ face, id }: { face: Face; id: string }) {
  const run = useEditor((state) => state.rehearsal.run)
  const seenBy = useEditor((state) => state.rehearsal.seenBy)
  const graph = useEditor((state) => state.history.present)
  if (run.state !== 'done') return null
  const trace = traceOf(run.result, id, seenBy)
  const stale = staleReason(run.graph, graph, id)
  const [port, value] =
    Object.entries(trace?.outputs ?? {}).find(([name]) => face.ports.some((one) => one.id === name && one.type !== 'signal')) ?? []
  const type = face.ports.find((one) => one.id === port && one.side === 'right')?.type
  const settled = face.kind === 'settle' && run.result.report?.slots.find(({ node }) => node === id)
  const words = !trace
    ? settled
      ? editorTexts.ready
      : editorTexts.notRun
    : trace.state === 'fault'
      ? (trace.fault?.code ?? 'fault')
      : trace.state === 'skipped'
        ? editorTexts.skipped
        : settled
          ? editorTexts.ready
          : value === undefined
            ? editorTexts.done
            : sayValue(value, type)
  const Icon = trace?.state === 'fault' ? CircleAlert : trace?.state === 'ok' || settled ? CircleCheck : CircleDashed
  const tone = stale ? 'text-ink-3' : trace?.state === 'fault' ? 'text-bad' : trace?.state === 'ok' || settled ? 'text-ok' : 'text-ink-3'
  return (
    <footer title={stale ?? trace?.fault?.message ?? trace?.reason} className={cx('brick-footer', stale && 'italic')}>
      <Icon size={13} aria-hidden="true" className={cx('shrink-0', tone)} />
      <span className={cx('figures min-w-0 flex-1 truncate text-xs', stale && 'text-ink-3')}>{words}</span>
      {settled ? (
        <span className="figures text-2xs text-ink-3">{settled.deliveryGas.toLocaleString('en-US')} gas</span>
      ) : (
        trace?.ms !== undefined && <span className="figures text-2xs text-ink-3">{sayTook(trace.ms)}</span>
      )}
    </footer>
  )
}
