import type { Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import type { Chain, ChainSettings } from '../../world/chain'
import { createBlockReader } from './blocks'
import { createCaller } from './calls'
import { createRpc, type RpcOptions } from './rpc'
import { createSender } from './transactions'

/** What one EVM chain needs to be used. */
export interface EvmChainOptions extends RpcOptions {
  settings: ChainSettings
  relayerKey: Hex
}

/** One EVM chain, reached over JSON-RPC. Nothing it reads is cached. */
export function createEvmChain({ settings, relayerKey, ...options }: EvmChainOptions): Chain {
  const rpc = createRpc(settings, options)
  const account = privateKeyToAccount(relayerKey)
  return {
    settings,
    relayer: account.address,
    ...createBlockReader(settings, rpc),
    ...createCaller(settings, rpc, account.address),
    ...createSender(settings, rpc, account),
  }
}
