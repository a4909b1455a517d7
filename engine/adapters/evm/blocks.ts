import { type Hex, hexToBigInt, hexToNumber, numberToHex, type PublicClient } from 'viem'
import { Fault } from '../../../bricks/kit/fault'
import type { BlockRef, Chain, ChainSettings } from '../../world/chain'
import { readRefusal, toChainFault } from './rpc'

interface RpcBlock {
  number: Hex | null
  hash: Hex | null
  parentHash: Hex
  timestamp: Hex
}

/** Reads of a chain’s blocks. Every one asks the node again: a height can get another block. */
export function createBlockReader(
  settings: ChainSettings,
  rpc: PublicClient,
): Pick<Chain, 'genesis' | 'head' | 'final' | 'block' | 'finalAt'> {
  const { name, finality, blockTimeMs } = settings

  async function read(at: Hex | 'latest' | 'safe' | 'finalized'): Promise<BlockRef | null> {
    try {
      return toRef(await rpc.request({ method: 'eth_getBlockByNumber', params: [at, false] }))
    } catch (error) {
      // A node that has not got so far may refuse instead of answering null.
      if (at.startsWith('0x') && /not found|unknown block|out ?of ?range/i.test(readRefusal(error)?.message ?? '')) return null
      throw toChainFault(settings, error)
    }
  }

  async function need(at: Hex | 'latest' | 'safe' | 'finalized'): Promise<BlockRef> {
    const block = await read(at)
    if (block) return block
    throw new Fault('block_missing', `${name} has no block ${at.startsWith('0x') ? BigInt(at) : at}.`, {
      remedy: 'Use an RPC URL of a node that keeps this history, or a finality tag that it knows.',
      retry: true,
    })
  }

  const block = (number: bigint) => read(numberToHex(number))
  const blockOrFault = (number: bigint) => need(numberToHex(number))
  const head = () => need('latest')

  /** A block is final once the tag has reached it and `confirmations` blocks stand on top of it. */
  async function final(): Promise<BlockRef> {
    const tagged = await need(finality.tag)
    if (finality.confirmations === 0) return tagged
    const confirmed = (await head()).number - BigInt(finality.confirmations)
    return confirmed >= tagged.number ? tagged : blockOrFault(confirmed > 0n ? confirmed : 0n)
  }

  async function finalAt(timeMs: number): Promise<BlockRef> {
    const newest = await final()
    if (newest.timeMs <= timeMs) return newest
    let after = newest
    let atOrBefore = await stepBack(newest, timeMs)
    while (after.number - atOrBefore.number > 1n) {
      const middle = await blockOrFault((after.number + atOrBefore.number) / 2n)
      if (middle.timeMs <= timeMs) atOrBefore = middle
      else after = middle
    }
    return atOrBefore
  }

  /** A block at or before the time, found by doubling a first guess from the block time. */
  async function stepBack(from: BlockRef, timeMs: number): Promise<BlockRef> {
    let distance = BigInt(Math.ceil((from.timeMs - timeMs) / Math.max(blockTimeMs, 1)))
    for (;;) {
      const number = from.number > distance ? from.number - distance : 0n
      const candidate = await blockOrFault(number)
      if (candidate.timeMs <= timeMs) return candidate
      if (number === 0n) throw beforeGenesis(name, timeMs)
      distance *= 2n
    }
  }

  return { genesis: async () => (await blockOrFault(0n)).hash, head, final, block, finalAt }
}

function toRef(block: RpcBlock | null): BlockRef | null {
  if (!block || block.number === null || block.hash === null) return null
  const { hash, parentHash } = block
  return { number: hexToBigInt(block.number), hash, parentHash, timeMs: hexToNumber(block.timestamp) * 1000 }
}

function beforeGenesis(name: string, timeMs: number): Fault {
  return new Fault('block_missing', `${name} had no block yet at ${new Date(timeMs).toISOString()}.`, {
    remedy: 'Choose a later time.',
  })
}
