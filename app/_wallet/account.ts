import { type OwnerKey, ownerKeyOf } from '@/engine/core'

/** The source of the key that is kept in this browser. */
export const THROWAWAY = 'throwaway'

/** An account that can sign. */
export interface WalletAccount {
  /** As the wallet writes it; what signing is asked for. */
  address: string
  owner: OwnerKey
  name: string
  /** The wallet’s name by the injected standard, such as `polkadot-js`, or `throwaway`. */
  source: string
}

const TITLES: Record<string, string> = {
  'polkadot-js': 'Polkadot{.js}',
  talisman: 'Talisman',
  'subwallet-js': 'SubWallet',
  [THROWAWAY]: 'This browser',
}

/** A wallet’s name as people know it. */
export const walletTitle = (source: string): string => TITLES[source] ?? source

/** True when both name the same key of the same wallet. */
export const sameAccount = (a: WalletAccount, b: WalletAccount): boolean => a.owner === b.owner && a.source === b.source

/** An account of a wallet; undefined for an address that cannot own a deployment. */
export function accountOf(address: string, name: string | undefined, source: string): WalletAccount | undefined {
  try {
    return { address, owner: ownerKeyOf(address), name: name?.trim() || 'Account', source }
  } catch {
    return undefined
  }
}
