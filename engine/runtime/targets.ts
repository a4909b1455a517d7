import { type Address, type Hex, keccak256, stringToHex } from 'viem'
import { Fault } from '../../bricks/kit'
import type { ResolvedTarget } from '../attest/attestation'
import type { BundleContent } from '../bundle/bundle'
import type { DeploymentTerms } from '../deploy/act'
import { ofNode } from '../graph/of-node'
import { type FeedKey, feedAddress } from '../settle/encode'
import type { Chain, ChainId } from '../world'

/** What tells the feed of one settle step from the others of its deployment. */
export const feedKeyOf = (deployment: Hex, node: string, feed: { decimals: number; description: string }): FeedKey => ({
  deployment,
  nodeKey: keccak256(stringToHex(node)),
  decimals: feed.decimals,
  description: feed.description,
})

/** Where each settle step writes, with the addresses of feeds that may not exist yet. @throws {Fault} `chain_unknown`, `target_missing`. */
export function resolveTargets(
  { settlements }: BundleContent,
  { targets }: Pick<DeploymentTerms, 'targets'>,
  deployment: Hex,
  chains: ReadonlyMap<ChainId, Pick<Chain, 'settings'>>,
  /** Version of the committee’s signer set, by chain; 0 before a committee is drawn. */
  versions: Readonly<Record<string, number>> = {},
): Record<string, ResolvedTarget[]> {
  const resolved: Record<string, ResolvedTarget[]> = {}
  for (const { node, feed } of settlements) {
    const wanted = ofNode(targets, node) ?? []
    if (wanted.length === 0) {
      throw new Fault('target_missing', `Brick ${node} writes, and no target is chosen for it.`, {
        remedy: 'Choose a chain for it and sign again.',
      })
    }
    resolved[node] = wanted.map(({ chain, contract }) => {
      const settings = chains.get(chain)?.settings
      if (!settings) {
        throw new Fault('chain_unknown', `This installation has no chain ${chain}.`, {
          remedy: 'Choose another target, or add the chain in the settings.',
        })
      }
      const { anchor, feedFactory: factory } = settings
      const at = { chain, anchor: lower(anchor), setVersion: versions[chain] ?? 0 }
      if (contract !== 'feed') return { ...at, receiver: lower(contract), feed: false }
      if (!feed) {
        throw new Fault('target_no_feed', `Brick ${node} does not write a feed.`, {
          remedy: 'Give it the address of the contract that it writes.',
        })
      }
      return { ...at, receiver: lower(feedAddress({ factory, anchor, ...feedKeyOf(deployment, node, feed) })), feed: true }
    })
  }
  return resolved
}

const lower = (address: Address | string): Address => `0x${address.slice(2).toLowerCase()}`
