import { addressOf } from '@/engine/core'
import { THROWAWAY, type WalletAccount } from './account'

const SEED_KEY = 'phat.throwaway-seed'

const load = () => import('@scure/sr25519')

/** The sr25519 key that lives in this browser’s storage, made at first use. Whoever can read the storage has the key. */
export async function throwawayAccount(): Promise<WalletAccount> {
  const { getPublicKey, secretFromSeed } = await load()
  const owner = toHex(getPublicKey(secretFromSeed(seed())))
  return { address: addressOf(owner), owner, name: 'Throwaway key', source: THROWAWAY }
}

/** Signs bytes with the throwaway key. */
export async function signWithThrowaway(bytes: Uint8Array): Promise<`0x${string}`> {
  const { secretFromSeed, sign } = await load()
  return toHex(sign(secretFromSeed(seed()), bytes))
}

function seed(): Uint8Array {
  const kept = localStorage.getItem(SEED_KEY)
  if (kept !== null && /^[0-9a-f]{64}$/.test(kept)) return Uint8Array.from(kept.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  const fresh = crypto.getRandomValues(new Uint8Array(32))
  localStorage.setItem(SEED_KEY, toHex(fresh).slice(2))
  return fresh
}

const toHex = (bytes: Uint8Array): `0x${string}` => `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
