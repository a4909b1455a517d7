import type { Metadata } from 'next'
import { OpenEditor } from '../../_editor/open-editor'

export const metadata: Metadata = { title: 'Workflow' }

export default async function WorkflowPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return <OpenEditor id={id} />
}
