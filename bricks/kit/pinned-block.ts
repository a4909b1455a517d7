import { z } from 'zod'
import type { ConfigIssue, Limits } from './brick'
import { askChain, type ChainAsk } from './chain'
import { Fault } from './fault'
import type { Host } from './host'
import { durationSetting } from './settings'

/** How a brick chooses the one block that it reads everything at. */
export const BLOCK_CHOICES = ['final-at-time', 'finalized', 'safe', 'latest', 'given'] as const

/** The settings by which all honest workers read at the same block; spread into the config of a brick that reads a chain. */
export const blockSettings = () => ({
  block: z.enum(BLOCK_CHOICES).default('final-at-time').meta({
    title: 'At block',
    widget: 'select',
    description: 'Final at time: the newest final block at or before the time at “at”, or before now. All workers then read the same.',
  }),
  blockId: z
    .string()
    .regex(/^(?:\d{1,18}|0x[0-9a-f]{64})?$/, 'Use a block’s number or hash.')
    .default('')
    .meta({ title: 'Block', widget: 'text', description: 'For “given”: its number or hash.', advanced: true }),
  finality: z.enum(['finalized', 'safe', 'latest']).default('finalized').meta({
    title: 'Final is',
    widget: 'select',
    description: 'For “final at time”: latest is fresher, and a block may still be replaced.',
    advanced: true,
  }),
  behindMs: durationSetting(0, 86_400_000).default(0).meta({
    title: 'Look back',
    widget: 'duration',
    unit: 'ms',
    description: 'Taken from the time, so that its block is final by now.',
    advanced: true,
  }),
  gridMs: durationSetting(1000, 86_400_000).default(60_000).meta({
    title: 'Round now to',
    widget: 'duration',
    unit: 'ms',
    description: 'Where no time is wired: workers’ clocks differ a little.',
    advanced: true,
  }),
})

/** What {@link blockSettings} parse to. */
export interface BlockSettings {
  block: (typeof BLOCK_CHOICES)[number]
  blockId: string
  finality: 'finalized' | 'safe' | 'latest'
  behindMs: number
  gridMs: number
}

/** A block that everything is read at. */
export interface PinnedBlock {
  number: bigint
  hash: `0x${string}`
  timeMs: number
}

/** The most blocks that are looked at to find the one of a time. */
const MOST_READS = 30

/** How many questions {@link pinBlock} may ask. */
export const blockReads = ({ block }: BlockSettings): number => (block === 'final-at-time' ? MOST_READS : 1)

/** The largest header of a block: one without its lists. */
const HEADER_BYTES = 32_768
const MOST_MS = 60_000

/** The most that finding the block and asking `calls` questions at it may take; questions about blocks follow one another. */
export function chainLimits(config: BlockSettings & Omit<ChainAsk, 'chain'>, calls: number): Required<Limits> {
  const { timeoutMs, retries, backoffMs, maxBytes } = config
  const blocks = blockReads(config)
  const oneMs = (retries + 1) * timeoutMs + backoffMs * (2 ** retries - 1)
  return {
    requests: (blocks + calls) * (retries + 1),
    bytes: (blocks * HEADER_BYTES + calls * maxBytes) * (retries + 1),
    timeMs: Math.min(MOST_MS, (blocks + 1) * oneMs),
  }
}

/** Settings that name no block, or one that differs between workers. */
export function checkBlock({ block, blockId }: BlockSettings): ConfigIssue[] {
  if (block === 'given' && blockId === '')
    return [{ code: 'block_not_given', path: 'blockId', message: 'Give the number or hash of the block, or choose another.' }]
  if (block !== 'latest') return []
  return [
    {
      code: 'unpinned_block',
      severity: 'warning',
      path: 'block',
      message: 'The latest block is another one for each worker, so they may read different values.',
      fix: { title: 'Use the final block at the run’s time', path: 'block', value: 'final-at-time' },
    },
  ]
}

/**
 * The block that a brick reads at. `atMs` is the wired time, in Unix ms.
 * @throws {Fault} `block_missing`, `block_search`, and those of `host.chain`.
 */
export async function pinBlock(
  chain: Host['chain'],
  ask: ChainAsk,
  settings: BlockSettings,
  { atMs, nowMs }: { atMs: number | undefined; nowMs: number },
): Promise<PinnedBlock> {
  const read = async (id: string | bigint): Promise<PinnedBlock> => {
    const byHash = typeof id === 'string' && id.length === 66
    const name = typeof id === 'bigint' ? `0x${id.toString(16)}` : id
    const header = { ...ask, maxBytes: HEADER_BYTES }
    const found = headerSchema.safeParse(
      await askChain(chain, header, byHash ? 'eth_getBlockByHash' : 'eth_getBlockByNumber', [name, false]),
    )
    if (found.success) return found.data
    throw missing(`${ask.chain} has no block ${id}.`, 'Choose a block that its node keeps.')
  }
  if (settings.block === 'given') return read(/^\d+$/.test(settings.blockId) ? BigInt(settings.blockId) : settings.blockId)
  if (settings.block !== 'final-at-time') return read(settings.block)
  const timeMs = (atMs ?? Math.floor(nowMs / settings.gridMs) * settings.gridMs) - settings.behindMs
  return newestAt(timeMs, await read(settings.finality), read, ask.chain)
}

const quantity = z.string().regex(/^0x[0-9a-f]{1,16}$/i)
const headerSchema = z
  .object({ number: quantity, hash: z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{64}$/)]), timestamp: quantity })
  .transform(({ number, hash, timestamp }): PinnedBlock => ({ number: BigInt(number), hash, timeMs: Number(timestamp) * 1000 }))

/** The newest block at or before a time, going back from `newest`: by the pace of the blocks seen, and by halves where that misleads. */
async function newestAt(
  timeMs: number,
  newest: PinnedBlock,
  read: (number: bigint) => Promise<PinnedBlock>,
  chain: string,
): Promise<PinnedBlock> {
  if (newest.timeMs <= timeMs) return newest
  let after = newest
  let before: PinnedBlock | undefined
  let halve = false
  for (let reads = 1; ; reads++) {
    if (before && after.number - before.number === 1n) return before
    if (after.number === 0n) throw missing(`${chain} had no block yet at ${new Date(timeMs).toISOString()}.`, 'Choose a later time.')
    if (reads === MOST_READS) break
    const width: bigint | undefined = before && after.number - before.number
    const block = await read(before ? between(before, after, timeMs, halve) : stepBack(newest, after, timeMs))
    if (block.timeMs <= timeMs) before = block
    else after = block
    halve = width !== undefined && before !== undefined && 2n * (after.number - before.number) > width
  }
  throw new Fault('block_search', `No block of ${chain} at ${new Date(timeMs).toISOString()} was found with ${MOST_READS} questions.`, {
    remedy: 'Read at a time that is less far back.',
  })
}

function between(before: PinnedBlock, after: PinnedBlock, timeMs: number, halve: boolean): bigint {
  const width = after.number - before.number
  if (halve) return before.number + width / 2n
  const step = (width * BigInt(timeMs - before.timeMs)) / BigInt(after.timeMs - before.timeMs)
  const guess = before.number + (step > 0n ? step : 1n)
  return guess < after.number ? guess : after.number - 1n
}

/** The first step takes a block a second; the next ones the pace seen so far, and twice the way. */
function stepBack(newest: PinnedBlock, after: PinnedBlock, timeMs: number): bigint {
  const seen = newest.number - after.number
  const tookMs = BigInt(newest.timeMs - after.timeMs)
  const restMs = BigInt(after.timeMs - timeMs)
  const byPace = seen === 0n || tookMs === 0n ? restMs / 1000n : (2n * restMs * seen) / tookMs
  const distance = 1n + (byPace > seen ? byPace : seen)
  return after.number > distance ? after.number - distance : 0n
}

const missing = (message: string, remedy: string): Fault => new Fault('block_missing', message, { remedy, retry: true })
