import type { Metadata } from 'next'
import { CodeList } from '../../../_docs/code-list'
import { docsTexts } from '../../../_docs/texts'
import { PageBody } from '../../../_ui/page-body'
import { PageHeader } from '../../../_ui/page-header'

const { errors, title } = docsTexts

export const metadata: Metadata = { title: errors.title, description: errors.text }

export default function ErrorsPage() {
  return (
    <PageBody>
      <PageHeader crumbs={[{ label: title, href: '/docs' }, { label: errors.title }]} title={errors.title} text={errors.text} />
      <CodeList />
    </PageBody>
  )
}
