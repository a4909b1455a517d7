import type { RunEvent } from './events'
import { type RunStatus, type SettlementView, STAGES, type StageId, type StageView } from './run-facts'

/** When each stage was done, as far as the events tell; undefined while it is not. Unix ms. */
export type StageEnds = Readonly<Record<StageId, number | undefined>>

/** Finds when each stage was done. A stage whose own events are missing counts as done once a later one is. */
export function stageEnds(events: readonly RunEvent[], settlements: readonly SettlementView[]): StageEnds {
  const at = (type: RunEvent['type']) => events.find((event) => event.type === type)?.at
  const judgedAt = at('agreement.reached') ?? at('agreement.refused')
  const heard = events.filter((event) => event.type === 'observation.received' && (judgedAt === undefined || event.at <= judgedAt))
  const final = settlements.length > 0 && settlements.every(({ state }) => state === 'final')
  const landed = settlements.length > 0 && settlements.every(({ state }) => state === 'final' || state === 'included')
  const own: StageEnds = {
    trigger: at('committee.ready'),
    observe: judgedAt === undefined ? undefined : (heard.at(-1)?.at ?? judgedAt),
    agree: at('agreement.reached'),
    attest: at('settlement.signed') ?? attestedAt(events),
    settle: landed ? latest(settlements.map(landedMs)) : undefined,
    final: final ? latest(settlements.map((settlement) => (settlement.state === 'final' ? settlement.finalMs : 0))) : undefined,
  }
  return fillBackwards(own)
}

/** The stages with their times. The first one not done is running, unless the run has ended. */
export function foldStages(ends: StageEnds, dueMs: number | undefined, status: RunStatus): StageView[] {
  let startedMs = dueMs ?? STAGES.map((id) => ends[id]).find((end) => end !== undefined) ?? 0
  let isOpen = false
  return STAGES.map((id): StageView => {
    const endedMs = ends[id]
    if (endedMs !== undefined && !isOpen) {
      const stage: StageView = { id, state: 'done', startedMs: Math.min(startedMs, endedMs), endedMs }
      startedMs = endedMs
      return stage
    }
    const isFirst = !isOpen
    isOpen = true
    if (status.kind === 'running') return isFirst ? { id, state: 'running', startedMs } : { id, state: 'waiting' }
    if (status.kind === 'unknown') return { id, state: 'waiting' }
    if (!isFirst || status.kind === 'gapped' || status.end === 'skipped') return { id, state: 'spared' }
    if (status.end === 'settled' && status.settlements.length === 0) return { id, state: 'spared' }
    // A settled run ends when its transactions have landed; their finality may still be awaited.
    if (status.end === 'settled') return { id, state: 'running', startedMs }
    return { id, state: 'failed', startedMs: Math.min(startedMs, status.endedMs), endedMs: status.endedMs }
  })
}

/** When every slot that anyone attested had its quorum. */
function attestedAt(events: readonly RunEvent[]): number | undefined {
  const q = events.find((event) => event.type === 'committee.ready')?.data.q
  if (q === undefined) return undefined
  const reached = new Map<number, { workers: Set<string>; at: number | undefined }>()
  for (const event of events) {
    if (event.type !== 'attestation.received') continue
    const slot = reached.get(event.data.slot) ?? { workers: new Set(), at: undefined }
    slot.workers.add(event.data.worker)
    if (slot.workers.size >= q) slot.at ??= event.at
    reached.set(event.data.slot, slot)
  }
  const times = [...reached.values()].map(({ at }) => at)
  return times.length > 0 && times.every((time) => time !== undefined) ? latest(times) : undefined
}

const landedMs = (settlement: SettlementView): number =>
  settlement.state === 'included'
    ? settlement.inclusion.atMs
    : settlement.state === 'final'
      ? (settlement.inclusion?.atMs ?? settlement.finalMs)
      : 0

const latest = (times: readonly number[]): number => Math.max(...times)

function fillBackwards(own: StageEnds): StageEnds {
  const filled: Record<StageId, number | undefined> = { ...own }
  let later: number | undefined
  for (const id of [...STAGES].reverse()) {
    filled[id] ??= later
    later = filled[id] ?? later
  }
  return filled
}
