import type { Metadata } from 'next'
import { workflowTexts } from '../_workflows/texts'
import { WorkflowsPage } from '../_workflows/workflows-page'

export const metadata: Metadata = { title: workflowTexts.title }

export default function Page() {
  return <WorkflowsPage />
}
