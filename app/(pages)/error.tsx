'use client'
import { BrokenPage } from '../_ui/broken-page'

export default function PagesError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <BrokenPage error={error} reset={reset} />
}
