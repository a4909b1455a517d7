import { type Address, decodeFunctionResult, encodeFunctionData } from 'viem'
import type { FeedState } from '@/app/_contracts'
import { Fault } from '@/bricks/kit'
import { type Chain, phatFeedAbi } from '@/engine/server'

const LATEST = encodeFunctionData({ abi: phatFeedAbi, functionName: 'latestRoundData' })

/** What a feed says now. A chain that does not answer is a state, not an error: the page shows the rest. */
export async function readFeed(chain: Chain, address: Address, decimals: number): Promise<FeedState> {
  try {
    const data = await chain.call({ to: address, data: LATEST })
    if (data === null) return { state: 'absent' }
    const [roundId, answer, , updatedAt] = decodeFunctionResult({ abi: phatFeedAbi, functionName: 'latestRoundData', data })
    return {
      state: 'live',
      roundId: roundId.toString(),
      answer: answer.toString(),
      amount: withDecimals(answer, decimals),
      updatedAtMs: Number(updatedAt) * 1000,
    }
  } catch (error) {
    // The feed reverts until its first round.
    return { state: error instanceof Fault && error.code === 'call_reverted' ? 'empty' : 'unknown' }
  }
}

/** A whole number of the smallest unit as a decimal with every digit: 346380000000 of 8 decimals is `3463.80000000`. */
export function withDecimals(amount: bigint, decimals: number): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return `${amount < 0n ? '-' : ''}${whole}${decimals === 0 ? '' : `.${digits.slice(-decimals)}`}`
}
