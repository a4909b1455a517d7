'use client'
import { useEffect } from 'react'
import { useQuery } from '../_client/use-query'
import { routes } from '../_contracts'
import { Card } from '../_ui/card'
import { ErrorState } from '../_ui/error-state'
import { PageBody } from '../_ui/page-body'
import { PageHeader } from '../_ui/page-header'
import { SkeletonRows } from '../_ui/skeleton'
import { StaleBanner } from '../_ui/stale-banner'
import { useWallet } from '../_wallet'
import { SecretList } from './secret-list'
import { SignInCard } from './sign-in-card'
import { settingsTexts as texts } from './texts'

/** What belongs to an owner and to no single workflow: secrets. */
export function SettingsPage() {
  const { account, restore } = useWallet()
  useEffect(() => restore(), [restore])
  const query = useQuery(routes.listSecrets, {})
  const signedOut = query.state === 'failed' && query.problem.code === 'owner_session_missing'
  const isStaleSession = query.state === 'ready' && query.stale?.code === 'owner_session_missing'
  const isOther = query.state === 'ready' && account !== null && account.owner !== query.data.owner
  return (
    <PageBody>
      <PageHeader title={texts.title} text={texts.lead} />
      {query.state === 'loading' && (
        <Card title={texts.secrets} flush>
          <SkeletonRows rows={4} />
        </Card>
      )}
      {query.state === 'failed' && !signedOut && (
        <ErrorState
          title={texts.failed}
          what={query.problem.detail}
          remedy={query.problem.remedy}
          code={query.problem.code}
          onRetry={query.retry}
          retrying={query.retrying}
        />
      )}
      {(signedOut || isOther || isStaleSession) && <SignInCard other={isOther && !isStaleSession} />}
      {query.state === 'ready' && !isOther && !isStaleSession && (
        <>
          {query.stale && <StaleBanner text={query.stale.detail} sinceMs={query.atMs} onRetry={query.retry} retrying={query.refreshing} />}
          <SecretList secrets={query.data.secrets} />
        </>
      )}
    </PageBody>
  )
}
