'use client'
import { BrokenPage } from './_ui/broken-page'
import { MAIN_ID } from './_ui/skip-link'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id={MAIN_ID} className="flex min-h-dvh flex-col">
      <BrokenPage error={error} reset={reset} />
    </main>
  )
}
