'use client'
import { type ReactNode, useMemo } from 'react'
import { useQuery } from '../_client/use-query'
import type { Deployment } from '../_contracts/deployments'
import { routes } from '../_contracts/routes'
import type { RunSummary } from '../_contracts/runs'
import { DeploymentActions } from '../_deploy'
import { RunTable } from '../_runs/run-table'
import { useRuns } from '../_runs/use-runs'
import { Badge } from '../_ui/badge'
import { Button } from '../_ui/button'
import { Card } from '../_ui/card'
import { ErrorState } from '../_ui/error-state'
import { PageBody } from '../_ui/page-body'
import { PageHeader } from '../_ui/page-header'
import { PageSkeleton, SkeletonRows } from '../_ui/skeleton'
import { StaleBanner } from '../_ui/stale-banner'
import { DeploymentFacts } from './deployment-facts'
import { DueIn } from './due-in'
import { MessageCard } from './message-card'
import { Notices } from './notices'
import { deploymentTone } from './status-tone'
import { deploymentTexts as texts } from './texts'
import { UseFeedCard } from './use-feed-card'
import type { ValuePoint } from './value-scale'

const FRESH_MS = 4000
const CHAIN_MS = 15_000

/** A deployment: what its feeds say, how to use them, its runs with the reason of each, and the terms its owner signed. */
export function DeploymentPage({ id }: { id: string }) {
  const query = useQuery(routes.getDeployment, { params: { id } }, { refreshMs: FRESH_MS })
  if (query.state === 'loading') return <PageSkeleton />
  if (query.state === 'failed')
    return (
      <PageBody>
        <PageHeader crumbs={[{ label: texts.title, href: '/deployments' }]} title={texts.title} />
        <ErrorState
          title={texts.oneFailed}
          what={query.problem.detail}
          remedy={query.problem.remedy}
          code={query.problem.code}
          onRetry={query.retry}
          retrying={query.retrying}
        />
      </PageBody>
    )
  return (
    <DeploymentBody
      deployment={query.data}
      reload={query.retry}
      banner={
        query.stale && <StaleBanner text={query.stale.detail} sinceMs={query.atMs} onRetry={query.retry} retrying={query.refreshing} />
      }
    />
  )
}

function DeploymentBody({ deployment, reload, banner }: { deployment: Deployment; reload: () => void; banner: ReactNode }) {
  const chains = useQuery(routes.listChains, {}, { refreshMs: CHAIN_MS })
  const known = chains.state === 'ready' ? chains.data.chains : []
  const list = useRuns({ deployment: deployment.id, limit: 50 })
  const settled = useRuns({ deployment: deployment.id, status: 'settled', limit: 100 })
  const points = useMemo(() => pointsOf(settled.runs), [settled.runs])
  return (
    <PageBody facts={<DeploymentFacts deployment={deployment} chains={known} />}>
      <PageHeader
        crumbs={[{ label: texts.title, href: '/deployments' }, { label: texts.version(deployment.version) }]}
        title={deployment.name}
        badge={<Badge tone={deploymentTone(deployment.status)}>{texts.status[deployment.status]}</Badge>}
        actions={<DeploymentActions deployment={deployment} onDone={reload} />}
      />
      {banner}
      <Notices deployment={deployment} chains={known} />
      {deployment.hook && <MessageCard hook={deployment.hook} />}
      {deployment.targets.map((target) => (
        <UseFeedCard
          key={`${target.node}/${target.slot}`}
          target={target}
          chain={known.find(({ id }) => id === target.chain)}
          points={points}
        />
      ))}
      <Card
        flush
        title={texts.runs.title}
        end={
          <span className="text-ink-3">
            {texts.facts.next} <DueIn deployment={deployment} />
          </span>
        }
      >
        <RunList list={list} />
      </Card>
    </PageBody>
  )
}

function RunList({ list: { query, runs, more, loading, problem } }: { list: ReturnType<typeof useRuns> }) {
  if (query.state === 'loading') return <SkeletonRows rows={4} />
  if (query.state === 'failed')
    return (
      <ErrorState
        className="m-4"
        title={texts.runs.failed}
        what={query.problem.detail}
        remedy={query.problem.remedy}
        code={query.problem.code}
        onRetry={query.retry}
        retrying={query.retrying}
      />
    )
  if (runs.length === 0) return <p className="border-line border-t px-4 py-6 text-ink-3 text-xs">{texts.runs.none}</p>
  return (
    <>
      <RunTable runs={runs} />
      {problem && (
        <ErrorState
          className="m-4"
          title={texts.runs.failed}
          what={problem.detail}
          remedy={problem.remedy}
          code={problem.code}
          onRetry={more}
        />
      )}
      {more && (
        <div className="flex justify-center border-line border-t p-3">
          <Button size="sm" busy={loading} onClick={more}>
            {texts.runs.older}
          </Button>
        </div>
      )}
    </>
  )
}

const pointsOf = (runs: readonly RunSummary[]): ValuePoint[] =>
  runs.flatMap(({ id, dueMs, amount }) => (amount === undefined ? [] : [{ atMs: dueMs, amount, run: id }]))
