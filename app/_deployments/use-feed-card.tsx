'use client'
import { useState } from 'react'
import type { DeploymentTarget } from '../_contracts/deployments'
import type { ChainInfo } from '../_contracts/places'
import { padDecimals } from '../_runs/figures'
import { Card } from '../_ui/card'
import { CodeBlock } from '../_ui/code-block'
import { cx } from '../_ui/cx'
import { MonoId } from '../_ui/mono'
import { Tabs } from '../_ui/tabs'
import { TimeAgo } from '../_ui/time-ago'
import { receiverSnippet, soliditySnippet, viemSnippet } from './snippets'
import { deploymentTexts } from './texts'
import { ValueChart } from './value-chart'
import type { ValuePoint } from './value-scale'

const texts = deploymentTexts.feed

/** What a target holds now, what it held before, and how another contract or a script reads it. */
export function UseFeedCard({
  target,
  chain,
  points,
}: {
  target: DeploymentTarget
  chain: ChainInfo | undefined
  points: readonly ValuePoint[]
}) {
  const [tab, setTab] = useState<'values' | 'solidity' | 'viem'>('values')
  const { feed, address, chainName } = target
  if (!feed) return <ReceiverCard target={target} />
  const place = { address, chainId: Number(target.chain.split(':')[1]), decimals: feed.decimals, description: feed.description }
  return (
    <Card title={texts.title} hint={feed.description}>
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-[15.5rem_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-3">
          <FeedNow target={target} />
          <div className="text-xs">
            <p className="text-ink-3">{texts.address}</p>
            <MonoId id={address} head={10} tail={8} />
            <p className="text-2xs text-ink-3">{chainName}</p>
          </div>
          <p className="text-ink-3 text-xs">{texts.hint}</p>
        </div>
        <Tabs
          value={tab}
          onValueChange={setTab}
          label={texts.title}
          tabs={[
            { value: 'values', label: deploymentTexts.value.title, content: <ValueChart points={points} decimals={feed.decimals} /> },
            { value: 'solidity', label: texts.solidity, content: <Code language={texts.solidity} text={soliditySnippet(place)} /> },
            {
              value: 'viem',
              label: texts.viem,
              content: <Code language={texts.viem} text={viemSnippet(place, chain?.publicRpcUrl ?? null)} />,
            },
          ]}
        />
      </div>
    </Card>
  )
}

const Code = ({ language, text }: { language: string; text: string }) => (
  <CodeBlock text={text} label={texts.code(language)} className="mt-2" />
)

function FeedNow({ target: { feed } }: { target: DeploymentTarget }) {
  if (!feed) return null
  const { now, decimals } = feed
  if (now.state !== 'live') return <p className={cx('text-xs', now.state === 'unknown' ? 'text-warn' : 'text-ink-2')}>{texts[now.state]}</p>
  return (
    <div>
      <p className="text-ink-3 text-xs">{texts.now}</p>
      <p className="pixel break-all text-xl leading-tight" data-feed-value="">
        {padDecimals(now.amount, decimals)}
      </p>
      <p className="mt-0.5 text-ink-2 text-xs">
        {texts.age} <TimeAgo atMs={now.updatedAtMs} />
      </p>
    </div>
  )
}

function ReceiverCard({ target: { forwarder, interface: call, address, chainName } }: { target: DeploymentTarget }) {
  const own = deploymentTexts.receiver
  return (
    <Card title={own.title} hint={own.hint}>
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-[15.5rem_minmax(0,1fr)]">
        <dl className="flex flex-col gap-2 text-xs">
          <div>
            <dt className="text-ink-3">{texts.address}</dt>
            <dd>
              <MonoId id={address} head={10} tail={8} />
              <span className="block text-2xs text-ink-3">{chainName}</span>
            </dd>
          </div>
          <div>
            <dt className="text-ink-3">{own.interface}</dt>
            <dd className="figures break-all">{call}</dd>
          </div>
          <div>
            <dt className="text-ink-3">{own.forwarder}</dt>
            <dd>
              <MonoId id={forwarder} head={10} tail={8} />
            </dd>
          </div>
        </dl>
        <CodeBlock text={receiverSnippet(forwarder)} label={own.code} />
      </div>
    </Card>
  )
}
