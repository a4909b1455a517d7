import type { Metadata } from 'next'
import { SharedPreview } from '../../_editor/share/shared-preview'

export const metadata: Metadata = { title: 'Shared workflow', robots: { index: false } }

export default async function StoredSharePage({ params }: { params: Promise<{ cid: string }> }) {
  const { cid } = await params
  return <SharedPreview cid={cid} />
}
