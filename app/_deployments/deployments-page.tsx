'use client'
import Link from 'next/link'
import { useQuery } from '../_client/use-query'
import type { DeploymentSummary } from '../_contracts/deployments'
import type { ChainInfo } from '../_contracts/places'
import { routes } from '../_contracts/routes'
import { runTexts, statusWords } from '../_runs/texts'
import { Badge } from '../_ui/badge'
import { ButtonLink } from '../_ui/button-link'
import { Card } from '../_ui/card'
import { EmptyState } from '../_ui/empty-state'
import { ErrorState } from '../_ui/error-state'
import { shortenId } from '../_ui/format'
import { GhostBricks } from '../_ui/ghost-bricks'
import { PageBody } from '../_ui/page-body'
import { PageHeader } from '../_ui/page-header'
import { SkeletonRows } from '../_ui/skeleton'
import { StaleBanner } from '../_ui/stale-banner'
import { type Column, Table } from '../_ui/table'
import { TimeAgo } from '../_ui/time-ago'
import { ToneText } from '../_ui/tone-text'
import { DueIn } from './due-in'
import { ownerAddress } from './owner-name'
import { deploymentTone } from './status-tone'
import { deploymentTexts as texts } from './texts'

const FRESH_MS = 4000

/** Every deployment: what it wrote last, why the last run ended as it did, and when it looks again. */
export function DeploymentsPage() {
  const query = useQuery(routes.listDeployments, {}, { refreshMs: FRESH_MS })
  const chains = useQuery(routes.listChains, {})
  return (
    <PageBody>
      <PageHeader title={texts.title} text={texts.lead} />
      {query.state === 'loading' && (
        <Card flush>
          <SkeletonRows rows={5} />
        </Card>
      )}
      {query.state === 'failed' && (
        <ErrorState
          title={texts.failed}
          what={query.problem.detail}
          remedy={query.problem.remedy}
          code={query.problem.code}
          onRetry={query.retry}
          retrying={query.retrying}
        />
      )}
      {query.state === 'ready' && (
        <>
          {query.stale && <StaleBanner text={query.stale.detail} sinceMs={query.atMs} onRetry={query.retry} retrying={query.refreshing} />}
          {query.data.deployments.length === 0 ? (
            <EmptyState
              title={texts.emptyTitle}
              text={texts.emptyText}
              ghost={<GhostBricks bricks={texts.ghosts} />}
              action={
                <>
                  <ButtonLink variant="primary" href="/">
                    {texts.toWorkflows}
                  </ButtonLink>
                  <ButtonLink href="/templates">{texts.toTemplates}</ButtonLink>
                </>
              }
            />
          ) : (
            <Card flush>
              <DeploymentTable deployments={query.data.deployments} chains={chains.state === 'ready' ? chains.data.chains : []} />
            </Card>
          )}
        </>
      )}
    </PageBody>
  )
}

/** Deployments as rows. */
export function DeploymentTable({ deployments, chains }: { deployments: readonly DeploymentSummary[]; chains: readonly ChainInfo[] }) {
  const chainName = (id: string) => chains.find((chain) => chain.id === id)?.name ?? id
  const columns: Column<DeploymentSummary>[] = [
    {
      id: 'name',
      head: texts.columns.name,
      cell: ({ id, name, version }) => (
        <span className="whitespace-nowrap">
          <Link href={`/deployments/${id}`} className="rounded-1 font-medium hover:text-accent hover:underline">
            {name}
          </Link>{' '}
          <span className="text-2xs text-ink-3">{texts.version(version)}</span>
        </span>
      ),
    },
    {
      id: 'status',
      head: texts.columns.status,
      cell: ({ status }) => <Badge tone={deploymentTone(status)}>{texts.status[status]}</Badge>,
    },
    {
      id: 'owner',
      head: texts.columns.owner,
      wideOnly: true,
      cell: ({ owner }) => (
        <span className="figures whitespace-nowrap" title={ownerAddress(owner)}>
          {shortenId(ownerAddress(owner), 6, 4)}
        </span>
      ),
    },
    {
      id: 'chains',
      head: texts.columns.chains,
      wideOnly: true,
      cell: ({ chains: ids }) => <span className="whitespace-nowrap">{ids.map(chainName).join(', ')}</span>,
    },
    {
      id: 'value',
      head: texts.columns.value,
      numeric: true,
      cell: ({ lastRun }) => lastRun?.amount ?? <span className="text-ink-3">–</span>,
    },
    { id: 'last', head: texts.columns.last, className: 'w-full min-w-56', cell: (deployment) => <LastRun deployment={deployment} /> },
    { id: 'next', head: texts.columns.next, numeric: true, cell: (deployment) => <DueIn deployment={deployment} /> },
  ]
  return <Table caption={texts.title} columns={columns} rows={deployments} rowKey={({ id }) => id} />
}

function LastRun({ deployment: { lastRun } }: { deployment: DeploymentSummary }) {
  if (!lastRun) return <span className="text-ink-3">{texts.noRun}</span>
  const { text, tone } = statusWords[lastRun.status]
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <ToneText tone={tone}>
        <Link href={`/runs/${lastRun.id}`} className="rounded-1 hover:underline" title={runTexts.run(String(lastRun.number))}>
          {text}
        </Link>
      </ToneText>
      <TimeAgo atMs={lastRun.dueMs} className="text-2xs text-ink-3" />
      <span className="inline-block min-w-0 text-ink-2 first-letter:uppercase">{lastRun.reason}</span>
    </span>
  )
}
