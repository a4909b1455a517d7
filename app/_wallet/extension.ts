import { accountOf, type WalletAccount } from './account'
import { lockedWallet, noWallet, refusedByWallet } from './wallet-fault'

const APP_NAME = 'Phat Bricks'
/** Extensions inject themselves after the page has begun. */
const APPEAR_WITHIN_MS = 1_000
const LOOK_EVERY_MS = 50

declare global {
  interface Window {
    injectedWeb3?: Record<string, unknown>
  }
}

/** Loaded when it is needed: it is larger than the rest of a page, and cannot load on a server. */
const load = () => import('@polkadot/extension-dapp')

/**
 * Asks every injected wallet for its accounts and calls back with them, now and whenever they change.
 * @throws {Fault} `wallet_missing`, `wallet_refused`, `wallet_locked`.
 */
export async function connectExtensions(onAccounts: (accounts: WalletAccount[]) => void): Promise<WalletAccount[]> {
  await wallets()
  const { web3Enable, web3Accounts, web3AccountsSubscribe } = await load()
  const enabled = await web3Enable(APP_NAME)
  if (enabled.length === 0) throw refusedByWallet()
  const accounts = listed(await web3Accounts())
  if (accounts.length === 0) throw lockedWallet()
  await web3AccountsSubscribe((found) => onAccounts(listed(found)))
  return accounts
}

/** Has the account’s wallet sign these bytes, given as 0x-hex so that no wallet takes the text for something else. */
export async function signWithExtension({ address, source }: WalletAccount, data: `0x${string}`): Promise<`0x${string}`> {
  const { web3Enable, web3FromSource, web3EnablePromise } = await load()
  if (!web3EnablePromise) {
    await wallets()
    if ((await web3Enable(APP_NAME)).length === 0) throw refusedByWallet()
  }
  const { signer } = await web3FromSource(source)
  if (!signer.signRaw) throw lockedWallet()
  const { signature } = await signer.signRaw({ address, data, type: 'bytes' })
  return signature
}

async function wallets(): Promise<void> {
  for (let waitedMs = 0; ; waitedMs += LOOK_EVERY_MS) {
    if (Object.keys(window.injectedWeb3 ?? {}).length > 0) return
    if (waitedMs >= APPEAR_WITHIN_MS) throw noWallet()
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

const listed = (found: readonly { address: string; meta: { name?: string; source: string } }[]): WalletAccount[] =>
  found.flatMap(({ address, meta }) => accountOf(address, meta.name, meta.source) ?? [])
