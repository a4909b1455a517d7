'use client'
import type { DeploymentSummary } from '../_contracts/deployments'
import { formatAge, formatUtc } from '../_ui/format'
import { useNow } from '../_ui/use-now'
import { deploymentTexts } from './texts'

const texts = deploymentTexts.next

/** When the next run is due, counted down; in words when none will come by itself. */
export function DueIn({ deployment: { status, nextDueMs } }: { deployment: Pick<DeploymentSummary, 'status' | 'nextDueMs'> }) {
  const nowMs = useNow()
  if (status === 'closed') return <span className="text-ink-3">{texts.closed}</span>
  if (status === 'paused') return <span className="text-ink-3">{texts.stopped}</span>
  if (nextDueMs === null) return <span className="text-ink-3">{texts.none}</span>
  return (
    <time dateTime={new Date(nextDueMs).toISOString()} title={formatUtc(nextDueMs)} className="figures whitespace-nowrap">
      {nowMs === undefined ? formatUtc(nextDueMs) : wordsUntil(nextDueMs, nowMs)}
    </time>
  )
}

/** `in 42 s`, or `due now` once the moment has come. */
export const wordsUntil = (dueMs: number, nowMs: number): string => (dueMs - nowMs < 1000 ? texts.now : formatAge(dueMs, nowMs))
