'use client'
import { useMemo } from 'react'
import { bricks } from '@/bricks'
import { catalogueOf, type Graph } from '@/engine/core'
import type { Zone } from '../_ui/zone-mark'
import { layoutPreview, PREVIEW_BRICK, type PreviewBrick, type PreviewWire } from './preview-layout'

const catalogue = catalogueOf(bricks)
const HULLS: Record<Zone, string> = {
  worker: 'fill-zone-head stroke-zone-head-line',
  agreed: 'fill-zone-agreed stroke-zone-agreed-line',
  chain: 'fill-zone-chain stroke-zone-chain-line',
}

/** A graph as a small drawing: many strands become one, from the workers to the chain. */
export function GraphPreview({ graph, label }: { graph: Graph; label: string }) {
  const { width, height, hulls, wires, bricks: drawn } = useMemo(() => layoutPreview(graph, catalogue), [graph])
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width} height={height} className="max-h-full max-w-full">
      {hulls.map(({ zone, ...box }) => (
        <rect key={zone} {...box} rx={4} className={HULLS[zone]} />
      ))}
      {wires.map((wire) => (
        <Wire key={wire.id} wire={wire} />
      ))}
      {drawn.map((brick) => (
        <Brick key={brick.id} brick={brick} />
      ))}
    </svg>
  )
}

function Wire({ wire: { from, to, ribbon, colour } }: { wire: PreviewWire }) {
  const bend = (to.x - from.x) / 2
  const path = (dy: number) => `M${from.x} ${from.y + dy}C${from.x + bend} ${from.y + dy} ${to.x - bend} ${to.y + dy} ${to.x} ${to.y + dy}`
  return (
    <g fill="none" stroke={colour}>
      {ribbon ? [-1.8, 0, 1.8].map((dy) => <path key={dy} d={path(dy)} strokeWidth={0.8} />) : <path d={path(0)} strokeWidth={1.5} />}
    </g>
  )
}

function Brick({ brick: { x, y, agree } }: { brick: PreviewBrick }) {
  const { width, height } = PREVIEW_BRICK
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width={width} height={height} rx={3} className={agree ? 'fill-raised stroke-accent' : 'fill-raised stroke-line-strong'} />
      {agree ? (
        [0, 1, 2, 3].map((square) => <rect key={square} x={7 + square * 5} y={7} width={3} height={3} className="fill-accent" />)
      ) : (
        <>
          <path d="M7 6.5h10" strokeWidth={1.8} className="stroke-ink-3" />
          <path d="M7 10.8h17" strokeWidth={1} className="stroke-line-strong" />
        </>
      )}
    </g>
  )
}
