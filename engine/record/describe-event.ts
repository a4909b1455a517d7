import type { RunEvent } from './events'

/** An event in words: what happened, a figure or id that belongs to it, and how it went. */
export interface EventWords {
  text: string
  detail: string
  tone: 'neutral' | 'ok' | 'warn' | 'bad'
}

const words = (text: string, detail = '', tone: EventWords['tone'] = 'neutral'): EventWords => ({ text, detail, tone })
const count = (value: number): string => value.toLocaleString('en-US')
const slotOf = (slot: number): string => (slot < 0 ? 'outcome' : `slot ${slot}`)

/** Says in words what an event reports. `nameOf` gives a worker’s name by its address, as people know it. */
export function describeEvent(event: RunEvent, nameOf: (worker: string) => string): EventWords {
  switch (event.type) {
    case 'run.due':
      return words('Run due', triggerName(event.data.triggerKey))
    case 'committee.ready':
      return words('Committee drawn', `${event.data.n} of ${count(event.data.rosterSize)}`)
    case 'observation.received': {
      const faults = Object.keys(event.data.faults ?? {}).length
      return words(`Observation from ${nameOf(event.data.worker)}`, faults > 0 ? `${faults} failed` : '', faults > 0 ? 'warn' : 'neutral')
    }
    case 'observation.rejected':
      return words(`${nameOf(event.data.worker)} left out`, event.data.reason, 'bad')
    case 'agreement.reached':
      return words('Agreement reached', `${inliersOf(event.data)} of ${event.data.members.length}`, 'ok')
    case 'agreement.refused':
      return words('No agreement', `${event.data.got} of ${event.data.need} needed`, 'bad')
    case 'attestation.received':
      return words(`Attestation from ${nameOf(event.data.worker)}`, slotOf(event.data.slot))
    case 'settlement.signed':
      return words('Transaction signed and stored', `nonce ${count(event.data.nonce)}`)
    case 'settlement.broadcast':
      return words('Broadcast', slotOf(event.data.slot))
    case 'settlement.included':
      return event.data.delivered
        ? words('Included in a block', count(event.data.block), 'ok')
        : words('Included, delivery failed', count(event.data.block), 'warn')
    case 'settlement.reorged':
      return words('Its block was replaced', count(event.data.block), 'warn')
    case 'settlement.final':
      return words('Final', count(event.data.block), 'ok')
    case 'effect.done':
      return words('Effect done', event.data.line ?? event.data.node, 'ok')
    case 'effect.failed':
      return words('Effect given up', event.data.message, 'bad')
    case 'run.ended':
      return words(END_WORDS[event.data.end], event.data.code ?? '', END_TONES[event.data.end])
  }
}

const END_WORDS = {
  settled: 'Run settled',
  partly_settled: 'Run partly settled',
  skipped: 'Run skipped',
  refused: 'Run refused',
  failed: 'Run failed',
  cancelled: 'Run cancelled',
} as const

const END_TONES = {
  settled: 'ok',
  partly_settled: 'warn',
  skipped: 'neutral',
  refused: 'bad',
  failed: 'bad',
  cancelled: 'neutral',
} as const

/** The kind of trigger, which its key begins with. */
const triggerName = (key: string): string => key.split(':')[0] ?? key

function inliersOf({ members, judgements }: Extract<RunEvent, { type: 'agreement.reached' }>['data']): number {
  const outliers = new Set(Object.values(judgements).flatMap((list) => list.filter(({ inlier }) => !inlier).map(({ worker }) => worker)))
  return members.filter((worker) => !outliers.has(worker)).length
}
