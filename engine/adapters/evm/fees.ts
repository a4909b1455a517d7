import { Fault } from '../../../bricks/kit/fault'
import type { ChainSettings, SignedTransaction } from '../../world/chain'

/** What a transaction offers for a unit of gas. On a legacy chain both are its gas price. */
export type FeeOffer = Pick<SignedTransaction, 'maxFeePerGasWei' | 'maxPriorityFeePerGasWei'>

/** What the chain asks for a unit of gas at the moment. On a legacy chain the base fee is zero. */
export interface FeeMarket {
  baseFeeWei: bigint
  tipWei: bigint
}

/**
 * An offer for the present market: twice the base fee and the tip, times the chain’s multiplier, within its cap.
 * Over an earlier offer it raises both fees by at least an eighth, which nodes ask of a replacement.
 * @throws a Fault `fee_above_cap` when the cap does not allow a transaction that could be mined.
 */
export function offerFees(settings: Pick<ChainSettings, 'name' | 'fees'>, { baseFeeWei, tipWei }: FeeMarket, bumpOf?: FeeOffer): FeeOffer {
  const { multiplier, capWei } = settings.fees
  const least = bumpOf ? raise(bumpOf.maxFeePerGasWei) : baseFeeWei + (baseFeeWei === 0n ? tipWei : 0n)
  if (least > capWei)
    throw new Fault('fee_above_cap', `${settings.name} needs ${least} wei per unit of gas, above the cap of ${capWei}.`, {
      remedy: 'Wait until gas is cheaper, or raise the chain’s fee cap.',
      retry: true,
    })
  const wanted = scale(2n * baseFeeWei + tipWei, multiplier)
  const maxFeePerGasWei = atMost(capWei, atLeast(least, wanted))
  const leastTip = bumpOf ? raise(bumpOf.maxPriorityFeePerGasWei) : 0n
  const maxPriorityFeePerGasWei = atMost(maxFeePerGasWei, atLeast(leastTip, scale(tipWei, multiplier)))
  return { maxFeePerGasWei, maxPriorityFeePerGasWei }
}

/** A whole number times a factor with three decimals, rounded up. */
export function scale(amount: bigint, factor: number): bigint {
  return (amount * BigInt(Math.round(factor * 1000)) + 999n) / 1000n
}

/** 12.5 % more, and at least one wei. */
function raise(wei: bigint): bigint {
  return wei + atLeast(1n, (wei + 7n) / 8n)
}

function atLeast(least: bigint, value: bigint): bigint {
  return value < least ? least : value
}

function atMost(most: bigint, value: bigint): bigint {
  return value > most ? most : value
}
