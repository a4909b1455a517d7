import { epochMs } from '../../schedule/due'
import { refuse } from './refuse'
import type { MemberWorld } from './world'

const checked = new Set<string>()

/** An epoch’s randomness is the hash of its first block on the home chain, or of the chain’s first block ever. */
export async function checkRandomness(
  { epoch, randomness, block }: { epoch: number; randomness: string; block: bigint },
  { chains, homeChain }: MemberWorld,
): Promise<void> {
  const key = `${homeChain}/${epoch}/${randomness}/${block}`
  if (checked.has(key)) return
  const chain = chains.get(homeChain)
  const sealed = await chain?.block(block)
  if (!chain || sealed?.hash !== randomness) throw refuse(`Block ${block} of ${homeChain} does not have the hash ${randomness}.`)
  const startMs = epoch * epochMs
  const earlier = block === 0n ? null : await chain.block(block - 1n)
  if (sealed.timeMs < startMs || (earlier && earlier.timeMs >= startMs)) throw refuse(`Block ${block} is not the first of epoch ${epoch}.`)
  checked.add(key)
}
