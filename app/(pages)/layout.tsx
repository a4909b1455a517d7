import type { ReactNode } from 'react'
import { MAIN_ID } from '../_ui/skip-link'
import { TopBar } from '../_ui/top-bar'

export default function PagesLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar />
      <main id={MAIN_ID} tabIndex={-1} className="flex flex-1 flex-col outline-none">
        {children}
      </main>
    </div>
  )
}
