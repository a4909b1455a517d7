'use client'
import { useQuery } from '@/app/_client/use-query'
import { type ChainInfo, routes } from '@/app/_contracts'
import { Badge } from '@/app/_ui/badge'
import { ErrorState } from '@/app/_ui/error-state'
import { formatClock } from '@/app/_ui/format'
import { MonoId } from '@/app/_ui/mono'
import { Sheet } from '@/app/_ui/sheet'
import { PageSkeleton } from '@/app/_ui/skeleton'
import { ToneText } from '@/app/_ui/tone-text'
import type { DeploymentTerms, Graph } from '@/engine/core'
import { CostSection } from './cost-section'
import { ChangeSection, HostsSection, PermissionsSection } from './facts-sections'
import { CommitteeSection, StakeSection } from './policy-sections'
import { DeployAction, SignSection } from './sign-section'
import { TargetsSection } from './targets-section'
import { deployTexts } from './texts'
import { useDeploy } from './use-deploy'

/** What the sheet deploys. With `upgrade` the deployment named gets a new version; without it a new one starts. */
export interface DeploySheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  graph: Graph
  workflowId?: string
  /** The saved revision that `graph` is. */
  revision?: number
  /** Number of the compiler’s warnings that the owner keeps. */
  warnings?: number
  /** When this graph last passed a dry run, Unix ms. */
  dryRunPassedMs?: number
  upgrade?: { id: string; owner: string; terms: DeploymentTerms }
}

/** Shows everything a deployment may do, write and cost, and the text that one signature makes true. */
export function DeploySheet(props: DeploySheetProps) {
  // The form starts anew each time the sheet opens, so that it never shows an older graph.
  return props.open ? <OpenSheet {...props} /> : null
}

function OpenSheet(props: DeploySheetProps) {
  const chains = useQuery(routes.listChains, {}, { refreshMs: 15_000 })
  const { graph, upgrade, onOpenChange } = props
  const title = upgrade ? deployTexts.upgradeTitle(graph.name) : deployTexts.title(graph.name)
  if (chains.state === 'ready') return <Filled {...props} title={title} chains={chains.data.chains} />
  const body =
    chains.state === 'loading' ? (
      <PageSkeleton />
    ) : (
      <ErrorState
        className="m-6"
        title={deployTexts.quoteFailed}
        what={chains.problem.detail}
        remedy={chains.problem.remedy}
        code={chains.problem.code}
        onRetry={chains.retry}
        retrying={chains.retrying}
      />
    )
  return <Sheet open onOpenChange={onOpenChange} title={title} facts={body} aside={null} />
}

function Filled({
  onOpenChange,
  graph,
  workflowId,
  revision,
  warnings = 0,
  dryRunPassedMs,
  upgrade,
  title,
  chains,
}: DeploySheetProps & { title: string; chains: readonly ChainInfo[] }) {
  const deploying = useDeploy(
    { graph, workflowId, revision, upgrade },
    chains.map(({ id }) => id),
  )
  const { form, change, quote, quoteProblem, settlements, stage } = deploying
  const policy = { form, change, quote }
  return (
    <Sheet
      open
      onOpenChange={onOpenChange}
      title={title}
      meta={
        <>
          {quote && <MonoId id={quote.bundleId} />}
          {revision !== undefined && <span className="figures">r{revision}</span>}
          {dryRunPassedMs !== undefined && (
            <ToneText tone="ok">{deployTexts.dryRunPassed(formatClock(dryRunPassedMs).slice(0, 5))}</ToneText>
          )}
        </>
      }
      badge={warnings > 0 ? <Badge tone="warn">{deployTexts.warnings(warnings)}</Badge> : undefined}
      facts={
        <fieldset disabled={stage.phase === 'signing' || stage.phase === 'sending' || stage.phase === 'done'} className="contents">
          {quoteProblem && (
            <ErrorState
              className="m-4 md:m-6"
              title={deployTexts.quoteFailed}
              what={quoteProblem.detail}
              remedy={quoteProblem.remedy}
              code={quoteProblem.code}
              onRetry={deploying.refresh}
            />
          )}
          {quote && <PermissionsSection quote={quote} />}
          {quote?.change && <ChangeSection change={quote.change} />}
          <TargetsSection {...policy} settlements={settlements} chains={chains} />
          <CommitteeSection {...policy} />
          <StakeSection {...policy} />
          {quote && <HostsSection hosts={quote.hosts} />}
        </fieldset>
      }
      aside={
        <>
          {quote && <CostSection quote={quote} />}
          <SignSection message={deploying.message} />
        </>
      }
      action={<DeployAction deploying={deploying} upgrade={upgrade !== undefined} />}
    />
  )
}
