'use client'
import { Menu as MenuIcon, Search } from 'lucide-react'
import Link from 'next/link'
import { usePathname, useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { AccountSlot } from './account-slot'
import { useOpenCommands } from './command-provider'
import { cx } from './cx'
import { IconButton } from './icon-button'
import { Logo } from './logo'
import { Menu } from './menu'
import { isCurrent, navPages } from './nav'
import { uiTexts } from './texts'
import { ThemeToggle, useThemeEntries } from './theme-toggle'

/** The frame of a top bar: the wordmark, then whatever the page puts there. The editor fills it with its own. */
export function TopBarFrame({ markOnly = false, children }: { markOnly?: boolean; children: ReactNode }) {
  return (
    <header className="sticky top-0 z-panel flex h-topbar shrink-0 items-center gap-2 border-line border-b bg-panel px-3">
      <Link href="/" aria-label={uiTexts.nav.home} className="mr-1 shrink-0 rounded-2 p-0.5">
        <Logo markOnly={markOnly} />
      </Link>
      {children}
    </header>
  )
}

/** The search button, the theme and the account: the right end of every top bar. */
export function TopBarEnd({ children }: { children?: ReactNode }) {
  const openCommands = useOpenCommands()
  return (
    <div className="ml-auto flex items-center gap-1">
      {children}
      <IconButton label={uiTexts.palette.open} icon={<Search size={16} aria-hidden="true" />} onClick={openCommands} />
      <span className="max-sm:hidden">
        <ThemeToggle />
      </span>
      <span className="ml-1 empty:hidden">
        <AccountSlot />
      </span>
    </div>
  )
}

/** The top bar of every page but the editor's: the pages, search, theme, account; on a phone the pages are a menu. */
export function TopBar({ children }: { children?: ReactNode }) {
  const pathname = usePathname()
  return (
    <TopBarFrame>
      <nav aria-label={uiTexts.nav.label} className="flex items-center gap-0.5 max-md:hidden">
        {navPages.map(({ href, label }) => {
          const current = isCurrent(href, pathname)
          return (
            <Link
              key={href}
              href={href}
              aria-current={current ? 'page' : undefined}
              className={cx(
                'flex h-control items-center rounded-2 px-2.5 font-medium text-sm transition-colors duration-hover',
                current ? 'bg-hover text-ink' : 'text-ink-3 hover:bg-hover hover:text-ink',
              )}
            >
              {label}
            </Link>
          )
        })}
      </nav>
      <TopBarEnd>{children}</TopBarEnd>
      <span className="md:hidden">
        <PhoneMenu pathname={pathname} />
      </span>
    </TopBarFrame>
  )
}

function PhoneMenu({ pathname }: { pathname: string }) {
  const router = useRouter()
  const { entries } = useThemeEntries()
  return (
    <Menu
      label={uiTexts.nav.label}
      trigger={<IconButton label={uiTexts.nav.menu} icon={<MenuIcon size={18} aria-hidden="true" />} />}
      entries={[
        ...navPages.map(({ href, label }) => ({
          id: href,
          label,
          checked: isCurrent(href, pathname),
          onSelect: () => router.push(href),
        })),
        { kind: 'separator', id: 'line' },
        { kind: 'heading', id: 'theme', label: uiTexts.theme.label },
        ...entries,
      ]}
    />
  )
}
