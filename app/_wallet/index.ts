export { THROWAWAY, type WalletAccount, walletTitle } from './account'
export { AccountButton, AccountName, entriesOf, useLocalMode } from './account-button'
export { signAct, signText, useWallet, type Wallet, type WalletState } from './wallet-store'
