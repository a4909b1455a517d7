import { injectExtension } from '@polkadot/extension-inject'
import { Keyring } from '@polkadot/keyring'
import type { KeyringPair } from '@polkadot/keyring/types'
import { hexToU8a, isHex, stringToU8a, u8aToHex, u8aWrapBytes } from '@polkadot/util'
import { cryptoWaitReady } from '@polkadot/util-crypto'

/** What the test wallet does when it is asked; settable while a page runs, as `window.testWallet`. */
export interface TestWallet {
  /** Secret URIs of its sr25519 keys, such as `//Alice`. */
  uris: readonly string[]
  policy: 'approve' | 'reject-connect' | 'reject-sign' | 'locked'
  /** Ms after the page’s start at which it injects itself. */
  appearAfterMs?: number
}

declare global {
  interface Window {
    testWallet: TestWallet
    /** Texts that the wallet was asked to sign, in order. */
    testWalletAsked: string[]
  }
}

/** The name by which pages know this wallet; that of the most common one, so that nothing treats it differently. */
const NAME = 'polkadot-js'

const wallet = window.testWallet
window.testWalletAsked = []
let lastId = 0

const keys = cryptoWaitReady().then(() => {
  const keyring = new Keyring({ type: 'sr25519' })
  for (const uri of wallet.uris) keyring.addFromUri(uri, { name: uri.replace('//', '') })
  return keyring
})

const accountOf = ({ address, meta, type }: KeyringPair) => ({ address, name: String(meta.name), type })

async function enable() {
  if (wallet.policy === 'reject-connect') throw new Error('Rejected')
  const keyring = await keys
  const list = () => (wallet.policy === 'locked' ? [] : keyring.getPairs().map(accountOf))
  return {
    accounts: {
      get: async () => list(),
      subscribe(callback: (accounts: ReturnType<typeof list>) => void) {
        callback(list())
        return () => {}
      },
    },
    metadata: { get: async () => [], provide: async () => true },
    signer: {
      async signRaw({ address, data }: { address: string; data: string }) {
        const bytes = isHex(data) ? hexToU8a(data) : stringToU8a(data)
        window.testWalletAsked.push(new TextDecoder().decode(bytes))
        if (wallet.policy === 'reject-sign') throw new Error('Cancelled')
        lastId++
        return { id: lastId, signature: u8aToHex(keyring.getPair(address).sign(u8aWrapBytes(bytes))) }
      },
    },
  }
}

setTimeout(() => injectExtension(enable, { name: NAME, version: '0.63.1' }), wallet.appearAfterMs ?? 0)
