'use client'
import { Copy, KeyRound, Link2Off, RotateCw, Wallet as WalletIcon } from 'lucide-react'
import { useEffect } from 'react'
import { useQuery } from '@/app/_client/use-query'
import { routes } from '@/app/_contracts'
import { Button } from '@/app/_ui/button'
import { shortenId } from '@/app/_ui/format'
import { Menu, type MenuEntry } from '@/app/_ui/menu'
import { toast } from '@/app/_ui/toast'
import { sameAccount, THROWAWAY, type WalletAccount, walletTitle } from './account'
import { AccountDots } from './account-dots'
import { walletTexts } from './texts'
import { useWallet, type Wallet } from './wallet-store'

/** The account at the right end of a top bar: connects a wallet, then shows and changes who signs. */
export function AccountButton() {
  const wallet = useWallet()
  const local = useLocalMode()
  useEffect(() => wallet.restore(), [wallet.restore])
  const { account, state } = wallet
  const busy = state === 'connecting'
  if (!account && state === 'none' && !local)
    return (
      <Button icon={<WalletIcon size={14} aria-hidden="true" />} onClick={() => void wallet.connect()}>
        {walletTexts.connect}
      </Button>
    )
  return (
    <Menu
      label={walletTexts.menu}
      entries={entriesOf(wallet, local)}
      trigger={
        <Button
          busy={busy}
          {...(account ? {} : { icon: <WalletIcon size={14} aria-hidden="true" /> })}
          aria-label={account ? label(account) : undefined}
        >
          {account ? <AccountName account={account} /> : busy ? walletTexts.connecting : walletTexts.connect}
        </Button>
      }
    />
  )
}

/** An account’s dots, name and short address on one line. */
export function AccountName({ account }: { account: WalletAccount }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <AccountDots owner={account.owner} />
      <span className="max-w-32 truncate font-medium max-md:sr-only">{account.name}</span>
      <span className="figures text-ink-3 text-xs max-md:sr-only">{shortenId(account.address, 8, 4)}</span>
    </span>
  )
}

/** True on an installation for one person’s own machine, where a throwaway key may sign. */
export function useLocalMode(): boolean {
  const health = useQuery(routes.getHealth, {})
  return health.state === 'ready' && health.data.local
}

const label = ({ name, address }: WalletAccount): string => `${walletTexts.account} ${name} ${shortenId(address, 8, 4)}`

/** The menu of accounts; also what an account picker in a form offers. */
export function entriesOf(wallet: Wallet, local: boolean): MenuEntry[] {
  const { account, accounts, state, fault } = wallet
  const listed = account && !accounts.some((one) => sameAccount(one, account)) ? [account, ...accounts] : accounts
  const asked = state !== 'none' || listed.some(({ source }) => source !== THROWAWAY)
  return [
    ...(listed.length > 0 ? [{ kind: 'heading', id: 'accounts', label: walletTexts.accounts } as const] : []),
    ...listed.map((one) => ({
      id: `${one.source}/${one.owner}`,
      label: one.name,
      icon: <AccountDots owner={one.owner} />,
      note: one.source === THROWAWAY ? walletTexts.throwawayNote : `${shortenId(one.address, 8, 4)} · ${walletTitle(one.source)}`,
      checked: account !== null && sameAccount(one, account),
      onSelect: () => wallet.choose(one),
    })),
    ...(fault ? [{ kind: 'heading', id: 'fault', label: `${fault.message} ${fault.remedy}` } as const] : []),
    ...(listed.length > 0 || fault ? [{ kind: 'separator', id: 'line' } as const] : []),
    {
      id: 'connect',
      label: asked ? walletTexts.again : walletTexts.connect,
      icon: asked ? <RotateCw size={14} aria-hidden="true" /> : <WalletIcon size={14} aria-hidden="true" />,
      onSelect: () => void wallet.connect(),
    },
    ...(local && !listed.some(({ source }) => source === THROWAWAY)
      ? [
          {
            id: THROWAWAY,
            label: walletTexts.throwaway,
            note: walletTexts.throwawayNote,
            icon: <KeyRound size={14} aria-hidden="true" />,
            onSelect: () => void wallet.takeThrowaway(),
          },
        ]
      : []),
    ...(account
      ? [
          { id: 'copy', label: walletTexts.copy, icon: <Copy size={14} aria-hidden="true" />, onSelect: () => void copyAddress(account) },
          { id: 'forget', label: walletTexts.forget, icon: <Link2Off size={14} aria-hidden="true" />, onSelect: () => wallet.disconnect() },
        ]
      : []),
  ]
}

async function copyAddress({ address }: WalletAccount): Promise<void> {
  await navigator.clipboard.writeText(address)
  toast.ok(walletTexts.copied, { id: 'copied' })
}
