import { uiTexts } from './texts'

/** The pages of the top bar, in order. */
export const navPages = [
  { href: '/', label: uiTexts.nav.workflows },
  { href: '/deployments', label: uiTexts.nav.deployments },
  { href: '/runs', label: uiTexts.nav.runs },
  { href: '/templates', label: uiTexts.nav.templates },
  { href: '/docs', label: uiTexts.nav.docs },
  { href: '/settings', label: uiTexts.nav.settings },
] as const

/** Everywhere the command palette can go; `words` are other ways to ask for it. */
export const navEntries: readonly { href: string; label: string; words?: string }[] = [
  ...navPages,
  { href: '/docs/trust', label: uiTexts.palette.trust, words: 'trust security enclave simulated real' },
  { href: '/docs/errors', label: uiTexts.palette.errors, words: 'fault diagnostic code help' },
]

/** Whether a page of the top bar is the one shown, or holds it. The front page lists workflows and holds each of them, at /w/. */
export function isCurrent(href: string, pathname: string): boolean {
  if (href === '/') return pathname === '/' || pathname.startsWith('/w/')
  return pathname === href || pathname.startsWith(`${href}/`)
}
