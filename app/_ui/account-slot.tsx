'use client'
import { createContext, type ReactNode, useContext } from 'react'

const AccountContext = createContext<ReactNode>(null)

/** Hands the account button to every top bar, so that the shell knows nothing of wallets. */
export function AccountSlotProvider({ account, children }: { account: ReactNode; children: ReactNode }) {
  return <AccountContext value={account}>{children}</AccountContext>
}

/** Where a top bar shows the account button; nothing until one is provided. */
export function AccountSlot() {
  return useContext(AccountContext)
}
