import type { Metadata } from 'next'
import { RunPage } from '../../../_runs/run-page'
import { runTexts } from '../../../_runs/texts'

export const metadata: Metadata = { title: runTexts.title }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return <RunPage key={id} id={id} />
}
