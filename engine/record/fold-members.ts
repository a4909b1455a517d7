import type { RunEvent, RunEventData } from './events'
import type { AttestationView, MemberView, ObservationView, OffByBrick, SightView } from './run-facts'

type Judgements = RunEventData<'agreement.reached'>['judgements']

/** Each member of the committee with its observation, how that was judged, and its attestations. */
export function foldMembers(events: readonly RunEvent[]): MemberView[] {
  const committee = events.find((event) => event.type === 'committee.ready')
  if (!committee) return []
  const judged = events.find((event) => event.type === 'agreement.reached' || event.type === 'agreement.refused')
  const ended = events.some((event) => event.type === 'run.ended')
  return committee.data.members.map((member) => ({
    ...member,
    sight: sightOf(member.address, events, judged, ended),
    attestations: attestationsOf(member.address, events),
  }))
}

function sightOf(worker: string, events: readonly RunEvent[], judged: RunEvent | undefined, ended: boolean): SightView {
  const received = events.find((event) => event.type === 'observation.received' && event.data.worker === worker)
  const observation = received?.type === 'observation.received' ? readObservation(received.data, received.at) : undefined
  if (judged?.type === 'agreement.reached' || judged?.type === 'agreement.refused') {
    const off = offOf(worker, judged.data.judgements)
    const inSet = judged.type === 'agreement.reached' ? judged.data.members.includes(worker) : off !== undefined
    if (inSet) return { state: isOutlier(worker, judged.data.judgements) ? 'outlier' : 'in', observation, off: off ?? {} }
  }
  if (observation) return { state: judged || ended ? 'left' : 'heard', observation }
  const rejected = events.find((event) => event.type === 'observation.rejected' && event.data.worker === worker)
  if (rejected?.type === 'observation.rejected') return { state: 'rejected', reason: rejected.data.reason, atMs: rejected.at }
  return { state: judged || ended ? 'silent' : 'waiting' }
}

function readObservation(
  { observedAtMs, tookMs, hash, values, faults }: RunEventData<'observation.received'>,
  atMs: number,
): ObservationView {
  return { atMs, observedAtMs, tookMs, hash, values, faults: faults ?? {} }
}

function offOf(worker: string, judgements: Judgements): OffByBrick | undefined {
  const found = Object.entries(judgements).flatMap(([brick, list]) =>
    list.filter((judgement) => judgement.worker === worker).map((judgement) => [brick, judgement.offPercent] as const),
  )
  return found.length > 0 ? Object.fromEntries(found) : undefined
}

const isOutlier = (worker: string, judgements: Judgements): boolean =>
  Object.values(judgements).some((list) => list.some((judgement) => judgement.worker === worker && !judgement.inlier))

function attestationsOf(worker: string, events: readonly RunEvent[]): AttestationView[] {
  const bySlot = new Map<number, AttestationView>()
  for (const event of events) {
    if (event.type !== 'attestation.received' || event.data.worker !== worker || bySlot.has(event.data.slot)) continue
    const { slot, digest, signature } = event.data
    bySlot.set(slot, { slot, digest, signature, atMs: event.at })
  }
  return [...bySlot.values()].sort((a, b) => a.slot - b.slot)
}
