import type { Metadata } from 'next'
import { bricks } from '@/bricks'
import type { Brick } from '@/bricks/kit'
import { describeBrick } from '@/engine/core'
import { BrickList } from '../../../_brick-docs/brick-list'
import { brickDocsTexts as texts } from '../../../_brick-docs/texts'
import { PageBody } from '../../../_ui/page-body'
import { PageHeader } from '../../../_ui/page-header'

export const metadata: Metadata = { title: texts.title, description: texts.lead }

const cards = bricks.map((brick: Brick) => {
  const { id, kind, title, summary, outputs } = describeBrick(brick)
  return { id, kind, title, summary, icon: brick.icon, outputs: Object.values(outputs) }
})

export default function Page() {
  return (
    <PageBody>
      <PageHeader crumbs={[{ label: texts.docs, href: '/docs' }, { label: texts.title }]} title={texts.title} text={texts.lead} />
      <BrickList bricks={cards} />
    </PageBody>
  )
}
