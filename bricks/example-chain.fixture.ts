import { createTestClient, http } from 'viem'
import { type Anvil, startAnvil, withChainReads } from '../engine/adapters/evm'
import sampleFeed from '../engine/contracts/artifacts/SampleFeed.json' with { type: 'json' }
import type { Clock, Http } from '../engine/world'

/** Where examples expect a feed on the local chain. */
const FEED = `0x${'fe'.repeat(20)}` as const

/** A local chain for examples that read one, started when the first asks: a feed stands on it, and its last block is a moment before now. */
export function createExampleChain(clock: Clock) {
  let started: Promise<Anvil> | undefined

  async function start(): Promise<Anvil> {
    const nowS = Math.floor(clock.nowMs() / 1000)
    const anvil = await startAnvil({ startedAtS: nowS - 600 })
    const node = createTestClient({ mode: 'anvil', transport: http(anvil.url) })
    await node.setCode({ address: FEED, bytecode: `0x${sampleFeed.deployedBytecode.slice(2)}` })
    await node.mine({ blocks: 50, interval: 12 })
    return anvil
  }

  return {
    /** Answers reads of the chain, and leaves other requests to `outside`. */
    async over(outside: Http): Promise<Http> {
      started ??= start()
      const { url } = await started
      return withChainReads(outside, { nodes: [{ id: 'eip155:31337', rpcUrls: [url] }], clock })
    },
    stop: async () => (await started)?.stop(),
  }
}
