import { Fault } from '@/bricks/kit'

/** No wallet answered within the time that extensions take to appear. */
export const noWallet = (): Fault =>
  new Fault('wallet_missing', 'No Polkadot wallet was found in this browser.', {
    remedy: 'Install Polkadot{.js}, Talisman or SubWallet and reload the page.',
    retry: true,
  })

/** There is a wallet, and it lets this page see nothing. */
export const refusedByWallet = (): Fault =>
  new Fault('wallet_refused', 'The wallet does not let this page see its accounts.', {
    remedy: 'Open the wallet, allow this site, and connect again.',
    retry: true,
  })

/** The wallet answered and shares no account: it is locked, empty, or none was chosen for this site. */
export const lockedWallet = (): Fault =>
  new Fault('wallet_locked', 'The wallet shares no account with this page.', {
    remedy: 'Unlock the wallet, choose an account for this site, and connect again.',
    retry: true,
  })

/** What a wallet threw while signing, by the words that wallets use. */
export function signingFault(cause: unknown): Fault {
  if (cause instanceof Fault) return cause
  const words = cause instanceof Error ? cause.message : String(cause)
  if (/cancel|reject|denied|declin/i.test(words))
    return new Fault('wallet_rejected', 'The wallet did not sign: the request was turned down.', {
      remedy: 'Press the button again and approve the text in the wallet.',
      retry: true,
      cause,
    })
  if (/lock|password|passphrase/i.test(words))
    return new Fault('wallet_locked', 'The wallet is locked.', { remedy: 'Unlock it and press the button again.', retry: true, cause })
  if (/keypair|not found|no account|unknown account/i.test(words))
    return new Fault('wallet_account_gone', 'The wallet no longer has this account.', { remedy: 'Choose another account.', cause })
  return new Fault('wallet_failed', `The wallet did not sign: ${words.slice(0, 200)}`, {
    remedy: 'Try again, or choose another account.',
    retry: true,
    cause,
  })
}
