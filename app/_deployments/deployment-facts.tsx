import type { Deployment } from '../_contracts/deployments'
import type { ChainInfo } from '../_contracts/places'
import { cutDecimals, showWei } from '../_runs/figures'
import { formatCount, formatSpan } from '../_ui/format'
import { type Fact, KeyValue } from '../_ui/key-value'
import { MonoId } from '../_ui/mono'
import { FactsSection } from '../_ui/page-body'
import { TextLink } from '../_ui/text-link'
import { TimeAgo } from '../_ui/time-ago'
import { DueIn } from './due-in'
import { ownerAddress } from './owner-name'
import { deploymentTexts } from './texts'

/** The right column: the terms the owner signed, what they permit, who pays, and every version. */
export function DeploymentFacts({ deployment, chains }: { deployment: Deployment; chains: readonly ChainInfo[] }) {
  const own = chains.filter(({ id }) => deployment.chains.includes(id))
  return (
    <>
      <FactsSection title={deploymentTexts.facts.title}>
        <KeyValue facts={factsOf(deployment)} />
      </FactsSection>
      <Permissions deployment={deployment} />
      {own.map((chain) => (
        <Relayer key={chain.id} chain={chain} />
      ))}
      <Versions deployment={deployment} />
    </>
  )
}

function factsOf(deployment: Deployment): Fact[] {
  const texts = deploymentTexts.facts
  const { committee, policy, workflow } = deployment
  return [
    { id: 'next', name: texts.next, value: <DueIn deployment={deployment} /> },
    { id: 'runs', name: texts.runs, value: formatCount(deployment.runs), mono: true },
    { id: 'owner', name: texts.owner, value: <MonoId id={ownerAddress(deployment.owner)} head={6} tail={6} /> },
    { id: 'stake', name: texts.stake, value: formatCount(deployment.stakePha), mono: true },
    { id: 'committee', name: texts.committee, value: texts.committeeOf(committee.n, committee.f, committee.q), mono: true },
    { id: 'confidence', name: texts.confidence, value: texts.level(policy.minConfidence) },
    ...(policy.regions ? [{ id: 'regions', name: texts.regions, value: policy.regions.join(', ') }] : []),
    { id: 'validity', name: texts.validity, value: formatSpan(deployment.validityMs) },
    { id: 'bundle', name: texts.bundle, value: <MonoId id={deployment.bundleId} head={8} tail={4} /> },
    { id: 'id', name: texts.id, value: <MonoId id={deployment.id} head={8} tail={4} /> },
    ...(workflow
      ? [
          {
            id: 'workflow',
            name: texts.workflow,
            value: workflow.deleted ? texts.workflowGone : <TextLink href={`/w/${workflow.id}`}>{workflow.name}</TextLink>,
          },
        ]
      : []),
    { id: 'since', name: texts.since, value: <TimeAgo atMs={deployment.createdMs} /> },
  ]
}

function Permissions({ deployment: { permissions, targets } }: { deployment: Deployment }) {
  const texts = deploymentTexts.permissions
  const reads = [...permissions.hosts, ...permissions.chainsRead]
  return (
    <FactsSection title={texts.title}>
      <p className="text-ink-3 text-xs">{texts.reads}</p>
      <ul className="mb-2 text-xs">
        {reads.length === 0 && <li className="text-ink-2">{texts.nothing}</li>}
        {reads.map((host) => (
          <li key={host} className="figures break-all">
            {host}
          </li>
        ))}
      </ul>
      <p className="text-ink-3 text-xs">{texts.writes}</p>
      <ul className="text-xs">
        {targets.map(({ node, slot, interface: call, chainName }) => (
          <li key={`${node}/${slot}`}>
            <span className="figures break-all">{call}</span> <span className="text-ink-3">{chainName}</span>
          </li>
        ))}
      </ul>
      {permissions.secrets && (
        <>
          <p className="mt-2 text-ink-3 text-xs">{texts.secrets}</p>
          <ul className="figures break-all text-xs">
            {permissions.secrets.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      )}
      {permissions.gatewayTrust && <p className="mt-2 text-warn text-xs">{texts.gateway}</p>}
    </FactsSection>
  )
}

function Relayer({ chain: { name, symbol, relayer } }: { chain: ChainInfo }) {
  const texts = deploymentTexts.relayer
  if (!relayer)
    return (
      <FactsSection title={texts.title} end={name}>
        <p className="text-warn text-xs">{texts.none}</p>
      </FactsSection>
    )
  const balance = relayer.balanceWei === null ? texts.unknown : `${cutDecimals(showWei(BigInt(relayer.balanceWei)), 4)} ${symbol}`
  return (
    <FactsSection title={texts.title} end={name}>
      <KeyValue
        facts={[
          { id: 'account', name: texts.account, value: <MonoId id={relayer.address} head={8} tail={4} /> },
          {
            id: 'balance',
            name: texts.balance,
            value: <span className={relayer.low ? 'text-warn' : undefined}>{balance}</span>,
            mono: true,
          },
        ]}
      />
      <p className="mt-1 text-ink-3 text-xs">
        {texts.fund}: {relayer.howToFund}
      </p>
    </FactsSection>
  )
}

function Versions({ deployment: { versions, version } }: { deployment: Deployment }) {
  const texts = deploymentTexts.versions
  return (
    <FactsSection title={texts.title}>
      <ol className="flex flex-col gap-1 text-xs">
        {versions
          .toSorted((a, b) => b.n - a.n)
          .map(({ n, bundleId, revision, createdMs }) => (
            <li key={n} className="py-0.5">
              <span className="flex items-baseline justify-between gap-2">
                <span>
                  <span className="font-medium">{texts.version(n)}</span>
                  {n === version && <span className="text-ink-3">, {texts.current}</span>}
                </span>
                <MonoId id={bundleId} head={6} tail={4} copy={false} />
              </span>
              <span className="flex justify-between gap-2 text-2xs text-ink-3">
                <span>{revision !== null && texts.revision(revision)}</span>
                <TimeAgo atMs={createdMs} />
              </span>
            </li>
          ))}
      </ol>
    </FactsSection>
  )
}
