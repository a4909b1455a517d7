'use client'
import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'
import { AccountSlotProvider } from './account-slot'
import { CommandProvider } from './command-provider'
import { Toaster } from './toast'
import { TooltipProvider } from './tooltip'

/** What every page needs around it: theme, tooltips, commands, toasts and the account button. */
export function Providers({ account, children }: { account?: ReactNode; children: ReactNode }) {
  return (
    <ThemeProvider attribute="data-theme" defaultTheme="system" enableSystem disableTransitionOnChange storageKey="phat-theme">
      <TooltipProvider>
        <AccountSlotProvider account={account}>
          <CommandProvider>{children}</CommandProvider>
        </AccountSlotProvider>
      </TooltipProvider>
      <Toaster />
    </ThemeProvider>
  )
}
