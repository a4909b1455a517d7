import type { SettlementView } from '@/engine/core'
import type { ChainInfo } from '../_contracts/places'

/** How many blocks stand on a transaction, of those its chain asks for. */
export interface Confirmations {
  have: number
  need: number
}

/**
 * Counts confirmations: the block that holds a transaction is the first. A final one has all of them, whatever the head says, since
 * finality is the engine’s finding and not ours; undefined while it is in no block or the chain’s head is not known.
 */
export function countConfirmations(settlement: SettlementView, chain: ChainInfo | undefined): Confirmations | undefined {
  if (!chain) return undefined
  const need = Math.max(chain.finality.confirmations, 1)
  if (settlement.state === 'final') return { have: need, need }
  if (settlement.state !== 'included' || !chain.head) return undefined
  return { have: Math.min(Math.max(chain.head.number - settlement.inclusion.block + 1, 0), need), need }
}
