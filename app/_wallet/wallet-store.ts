'use client'
import { create } from 'zustand'
import { Fault } from '@/bricks/kit'
import { actMessage, type OwnerAct, type SignedAct, textBytes, verifyText } from '@/engine/core'
import { sameAccount, THROWAWAY, type WalletAccount } from './account'
import { connectExtensions, signWithExtension } from './extension'
import { forgetAccount, keepAccount, keptAccount } from './kept-account'
import { signWithThrowaway, throwawayAccount } from './throwaway'
import { signingFault } from './wallet-fault'

/** `none`: not asked yet. `absent`, `refused` and `locked` say why there is no account; `fault` has the words. */
export type WalletState = 'none' | 'connecting' | 'absent' | 'refused' | 'locked' | 'failed' | 'ready'

/** The wallet as the page sees it, and what can be done with it. */
export interface Wallet {
  state: WalletState
  fault: Fault | null
  /** What wallets share with this page, and the throwaway key once it was made. */
  accounts: WalletAccount[]
  /** The account that signs; remembered across visits, before any wallet is asked. */
  account: WalletAccount | null
  /** Takes up the remembered account. Asks nobody. */
  restore(): void
  connect(): Promise<void>
  choose(account: WalletAccount): void
  /** Chooses the key of this browser, made now if there is none. */
  takeThrowaway(): Promise<void>
  disconnect(): void
}

const STATES: Record<string, WalletState> = { wallet_missing: 'absent', wallet_refused: 'refused', wallet_locked: 'locked' }

/** The page’s one wallet. */
export const useWallet = create<Wallet>()((set, get) => ({
  state: 'none',
  fault: null,
  accounts: [],
  account: null,

  restore() {
    const account = keptAccount()
    if (!account || get().account) return
    set({ account, ...(account.source === THROWAWAY ? { state: 'ready', accounts: [account] } : {}) })
  },

  async connect() {
    if (get().state === 'connecting') return
    set({ state: 'connecting', fault: null })
    const shared = (found: readonly WalletAccount[]) => {
      const accounts = [...found, ...get().accounts.filter(({ source }) => source === THROWAWAY)]
      const before = get().account
      const account = accounts.find((candidate) => before !== null && sameAccount(candidate, before)) ?? accounts[0] ?? null
      if (account) keepAccount(account)
      set({ accounts, account })
    }
    try {
      shared(await connectExtensions(shared))
      set({ state: 'ready' })
    } catch (error) {
      const fault = Fault.from(error)
      set({ state: STATES[fault.code] ?? 'failed', fault })
    }
  },

  choose(account) {
    keepAccount(account)
    set({ account, state: 'ready', fault: null })
  },

  async takeThrowaway() {
    const made = await throwawayAccount()
    set(({ accounts }) => ({ accounts: [...accounts.filter((account) => !sameAccount(account, made)), made] }))
    get().choose(made)
  },

  disconnect() {
    forgetAccount()
    set({ state: 'none', fault: null, account: null, accounts: [] })
  },
}))

/**
 * Has the chosen account sign an act. What comes back is checked here, so that a wallet that signed something else is named at once.
 * @throws {Fault} `wallet_rejected`, `wallet_locked`, `wallet_account_gone`, `wallet_failed`, `act_altered`, `bad_signature`.
 */
export async function signAct(act: OwnerAct): Promise<SignedAct> {
  return { act, signature: await signText(act.owner, actMessage(act)) }
}

/**
 * Has the chosen account sign a text, when it is this owner’s.
 * @throws {Fault} `wallet_rejected`, `wallet_locked`, `wallet_account_gone`, `wallet_failed`, `act_altered`, `bad_signature`.
 */
export async function signText(owner: string, text: string): Promise<string> {
  const { account } = useWallet.getState()
  if (!account || account.owner !== owner)
    throw new Fault('wallet_account_gone', 'The chosen account is not the one that this text names.', {
      remedy: 'Choose the account again.',
    })
  let signature: string
  try {
    signature = account.source === THROWAWAY ? await signWithThrowaway(textBytes(text)) : await signWithExtension(account, hexOf(text))
  } catch (error) {
    throw signingFault(error)
  }
  const signed = signature.toLowerCase()
  await verifyText(text, signed, owner)
  return signed
}

const hexOf = (text: string): `0x${string}` =>
  `0x${Array.from(text, (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('')}`
