import type { Metadata } from 'next'
import { OpenEditor } from '../../_editor/open-editor'

export const metadata: Metadata = { title: 'New workflow' }

export default async function NewWorkflowPage({ searchParams }: { searchParams: Promise<{ template?: string | string[] }> }) {
  const { template } = await searchParams
  return typeof template === 'string' ? <OpenEditor template={template} /> : <OpenEditor />
}
