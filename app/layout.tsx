import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { fontVariables } from './_ui/fonts'
import { Providers } from './_ui/providers'
import { SkipLink } from './_ui/skip-link'
import { uiTexts } from './_ui/texts'
import { AccountButton } from './_wallet'
import './globals.css'

export const metadata: Metadata = {
  title: { default: uiTexts.brand, template: `%s · ${uiTexts.brand}` },
  description: uiTexts.tagline,
  applicationName: uiTexts.brand,
  icons: { icon: { url: '/icon.svg', type: 'image/svg+xml' } },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
}

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <body>
        <SkipLink />
        <Providers account={<AccountButton />}>{children}</Providers>
      </body>
    </html>
  )
}
