import type { ReactNode } from 'react'
import { Card } from '../_ui/card'

/** One component of the gallery with all its states. */
export function GalleryBlock({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <div className="flex flex-wrap items-center gap-3">{children}</div>
    </Card>
  )
}
