import { type Abi, decodeFunctionResult, encodeFunctionData } from 'viem'
import { callContract, type DecimalString, Fault, type Host, type PinnedBlock } from '../kit'
import type { FeedReadConfig } from './config'

/** What a feed says at a block. `round` and `confidence` where the kind of feed has them. */
export interface Reading {
  amount: DecimalString
  updatedAtMs: number
  round?: DecimalString
  confidence?: DecimalString
}

/** Asks contracts of one chain at one block. */
export interface Asker {
  config: FeedReadConfig
  chain: Host['chain']
  block: PinnedBlock
}

/** Calls a function without state and decodes what it returns. @throws {Fault} `no_contract`, `feed_incomplete`, `rpc_error`. */
export async function ask(
  { config, chain, block }: Asker,
  to: string,
  abi: Abi,
  functionName: string,
  args: readonly unknown[] = [],
): Promise<unknown> {
  const bytes = await callContract(chain, config, { to, data: encodeFunctionData({ abi, functionName, args }), blockHash: block.hash })
  try {
    return decodeFunctionResult({ abi, functionName, data: bytes })
  } catch (cause) {
    throw incomplete(`What ${to} gives as ${functionName} is not what such a feed gives.`, cause)
  }
}

/** A feed that has no whole round to give. */
export const incomplete = (message: string, cause?: unknown): Fault =>
  new Fault('feed_incomplete', message, { remedy: 'Check the contract and the kind of feed. A new round may mend it.', retry: true, cause })

/** Refuses what is too old, or from a time to come. @throws {Fault} `feed_stale`, `feed_incomplete`. */
export function checkAge({ updatedAtMs }: Reading, { config, block }: Asker, nowMs: number): void {
  const ageMs = (config.ageBy === 'now' ? Math.max(nowMs, block.timeMs) : block.timeMs) - updatedAtMs
  if (updatedAtMs > block.timeMs + MAX_AHEAD_MS)
    throw incomplete(`The feed’s time is ${Math.round((updatedAtMs - block.timeMs) / 1000)} s after its block’s.`)
  if (ageMs <= config.maxAgeMs) return
  throw new Fault(
    'feed_stale',
    `The feed last changed ${Math.round(ageMs / 1000)} s ago, and at most ${config.maxAgeMs / 1000} s are allowed.`,
    {
      remedy: 'Check the feed’s heartbeat. If it is longer, allow an older value.',
      retry: true,
    },
  )
}

/** Publishers sign by their own clocks, a little ahead of a chain’s. */
const MAX_AHEAD_MS = 60_000
