import type { ChainInfo } from '@/app/_contracts'
import { Fault } from '@/bricks/kit'
import type { Chain } from '@/engine/server'
import { installation } from './installation'

/** Names of the coins that pay gas, where they are not called ETH. */
const SYMBOLS: Record<string, string> = {
  'eip155:56': 'BNB',
  'eip155:100': 'xDAI',
  'eip155:137': 'POL',
  'eip155:1284': 'GLMR',
  'eip155:1285': 'MOVR',
  'eip155:1287': 'DEV',
  'eip155:43114': 'AVAX',
  'eip155:420420417': 'PAS',
  'eip155:420420418': 'KSM',
  'eip155:420420419': 'DOT',
}

/** A relayer with gas for fewer writes than this is low. */
const LOW_AT_WRITES = 50n
/** Gas of a dear write, for judging a balance. */
const DEAR_WRITE_GAS = 400_000n

/** The coin that pays gas on a chain. */
export const symbolOf = (id: string, local: boolean): string => (local ? 'test ETH' : (SYMBOLS[id] ?? 'ETH'))

/** Lists target chains with who pays gas there. */
export async function listChains(): Promise<{ chains: ChainInfo[] }> {
  const { chains, relayers } = installation()
  const accounts = await relayers()
  const views = [...chains.values()].map((chain) =>
    viewChain(
      chain,
      accounts.find(({ chain: id }) => id === chain.settings.id),
    ),
  )
  return { chains: await Promise.all(views) }
}

async function viewChain(chain: Chain, account: { address: `0x${string}`; balanceWei: bigint | null } | undefined): Promise<ChainInfo> {
  const { id, name, local, blockTimeMs, finality, anchor, feedFactory, rpcUrls } = chain.settings
  const symbol = symbolOf(id, local)
  const state = await stateOf(chain)
  const gasPriceWei = state.state === 'up' ? await chain.gasPriceWei().catch(() => null) : null
  return {
    id,
    name,
    symbol,
    local,
    blockTimeMs,
    finality,
    anchor,
    feedFactory,
    // Other chains’ URLs may hold an access key.
    publicRpcUrl: local ? (rpcUrls[0] ?? null) : null,
    ...state,
    gasPriceWei: gasPriceWei === null ? null : gasPriceWei.toString(),
    relayer: account
      ? {
          address: account.address,
          balanceWei: account.balanceWei === null ? null : account.balanceWei.toString(),
          low: isLow(account.balanceWei, gasPriceWei),
          howToFund: local
            ? 'The local chain’s own test money; npm start fills it.'
            : `Send ${symbol} to it on ${name}. Its key is PHAT_RELAYER_KEY, or in the data folder.`,
        }
      : null,
  }
}

async function stateOf(chain: Chain): Promise<Pick<ChainInfo, 'state' | 'problem' | 'head'>> {
  try {
    const { number, timeMs } = await chain.head()
    return { state: 'up', problem: null, head: { number: Number(number), timeMs } }
  } catch (error) {
    return { state: 'down', problem: Fault.from(error).message, head: null }
  }
}

const isLow = (balanceWei: bigint | null, gasPriceWei: bigint | null): boolean =>
  balanceWei !== null && (balanceWei === 0n || (gasPriceWei !== null && balanceWei < gasPriceWei * DEAR_WRITE_GAS * LOW_AT_WRITES))
