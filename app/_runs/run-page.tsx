'use client'
import { Download, RotateCcw } from 'lucide-react'
import { amountOf, isDecimal, isPrice } from '@/bricks/kit'
import type { RunView, SettlementView } from '@/engine/core'
import { useQuery } from '../_client/use-query'
import type { ChainInfo } from '../_contracts/places'
import { routes } from '../_contracts/routes'
import type { Run } from '../_contracts/runs'
import { Badge, SimulatedBadge } from '../_ui/badge'
import { Button } from '../_ui/button'
import { buttonClass } from '../_ui/button-class'
import { ErrorState } from '../_ui/error-state'
import { formatBytes, formatCount, formatUtc } from '../_ui/format'
import { PageBody } from '../_ui/page-body'
import { PageHeader } from '../_ui/page-header'
import { StaleBanner } from '../_ui/stale-banner'
import { TextLink } from '../_ui/text-link'
import { AgreedCard } from './agreed-card'
import { CommitteeCard } from './committee-card'
import { countConfirmations } from './confirmations'
import { EffectsPanel } from './effects-panel'
import { EndNotice } from './end-notice'
import { EventsPanel } from './events-panel'
import { FactsStrip } from './facts-strip'
import { decimalsOf, limitOf, readBundleParts } from './read-run'
import { RunSkeleton } from './run-skeleton'
import { mainBrick, wordsOfRun } from './run-words'
import { SawChart } from './saw-chart'
import { SettlementPanel } from './settlement-panel'
import { StageStrip } from './stage-strip'
import { runTexts } from './texts'
import { isOver, type LiveRun, useRun } from './use-run'
import { evidencePath, useChecks, useVerified, type Verified } from './use-verified'
import { VerifiedPanel } from './verified-panel'

const CHAIN_MS = 2000

/** A run, live: who saw what, what was agreed and signed, what was written, and what this browser found when it checked all that. */
export function RunPage({ id }: { id: string }) {
  const live = useRun(id)
  const { query, view } = live
  const run = query.state === 'ready' ? query.data : undefined
  const waitsForBlocks = view.settlements.some(({ state }) => state !== 'final') && !isOver(view)
  const chains = useQuery(routes.listChains, {}, { enabled: view.settlements.length > 0, refreshMs: waitsForBlocks ? CHAIN_MS : undefined })
  const verified = useVerified(id, view)
  const checks = useChecks(run, view)
  if (query.state === 'loading') return <RunSkeleton />
  if (query.state === 'failed')
    return (
      <PageBody>
        <PageHeader crumbs={[{ label: runTexts.title, href: '/runs' }]} title={runTexts.title} />
        <ErrorState
          title={runTexts.failed}
          what={query.problem.detail}
          remedy={query.problem.remedy}
          code={query.problem.code}
          onRetry={query.retry}
          retrying={query.retrying}
        />
      </PageBody>
    )
  const known = chains.state === 'ready' ? chains.data.chains : []
  return <RunBody live={live} run={query.data} chains={known} verified={verified} checks={checks} />
}

/** The page of a run that is known. */
export function RunBody({
  live: { query, view, stream },
  run,
  chains,
  verified,
  checks,
}: {
  live: LiveRun
  run: Run
  chains: readonly ChainInfo[]
  verified: Verified
  checks: ReturnType<typeof useChecks>
}) {
  const bundle = readBundleParts(run.bundle)
  const decimals = decimalsOf(bundle)
  const brick = mainBrick(view, (candidate) => hasAmount(view, candidate))
  const confirmationsOf = (settlement: SettlementView) =>
    countConfirmations(
      settlement,
      chains.find(({ id }) => id === settlement.chain),
    )
  const [first] = view.settlements
  return (
    <PageBody
      facts={
        <>
          <SettlementPanel view={view} run={run} chains={chains} confirmationsOf={confirmationsOf} />
          <EffectsPanel view={view} run={run} />
          <VerifiedPanel verified={verified} />
          <EventsPanel view={view} stream={stream} />
        </>
      }
    >
      <div className="max-md:-order-2">
        <RunHeader run={run} view={view} chains={chains} verified={verified} />
      </div>
      {stream.kind === 'retrying' && <StaleBanner text={runTexts.events.staleText} sinceMs={stream.sinceMs} />}
      {stream.kind !== 'retrying' && query.state === 'ready' && query.stale && (
        <StaleBanner text={query.stale.detail} sinceMs={query.atMs} onRetry={query.retry} retrying={query.refreshing} />
      )}
      {view.status.kind === 'gapped' && <StaleBanner text={runTexts.gapped} onRetry={query.retry} />}
      {view.missing.length > 0 && view.status.kind !== 'gapped' && (
        <StaleBanner text={runTexts.incomplete(view.missing.length)} onRetry={query.retry} />
      )}
      <EndNotice view={view} />
      <StageStrip view={view} confirmations={first && confirmationsOf(first)} />
      <section className="grid overflow-hidden rounded-3 border border-line bg-panel max-md:-order-1 xl:grid-cols-[15.5rem_minmax(0,1fr)]">
        <div>
          <AgreedCard view={view} brick={brick} decimals={decimals} />
          <FactsStrip view={view} chains={chains} confirmationsOf={confirmationsOf} />
        </div>
        <div className="min-w-0 border-line p-4 max-xl:border-t xl:border-l">
          <SawChart view={view} brick={brick} limit={limitOf(bundle, brick)} decimals={decimals} />
        </div>
      </section>
      <CommitteeCard view={view} brick={brick} decimals={decimals} checks={checks} />
      <footer className="flex flex-wrap items-center gap-x-3 gap-y-2 text-ink-3 text-xs">
        <SimulatedBadge />
        <span className="min-w-0 flex-1">{runTexts.simulated}</span>
        <TextLink href="/docs/trust">{runTexts.whatThatMeans}</TextLink>
      </footer>
    </PageBody>
  )
}

function RunHeader({ run, view, chains, verified }: { run: Run; view: RunView; chains: readonly ChainInfo[]; verified: Verified }) {
  const { text, tone } = wordsOfRun(view)
  const chainNames = [...new Set(view.settlements.flatMap(({ chain }) => chains.find(({ id }) => id === chain)?.name ?? []))]
  const ended = view.status.kind === 'ended'
  const bytes = verified.state === 'done' ? verified.verdict.bytes : undefined
  return (
    <PageHeader
      crumbs={[
        { label: run.deploymentName, href: `/deployments/${run.deploymentId}` },
        ...chainNames.map((label) => ({ label })),
        { label: runTexts.epoch(run.epoch) },
        { label: formatUtc(run.dueMs) },
      ]}
      title={runTexts.run(formatCount(run.number))}
      badge={<Badge tone={tone}>{text}</Badge>}
      actions={
        <>
          {'again' in verified && (
            <Button variant="ghost" icon={<RotateCcw size={14} aria-hidden="true" />} onClick={verified.again}>
              {runTexts.verifyAgain}
            </Button>
          )}
          {ended ? (
            <a href={evidencePath(run.id)} download={`run-${run.number}.evidence.json`} className={buttonClass({ variant: 'secondary' })}>
              <Download size={14} aria-hidden="true" />
              {runTexts.evidence}
              {bytes !== undefined && <span className="figures font-normal text-2xs text-ink-3">{formatBytes(bytes)}</span>}
            </a>
          ) : (
            <Button icon={<Download size={14} aria-hidden="true" />} disabledReason={runTexts.evidenceEarly}>
              {runTexts.evidence}
            </Button>
          )}
        </>
      }
    />
  )
}

/** Whether an agree brick’s values carry a number, in what was agreed or in what anyone saw. */
function hasAmount(view: RunView, brick: string): boolean {
  const seen = view.members.map(({ sight }) => ('observation' in sight ? sight.observation?.values[brick] : undefined))
  return [view.agreement?.values[brick], ...seen].some((ports) =>
    Object.values(ports ?? {}).some((value) => (isDecimal(value) || isPrice(value)) && amountOf(value) !== undefined),
  )
}
