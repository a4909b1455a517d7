import { decodeFunctionResult, encodeFunctionData } from 'viem'
import { Fault, writeDecimal } from '../../../bricks/kit'
import { settledKeys } from '../../attest/evaluate-tail'
import type { Bundle } from '../../bundle/bundle'
import { phatFeedAbi } from '../../contracts/abi.gen'
import type { SettledRead } from '../../witness/observation'
import type { Chain, Prepared } from '../../world'
import { refuse } from './refuse'
import type { MemberWorld } from './world'

/** Reads what the guarded feeds said last, at the newest final block at or before the scheduled time, so that all members read alike. */
export async function readSettled(
  bundle: Bundle,
  prepared: Prepared,
  dueMs: number,
  world: MemberWorld,
): Promise<Record<string, SettledRead>> {
  const keys = new Set(bundle.content.plan.steps.flatMap(({ guards }) => (guards ? settledKeys(guards, prepared.targets) : [])))
  const entries = [...keys].map(async (key) => {
    const [node = '', index = ''] = key.split('/')
    const target = prepared.targets[node]?.[Number(index)]
    const feed = bundle.content.settlements.find((point) => point.node === node)?.feed
    const chain = target && world.chains.get(target.chain)
    if (!target || !feed || !chain) throw refuse(`There is no feed at ${key}.`)
    return [key, await readFeed(chain, target.receiver, feed.decimals, dueMs)] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

async function readFeed(chain: Chain, feed: `0x${string}`, decimals: number, dueMs: number): Promise<SettledRead> {
  const data = encodeFunctionData({ abi: phatFeedAbi, functionName: 'latestRoundData' })
  const result = await chain.call({ to: feed, data }, await chain.finalAt(dueMs)).catch((error: unknown) => {
    // A feed without a round reverts.
    if (error instanceof Fault && error.code === 'call_reverted') return null
    throw error
  })
  if (result === null) return null
  const [, answer, , updatedAtS] = decodeFunctionResult({ abi: phatFeedAbi, functionName: 'latestRoundData', data: result })
  return { amount: writeDecimal({ coefficient: answer, scale: decimals }), updatedAtMs: Number(updatedAtS) * 1000 }
}
