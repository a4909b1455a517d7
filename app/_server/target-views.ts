import type { DeploymentTarget } from '@/app/_contracts'
import type { BundleContent, DeploymentTerms } from '@/engine/core'
import { type Chain, forwarderAddress, resolveTargets } from '@/engine/server'
import { readFeed } from './feed-state'

/** Every place a deployment writes, with what its feeds say now. @throws {Fault} `chain_unknown`, `target_missing`, `target_no_feed`. */
export async function viewTargets(
  content: BundleContent,
  terms: Pick<DeploymentTerms, 'targets'>,
  deployment: `0x${string}`,
  chains: ReadonlyMap<string, Chain>,
): Promise<DeploymentTarget[]> {
  const resolved = resolveTargets(content, terms, deployment, chains)
  const views = content.settlements.flatMap(({ node, slot, interface: method, feed }) =>
    (resolved[node] ?? []).map(async (target): Promise<DeploymentTarget[]> => {
      const chain = chains.get(target.chain)
      if (!chain) return []
      const isFeed = target.feed && feed !== undefined
      return [
        {
          node,
          slot,
          interface: method,
          chain: target.chain,
          chainName: chain.settings.name,
          address: target.receiver,
          forwarder: forwarderAddress({ anchor: target.anchor, deployment }),
          feed: isFeed ? { ...feed, now: await readFeed(chain, target.receiver, feed.decimals) } : null,
        },
      ]
    }),
  )
  return (await Promise.all(views)).flat()
}
