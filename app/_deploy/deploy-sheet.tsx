'use client'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useQuery } from '@/app/_client/use-query'
import { type ChainInfo, type Problem, routes } from '@/app/_contracts'
import { Badge } from '@/app/_ui/badge'
import { ErrorState } from '@/app/_ui/error-state'
import { formatClock } from '@/app/_ui/format'
import { MonoId } from '@/app/_ui/mono'
import { Sheet } from '@/app/_ui/sheet'
import { PageSkeleton } from '@/app/_ui/skeleton'
import { ToneText } from '@/app/_ui/tone-text'
import type { Graph } from '@/engine/core'
import { CostSection } from './cost-section'
import { ChangeSection, HostsSection, PermissionsSection } from './facts-sections'
import { CommitteeSection, StakeSection } from './policy-sections'
import { PurposeSection } from './purpose-section'
import { DeployAction, SignSection } from './sign-section'
import { TargetsSection } from './targets-section'
import { deployTexts } from './texts'
import { useDeploy } from './use-deploy'
import { type Purpose, usePurpose } from './use-purpose'

/** What the sheet deploys. Where the owner has a deployment of the same workflow, the sheet offers it a new version. */
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
}

/** Shows everything a deployment may do, write and cost, and the text that one signature makes true. */
export function DeploySheet(props: DeploySheetProps) {
  // The form starts anew each time the sheet opens, so that it never shows an older graph.
  return props.open ? <OpenSheet {...props} /> : null
}

function OpenSheet(props: DeploySheetProps) {
  const { graph, onOpenChange, workflowId } = props
  const chains = useQuery(routes.listChains, {}, { refreshMs: 15_000 })
  const purpose = usePurpose(workflowId)
  const [settled, setSettled] = useState<Purpose>()
  // Once signed, the new deployment is itself a choice; the sheet keeps saying what was done.
  const shown = settled ?? purpose
  const title = shown.upgrade ? deployTexts.upgradeTitle(graph.name) : deployTexts.title(graph.name)
  const waiting = (body: ReactNode) => <Sheet open onOpenChange={onOpenChange} title={title} facts={body} aside={null} />
  if (chains.state === 'failed') return waiting(<Failed problem={chains.problem} onRetry={chains.retry} />)
  if (shown.problem) return waiting(<Failed problem={shown.problem} />)
  if (chains.state === 'loading' || shown.waiting) return waiting(<PageSkeleton />)
  return (
    <Filled
      key={shown.upgrade?.id ?? shown.chosen}
      {...props}
      title={title}
      chains={chains.data.chains}
      purpose={shown}
      onSign={() => setSettled(purpose)}
      onFail={() => setSettled(undefined)}
    />
  )
}

function Failed({ problem: { detail, remedy, code }, onRetry }: { problem: Problem; onRetry?: () => void }) {
  return <ErrorState className="m-4 md:m-6" title={deployTexts.quoteFailed} what={detail} remedy={remedy} code={code} onRetry={onRetry} />
}

interface FilledProps extends DeploySheetProps {
  title: string
  chains: readonly ChainInfo[]
  purpose: Purpose
  onSign: () => void
  onFail: () => void
}

function Filled({
  onOpenChange,
  graph,
  workflowId,
  revision,
  warnings = 0,
  dryRunPassedMs,
  title,
  chains,
  purpose,
  onSign,
  onFail,
}: FilledProps) {
  const { upgrade } = purpose
  const deploying = useDeploy(
    { graph, workflowId, revision, upgrade, onSign, onFail },
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
          {quoteProblem && <Failed problem={quoteProblem} onRetry={deploying.refresh} />}
          <PurposeSection purpose={purpose} />
          {quote?.change && <ChangeSection change={quote.change} />}
          {quote && <PermissionsSection quote={quote} />}
          {settlements.length > 0 && <TargetsSection {...policy} settlements={settlements} chains={chains} />}
          <CommitteeSection {...policy} />
          <StakeSection {...policy} />
          {quote && <HostsSection hosts={quote.hosts} />}
        </fieldset>
      }
      aside={
        <>
          {quote && quote.settlements.length > 0 && <CostSection quote={quote} />}
          <SignSection message={deploying.message} />
        </>
      }
      action={<DeployAction deploying={deploying} upgrade={upgrade !== undefined} />}
    />
  )
}
