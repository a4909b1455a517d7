import { hexToNumber, type PublicClient } from 'viem'
import { Fault } from '../../../bricks/kit/fault'
import { feedFactoryDeployed, oracleAnchorDeployed } from '../../contracts/deployed.gen'
import type { ChainSettings } from '../../world/chain'
import { matchesCode } from './deploy'
import { createRpc, type RpcOptions, readRefusal, toChainFault } from './rpc'
import { chainNumber } from './transactions'

/**
 * Checks at start-up that settings and chain belong together.
 * @throws a Fault `chain_id_mismatch`, `finality_tag_unsupported`, `contract_mismatch` or `chain_unreachable`.
 */
export async function probeChain(settings: ChainSettings, options: RpcOptions = {}): Promise<void> {
  const rpc = createRpc(settings, options)
  try {
    await checkId(settings, rpc)
    await checkTag(settings, rpc)
    await checkContracts(settings, rpc)
  } catch (error) {
    throw toChainFault(settings, error)
  }
}

async function checkId(settings: ChainSettings, rpc: PublicClient): Promise<void> {
  const found = hexToNumber(await rpc.request({ method: 'eth_chainId' }))
  if (found === chainNumber(settings)) return
  throw new Fault('chain_id_mismatch', `The RPC URL of ${settings.name} serves chain ${found} instead of ${chainNumber(settings)}.`, {
    remedy: 'Set the RPC URL of the right chain.',
  })
}

async function checkTag({ name, finality }: ChainSettings, rpc: PublicClient): Promise<void> {
  try {
    if (await rpc.request({ method: 'eth_getBlockByNumber', params: [finality.tag, false] })) return
  } catch (error) {
    if (!readRefusal(error)) throw error
  }
  throw new Fault('finality_tag_unsupported', `${name} does not know the block tag “${finality.tag}”.`, {
    remedy: 'Set the finality tag to latest, with a number of confirmations.',
  })
}

async function checkContracts({ name, anchor, feedFactory }: ChainSettings, rpc: PublicClient): Promise<void> {
  for (const [what, address, deployed] of [
    ['anchor', anchor, oracleAnchorDeployed],
    ['feed factory', feedFactory, feedFactoryDeployed],
  ] as const) {
    const code = await rpc.request({ method: 'eth_getCode', params: [address, 'latest'] })
    if (matchesCode(code, deployed)) continue
    throw new Fault('contract_mismatch', `${name} has no ${what} of this version at ${address}.`, {
      remedy: 'Deploy the contracts to this chain and set their addresses.',
    })
  }
}
