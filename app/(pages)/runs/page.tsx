import type { Metadata } from 'next'
import { RunsPage } from '../../_runs/runs-page'
import { runTexts } from '../../_runs/texts'

export const metadata: Metadata = { title: runTexts.title, description: runTexts.list.lead }

export default function Page() {
  return <RunsPage />
}
