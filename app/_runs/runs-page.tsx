'use client'
import { useState } from 'react'
import { type RunStatus, runStatusSchema } from '../_contracts/runs'
import { Button } from '../_ui/button'
import { ButtonLink } from '../_ui/button-link'
import { Card } from '../_ui/card'
import { EmptyState } from '../_ui/empty-state'
import { ErrorState } from '../_ui/error-state'
import { PageBody } from '../_ui/page-body'
import { PageHeader } from '../_ui/page-header'
import { Select } from '../_ui/select'
import { SkeletonRows } from '../_ui/skeleton'
import { StaleBanner } from '../_ui/stale-banner'
import { RunTable } from './run-table'
import { runTexts, statusWords } from './texts'
import { useRuns } from './use-runs'

const texts = runTexts.list
const ENDS = ['settled', 'skipped', 'refused', 'failed', 'partly_settled', 'cancelled'] as const

/** Every run of every deployment. */
export function RunsPage() {
  const [status, setStatus] = useState<RunStatus>()
  const list = useRuns(status === undefined ? {} : { status })
  const { query, runs, more, loading, problem } = list
  return (
    <PageBody>
      <PageHeader
        title={runTexts.title}
        text={texts.lead}
        actions={
          <div className="w-40">
            <Select
              label={texts.filter}
              value={status ?? 'all'}
              onValueChange={(next) => setStatus(next === 'all' ? undefined : runStatusSchema.parse(next))}
              options={[{ value: 'all', label: texts.all }, ...ENDS.map((value) => ({ value, label: statusWords[value].text }))]}
            />
          </div>
        }
      />
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
      {query.state === 'ready' && query.stale && (
        <StaleBanner text={query.stale.detail} sinceMs={query.atMs} onRetry={query.retry} retrying={query.refreshing} />
      )}
      {query.state === 'loading' && (
        <Card flush>
          <SkeletonRows rows={8} />
        </Card>
      )}
      {query.state === 'ready' && runs.length > 0 && (
        <Card flush>
          <RunTable runs={runs} named />
        </Card>
      )}
      {query.state === 'ready' && runs.length === 0 && (
        <EmptyState
          title={status === undefined ? texts.emptyTitle : texts.noneTitle}
          text={status === undefined ? texts.emptyText : texts.noneText}
          action={
            status === undefined ? (
              <>
                <ButtonLink variant="primary" href="/deployments">
                  {texts.toDeployments}
                </ButtonLink>
                <ButtonLink href="/templates">{texts.toTemplates}</ButtonLink>
              </>
            ) : (
              <Button onClick={() => setStatus(undefined)}>{texts.all}</Button>
            )
          }
        />
      )}
      {problem && <ErrorState title={texts.failed} what={problem.detail} remedy={problem.remedy} code={problem.code} onRetry={more} />}
      {more && query.state === 'ready' && (
        <Button className="self-center" busy={loading} onClick={more}>
          {texts.more}
        </Button>
      )}
    </PageBody>
  )
}
