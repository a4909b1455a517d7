import type { RunView, SettlementView } from '@/engine/core'
import type { ChainInfo } from '../_contracts/places'
import { formatCount } from '../_ui/format'
import type { Confirmations } from './confirmations'
import { costWei, cutDecimals, showWei } from './figures'
import { runTexts } from './texts'

const texts = runTexts.settlement

/** On a phone, the three facts of the first settlement stand right below the value. */
export function FactsStrip({
  view,
  chains,
  confirmationsOf,
}: {
  view: RunView
  chains: readonly ChainInfo[]
  confirmationsOf: (settlement: SettlementView) => Confirmations | undefined
}) {
  const [first] = view.settlements
  if (!first) return null
  const inclusion = 'inclusion' in first ? first.inclusion : undefined
  const confirmations = confirmationsOf(first)
  const symbol = chains.find(({ id }) => id === first.chain)?.symbol ?? ''
  const facts = [
    { id: 'block', name: texts.block, value: inclusion ? formatCount(inclusion.block) : texts.pending },
    { id: 'confirmed', name: texts.confirmed, value: confirmations ? texts.of(confirmations.have, confirmations.need) : texts.pending },
    {
      id: 'cost',
      name: texts.cost,
      value: inclusion ? `${cutDecimals(showWei(costWei(inclusion.gasUsed, inclusion.gasPriceWei)), 2)} ${symbol}` : texts.pending,
    },
  ]
  return (
    <dl className="grid grid-cols-3 border-line border-t md:hidden">
      {facts.map(({ id, name, value }) => (
        <div key={id} className="min-w-0 border-line border-l px-4 py-2.5 first:border-l-0">
          <dt className="text-2xs text-ink-3">{name}</dt>
          <dd className="figures truncate text-xs" title={value}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
