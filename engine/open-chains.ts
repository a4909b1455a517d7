import type { Hex } from 'viem'
import { createEvmChain } from './adapters/evm'
import type { EngineSettings } from './settings'
import type { Chain } from './world'

/** The chains of an installation by id, with the key that pays for what is sent. */
export const openChains = ({ chains }: EngineSettings, relayerKey: Hex): ReadonlyMap<string, Chain> =>
  new Map(chains.map((chain) => [chain.id, createEvmChain({ settings: chain, relayerKey })]))
