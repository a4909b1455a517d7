export { sameAccount, THROWAWAY, type WalletAccount, walletTitle } from './account'
export { AccountButton, AccountName, entriesOf, useLocalMode } from './account-button'
export { AccountDots } from './account-dots'
export { signAct, useWallet, type Wallet, type WalletState } from './wallet-store'
