import type { Metadata } from 'next'
import { TemplatesPage } from '../../_workflows/templates-page'
import { templateTexts } from '../../_workflows/texts'

export const metadata: Metadata = { title: templateTexts.title, description: templateTexts.lead }

export default function Page() {
  return <TemplatesPage />
}
