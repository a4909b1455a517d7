import type { Metadata } from 'next'
import { SharedPreview } from '../_editor/share/shared-preview'

export const metadata: Metadata = { title: 'Shared workflow', robots: { index: false } }

export default function SharedPage() {
  return <SharedPreview />
}
