'use client'
import type { ConnectionLineComponentProps } from '@xyflow/react'
import { roundPath, routeWire } from '../edit/route'

/** The wire being drawn. */
export function ConnectionLine({ fromX, fromY, toX, toY, fromPosition, connectionStatus }: ConnectionLineComponentProps) {
  const vertical = fromPosition === 'top' || fromPosition === 'bottom'
  const backwards = fromPosition === 'left' || fromPosition === 'top'
  const start = { x: fromX, y: fromY, side: vertical ? ('bottom' as const) : ('right' as const) }
  const end = { x: toX, y: toY, side: vertical ? ('top' as const) : ('left' as const) }
  const points = backwards ? routeWire({ ...end, side: start.side }, { ...start, side: end.side }) : routeWire(start, end)
  const colour = connectionStatus === 'invalid' ? 'var(--state-bad)' : 'var(--accent)'
  return (
    <path
      d={roundPath(points)}
      fill="none"
      stroke={colour}
      strokeDasharray={connectionStatus === 'valid' ? undefined : '4 3'}
      strokeWidth={1.75}
    />
  )
}
