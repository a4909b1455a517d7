import { z } from 'zod'
import { accountOf, type WalletAccount } from './account'

const KEY = 'phat.account'
const keptSchema = z.object({ address: z.string(), name: z.string(), source: z.string() })

/** The account chosen at an earlier visit; null when there is none, or storage is closed to us. */
export function keptAccount(): WalletAccount | null {
  try {
    const { address, name, source } = keptSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? 'null'))
    return accountOf(address, name, source) ?? null
  } catch {
    // Nothing kept, or written by another version: the user connects again.
    return null
  }
}

/** Remembers the chosen account; it is a name, not a secret. */
export function keepAccount({ address, name, source }: WalletAccount): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ address, name, source }))
  } catch {
    // Private windows may refuse: the choice then lasts as long as the page.
  }
}

/** Forgets the chosen account. */
export function forgetAccount(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // See keepAccount.
  }
}
