import { CircleSlash, Fuel, PencilLine, Unplug } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Deployment } from '../_contracts/deployments'
import type { ChainInfo } from '../_contracts/places'
import { cutDecimals, showWei } from '../_runs/figures'
import { ButtonLink } from '../_ui/button-link'
import { deploymentTexts } from './texts'

const texts = deploymentTexts.notices

/** What keeps a deployment from doing what its owner may think it does, each with the way out. */
export function Notices({ deployment, chains }: { deployment: Deployment; chains: readonly ChainInfo[] }) {
  const { status, workflow, versions } = deployment
  const revision = versions.find(({ n }) => n === deployment.version)?.revision ?? null
  const own = chains.filter(({ id }) => deployment.chains.includes(id))
  return (
    <>
      {workflow?.ahead && status !== 'closed' && (
        <Notice
          icon={<PencilLine size={14} />}
          lead={texts.aheadLead}
          action={
            workflow.deleted ? null : (
              <ButtonLink size="sm" href={`/w/${workflow.id}`}>
                {texts.toEditor}
              </ButtonLink>
            )
          }
        >
          {texts.ahead(workflow.revision, revision)}
        </Notice>
      )}
      {status === 'paused' && (
        <Notice icon={<CircleSlash size={14} />} lead={texts.pausedLead}>
          {texts.paused}
        </Notice>
      )}
      {status === 'closed' && (
        <Notice icon={<CircleSlash size={14} />} lead={texts.closedLead}>
          {texts.closed}
        </Notice>
      )}
      {status !== 'closed' && own.map((chain) => <ChainNotice key={chain.id} chain={chain} />)}
    </>
  )
}

function ChainNotice({ chain: { name, symbol, state, problem, relayer } }: { chain: ChainInfo }) {
  if (state === 'down')
    return (
      <Notice icon={<Unplug size={14} />} lead={texts.chainDownLead}>
        {problem ?? name}
      </Notice>
    )
  if (!relayer)
    return (
      <Notice icon={<Fuel size={14} />} lead={texts.noRelayerLead}>
        {texts.noRelayer(name)}
      </Notice>
    )
  if (!relayer.low || relayer.balanceWei === null) return null
  return (
    <Notice icon={<Fuel size={14} />} lead={texts.lowLead}>
      {texts.low(cutDecimals(showWei(BigInt(relayer.balanceWei)), 4), symbol, name)} {relayer.howToFund}
    </Notice>
  )
}

function Notice({ icon, lead, action, children }: { icon: ReactNode; lead: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section role="status" className="flex min-h-row flex-wrap items-center gap-x-2 gap-y-1 rounded-3 bg-warn-soft px-3 py-1.5 text-xs">
      <span aria-hidden="true" className="text-warn">
        {icon}
      </span>
      <span className="font-medium text-warn">{lead}</span>
      <span className="min-w-0 flex-1 text-ink-2 max-sm:basis-full">{children}</span>
      {action}
    </section>
  )
}
