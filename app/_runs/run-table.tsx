import Link from 'next/link'
import type { RunSummary } from '../_contracts/runs'
import { Badge } from '../_ui/badge'
import { formatCount } from '../_ui/format'
import { type Column, Table } from '../_ui/table'
import { TimeAgo } from '../_ui/time-ago'
import { showSeconds } from './figures'
import { runTexts, statusWords } from './texts'

const texts = runTexts.list

/** Runs with why each settled or not; `named` also says which deployment each is of. */
export function RunTable({ runs, named = false }: { runs: readonly RunSummary[]; named?: boolean }) {
  const columns: Column<RunSummary>[] = [
    {
      id: 'run',
      head: texts.run,
      cell: ({ id, number }) => (
        <Link href={`/runs/${id}`} className="figures rounded-1 font-medium hover:text-accent hover:underline">
          {formatCount(number)}
        </Link>
      ),
    },
    ...(named
      ? [
          {
            id: 'deployment',
            head: texts.deployment,
            cell: ({ deploymentId, deploymentName }: RunSummary) => (
              <Link href={`/deployments/${deploymentId}`} className="rounded-1 hover:text-accent hover:underline">
                {deploymentName}
              </Link>
            ),
          },
        ]
      : []),
    { id: 'state', head: texts.state, cell: ({ status }) => <Badge tone={statusWords[status].tone}>{statusWords[status].text}</Badge> },
    {
      id: 'why',
      head: texts.why,
      className: 'w-full min-w-36 sm:min-w-52',
      cell: ({ reason }) => <span className="inline-block text-ink-2 first-letter:uppercase">{reason}</span>,
    },
    { id: 'due', head: texts.due, numeric: true, cell: ({ dueMs }) => <TimeAgo atMs={dueMs} /> },
    {
      id: 'took',
      head: texts.took,
      numeric: true,
      wideOnly: true,
      cell: ({ endedMs, createdMs }) => endedMs !== null && showSeconds(endedMs - createdMs),
    },
  ]
  return <Table caption={texts.caption} columns={columns} rows={runs} rowKey={({ id }) => id} />
}
