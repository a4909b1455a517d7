import type { RunEvent } from './events'
import { foldMembers } from './fold-members'
import { foldSettlements } from './fold-settlements'
import { foldStages, type StageEnds, stageEnds } from './fold-stages'
import { type EffectView, type RunStatus, type RunView, type SettlementView, STAGES } from './run-facts'

/**
 * Folds a run's events into what the page shows. Events may come in any order, in parts and more than once: folding the rest
 * into the view of a part gives the view of all. Missing events are named, and the view says what is still known.
 */
export function foldRun(more: readonly RunEvent[], before?: RunView): RunView {
  const events = mergeEvents(before?.events ?? [], more)
  const settlements = foldSettlements(events)
  const ends = stageEnds(events, settlements)
  const status = statusOf(events, settlements, ends)
  const due = events.find((event) => event.type === 'run.due')
  const committee = events.find((event) => event.type === 'committee.ready')
  const agreement = events.find((event) => event.type === 'agreement.reached')
  const refusal = events.find((event) => event.type === 'agreement.refused')
  return {
    runId: events[0]?.runId,
    status,
    stages: foldStages(ends, due?.data.dueAtMs ?? events[0]?.at, status),
    due: due && { ...due.data, atMs: due.at },
    committee: committee && readCommittee(committee),
    members: foldMembers(events),
    agreement: agreement && { ...agreement.data, atMs: agreement.at },
    refusal: refusal && { ...refusal.data, atMs: refusal.at },
    settlements,
    effects: foldEffects(events),
    events,
    lastSeq: events.at(-1)?.seq ?? 0,
    missing: missingSeqs(events),
  }
}

/** The view of a run of which nothing is known yet. */
export const emptyRunView: RunView = foldRun([])

/** Every event once, in order; the first to arrive under a number stays. */
function mergeEvents(known: readonly RunEvent[], more: readonly RunEvent[]): RunEvent[] {
  const bySeq = new Map(known.map((event) => [event.seq, event]))
  for (const event of more) if (!bySeq.has(event.seq)) bySeq.set(event.seq, event)
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

function missingSeqs(events: readonly RunEvent[]): number[] {
  const seen = new Set(events.map(({ seq }) => seq))
  const last = events.at(-1)?.seq ?? 0
  return Array.from({ length: last }, (_, index) => index + 1).filter((seq) => !seen.has(seq))
}

/** Each effect once, as it was first reported. */
function foldEffects(events: readonly RunEvent[]): EffectView[] {
  const byNode = new Map<string, EffectView>()
  for (const event of events) {
    if (event.type !== 'effect.done' && event.type !== 'effect.failed') continue
    const { node, worker } = event.data
    const line = event.type === 'effect.done' ? (event.data.line ?? '') : event.data.message
    if (!byNode.has(node)) byNode.set(node, { node, state: event.type === 'effect.done' ? 'done' : 'failed', worker, line, atMs: event.at })
  }
  return [...byNode.values()]
}

function readCommittee({ data, at }: Extract<RunEvent, { type: 'committee.ready' }>) {
  const { epoch, setVersion, n, f, q, rosterSize, deadlineMs } = data
  return { epoch, setVersion, n, f, q, rosterSize, deadlineMs, atMs: at }
}

function statusOf(events: readonly RunEvent[], settlements: readonly SettlementView[], ends: StageEnds): RunStatus {
  const ended = events.find((event) => event.type === 'run.ended')
  if (!ended)
    return events.length === 0 ? { kind: 'unknown' } : { kind: 'running', stage: STAGES.find((id) => ends[id] === undefined) ?? 'final' }
  const { end, reason, code, remedy } = ended.data
  const endedMs = ended.at
  switch (end) {
    case 'settled':
    case 'partly_settled': {
      const [first, ...rest] = settlements
      if (first) return { kind: 'ended', end, reason, endedMs, settlements: [first, ...rest] }
      return end === 'settled' && events.some(({ type }) => type === 'effect.done')
        ? { kind: 'ended', end, reason, endedMs, settlements: [] }
        : { kind: 'gapped', end, reason }
    }
    case 'skipped':
      return { kind: 'ended', end, reason, endedMs }
    default:
      return { kind: 'ended', end, reason, endedMs, code, remedy }
  }
}
