import type { Metadata } from 'next'
import { GalleryControls } from '../../../_docs/gallery-controls'
import { GalleryData } from '../../../_docs/gallery-data'
import { GalleryMarks } from '../../../_docs/gallery-marks'
import { GalleryOverlays } from '../../../_docs/gallery-overlays'
import { GalleryStates } from '../../../_docs/gallery-states'
import { docsTexts } from '../../../_docs/texts'
import { Badge } from '../../../_ui/badge'
import { PageBody } from '../../../_ui/page-body'
import { PageHeader } from '../../../_ui/page-header'

export const metadata: Metadata = { title: 'Components', robots: { index: false } }

export default function GalleryPage() {
  return (
    <PageBody>
      <PageHeader
        crumbs={[{ label: docsTexts.title, href: '/docs' }, { label: 'Components' }]}
        title="Components"
        badge={<Badge tone="run">Every state</Badge>}
        text="What the pages are made of. Figures are samples."
      />
      <GalleryData />
      <GalleryControls />
      <GalleryOverlays />
      <GalleryMarks />
      <GalleryStates />
    </PageBody>
  )
}
