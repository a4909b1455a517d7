/** What the account button and its menu say. */
export const walletTexts = {
  connect: 'Connect wallet',
  connecting: 'Connecting…',
  account: 'Account',
  menu: 'Account menu',
  again: 'Ask the wallet again',
  forget: 'Disconnect',
  throwaway: 'Use a throwaway key',
  throwawayNote: 'Throwaway key, this browser only',
  accounts: 'Accounts',
  other: 'Other ways to sign',
  copied: 'Address copied',
  copy: 'Copy address',
  simulated: 'local only',
} as const
