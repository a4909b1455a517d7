import type { RunEvent } from './events'
import type { InclusionView, SettlementFacts, SettlementView } from './run-facts'

interface Draft extends SettlementFacts {
  inclusion: InclusionView | undefined
  finalMs: number | undefined
}

/** Each slot's transaction and how far it has come; a reorganised block takes it back to broadcast. Ascending by slot. */
export function foldSettlements(events: readonly RunEvent[]): SettlementView[] {
  const drafts = new Map<number, Draft>()
  for (const event of events) {
    switch (event.type) {
      case 'settlement.signed': {
        const draft = open(drafts, event.data)
        draft.hash = event.data.hash
        draft.chain = event.data.chain
        draft.receiver = event.data.receiver
        draft.nonce = event.data.nonce
        draft.signedMs ??= event.at
        break
      }
      case 'settlement.broadcast':
        open(drafts, event.data).broadcastMs ??= event.at
        break
      case 'settlement.included': {
        const { slot, hash, ...inclusion } = event.data
        const draft = open(drafts, { slot, hash })
        draft.hash = hash
        draft.inclusion = { ...inclusion, atMs: event.at }
        break
      }
      case 'settlement.reorged': {
        const draft = open(drafts, event.data)
        draft.inclusion = undefined
        draft.finalMs = undefined
        draft.reorgs += 1
        break
      }
      case 'settlement.final': {
        const draft = open(drafts, event.data)
        draft.hash = event.data.hash
        draft.finalMs ??= event.at
        break
      }
    }
  }
  return [...drafts.values()].sort((a, b) => a.slot - b.slot).map(finish)
}

function open(drafts: Map<number, Draft>, { slot, hash }: { slot: number; hash: string }): Draft {
  const known = drafts.get(slot)
  if (known) return known
  const draft: Draft = {
    slot,
    hash,
    chain: undefined,
    receiver: undefined,
    nonce: undefined,
    signedMs: undefined,
    broadcastMs: undefined,
    inclusion: undefined,
    finalMs: undefined,
    reorgs: 0,
  }
  drafts.set(slot, draft)
  return draft
}

function finish({ inclusion, finalMs, ...known }: Draft): SettlementView {
  if (finalMs !== undefined) return { ...known, state: 'final', inclusion, finalMs }
  if (inclusion) return { ...known, state: 'included', inclusion }
  return { ...known, state: known.broadcastMs === undefined ? 'signed' : 'broadcast' }
}
