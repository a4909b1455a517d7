import { Plus, X } from 'lucide-react'
import type { ChainInfo, Quote } from '@/app/_contracts'
import { Button } from '@/app/_ui/button'
import { formatDecimal, shortenId } from '@/app/_ui/format'
import { IconButton } from '@/app/_ui/icon-button'
import { Menu } from '@/app/_ui/menu'
import { Mono } from '@/app/_ui/mono'
import { SheetSection } from '@/app/_ui/sheet'
import { TextInput } from '@/app/_ui/text-input'
import { ToneText } from '@/app/_ui/tone-text'
import type { SettlementPoint } from '@/engine/core'
import type { DeployForm, TargetDraft } from './deploy-form'
import { deployTexts } from './texts'

/** Where each settle brick writes: chain, address, and what is there now. */
export function TargetsSection({
  form,
  change,
  settlements,
  chains,
  quote,
}: {
  form: DeployForm
  change: (part: Partial<DeployForm>) => void
  settlements: readonly SettlementPoint[]
  chains: readonly ChainInfo[]
  quote: Quote | undefined
}) {
  const set = (node: string, drafts: TargetDraft[]) => change({ targets: { ...form.targets, [node]: drafts } })
  return (
    <SheetSection title={deployTexts.where}>
      <div className="flex flex-col gap-3">
        {settlements.map((point) => {
          const drafts = form.targets[point.node] ?? []
          const free = chains.filter(({ id }) => !point.feed || !drafts.some(({ chain }) => chain === id))
          return (
            <div key={point.node}>
              <ul aria-label={`${deployTexts.where}: ${point.node}`} className="rounded-3 border border-line-strong">
                {drafts.map((draft, index) => (
                  <TargetRow
                    // biome-ignore lint/suspicious/noArrayIndexKey: targets are told apart by their place in the list, as in the signed text
                    key={index}
                    point={point}
                    draft={draft}
                    chain={chains.find(({ id }) => id === draft.chain)}
                    target={quote?.targets.filter(({ node }) => node === point.node)[index]}
                    onContract={(contract) => set(point.node, drafts.with(index, { ...draft, contract }))}
                    onRemove={drafts.length > 1 ? () => set(point.node, drafts.toSpliced(index, 1)) : undefined}
                  />
                ))}
              </ul>
              {free.length > 0 && (chains.length > 1 || drafts.length === 0) && (
                <Menu
                  label={deployTexts.addChain}
                  align="start"
                  trigger={
                    <Button variant="ghost" size="sm" className="mt-1" icon={<Plus size={12} aria-hidden="true" />}>
                      {deployTexts.addChain}
                    </Button>
                  }
                  entries={free.map(({ id, name }) => ({
                    id,
                    label: name,
                    note: id,
                    onSelect: () => set(point.node, [...drafts, { chain: id, contract: point.feed ? 'feed' : '' }]),
                  }))}
                />
              )}
            </div>
          )
        })}
      </div>
    </SheetSection>
  )
}

function TargetRow({
  point,
  draft,
  chain,
  target,
  onContract,
  onRemove,
}: {
  point: SettlementPoint
  draft: TargetDraft
  chain: ChainInfo | undefined
  target: Quote['targets'][number] | undefined
  onContract: (contract: string) => void
  onRemove: (() => void) | undefined
}) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-t px-3 py-2 text-xs first:border-t-0">
      <span className="min-w-24 font-medium">{chain?.name ?? draft.chain}</span>
      <Mono className="text-ink-3">{draft.chain.replace('eip155:', '')}</Mono>
      {point.feed && draft.contract === 'feed' ? (
        <span className="min-w-0 flex-1">
          {target?.address ? (
            <Mono title={target.address}>{shortenId(target.address, 10, 8)}</Mono>
          ) : (
            <span className="text-ink-3">{deployTexts.afterOwner}</span>
          )}
        </span>
      ) : (
        <TextInput
          mono
          aria-label={deployTexts.contract}
          placeholder="0x…"
          value={draft.contract}
          onChange={(event) => onContract(event.target.value.trim())}
          className="min-w-40 flex-1"
        />
      )}
      {target && <TargetNow target={target} />}
      {onRemove && (
        <IconButton
          size="sm"
          label={`${deployTexts.removeTarget} ${chain?.name ?? draft.chain}`}
          icon={<X size={12} aria-hidden="true" />}
          onClick={onRemove}
        />
      )}
    </li>
  )
}

/** What is at a target now, in words. */
export function TargetNow({ target: { feed } }: { target: Quote['targets'][number] }) {
  if (!feed) return <span className="text-ink-3">{deployTexts.receiver}</span>
  switch (feed.now.state) {
    case 'absent':
      return <span className="text-ink-3">{deployTexts.feedAbsent}</span>
    case 'empty':
      return <ToneText tone="ok">{deployTexts.feedEmpty}</ToneText>
    case 'live':
      return <ToneText tone="ok">{deployTexts.feedLive(formatDecimal(feed.now.amount))}</ToneText>
    case 'unknown':
      return <ToneText tone="warn">{deployTexts.feedUnknown}</ToneText>
  }
}
