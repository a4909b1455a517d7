'use client'
import { BrokenPage } from './_ui/broken-page'
import { fontVariables } from './_ui/fonts'
import './globals.css'

export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <main className="flex min-h-dvh flex-col">
          <BrokenPage error={error} reset={reset} />
        </main>
      </body>
    </html>
  )
}
