import type { RunView, SettlementView } from '@/engine/core'
import type { ChainInfo } from '../_contracts/places'
import type { Run, RunSettlement } from '../_contracts/runs'
import { cx } from '../_ui/cx'
import { formatClock, formatCount, shortenId } from '../_ui/format'
import { type Fact, KeyValue } from '../_ui/key-value'
import { MonoId } from '../_ui/mono'
import { FactsSection } from '../_ui/page-body'
import { ZoneMark } from '../_ui/zone-mark'
import type { Confirmations } from './confirmations'
import { costWei, cutDecimals, showGwei, showWei } from './figures'
import { runTexts } from './texts'

const texts = runTexts.settlement

/** What was sent to each chain: the transaction, its block, what it cost, and how deep it lies. */
export function SettlementPanel({
  view,
  run,
  chains,
  confirmationsOf,
}: {
  view: RunView
  run: Run | undefined
  chains: readonly ChainInfo[]
  confirmationsOf: (settlement: SettlementView) => Confirmations | undefined
}) {
  const { settlements, status } = view
  const wroteNothing = status.kind === 'ended' && settlements.length === 0
  const [first] = settlements
  const confirmations = first && confirmationsOf(first)
  return (
    <FactsSection
      title={
        <span className="[&>svg]:mr-2 [&>svg]:inline">
          <ZoneMark zone="chain" />
          {texts.title}
        </span>
      }
      end={settlements.length === 1 && first && <span className="font-medium text-accent">{stateWords(first, confirmations)}</span>}
    >
      {settlements.length === 0 && (
        <p className="text-ink-3 text-xs">{view.effects.length > 0 ? texts.onlyEffects : wroteNothing ? texts.skipped : texts.none}</p>
      )}
      {settlements.map((settlement) => (
        <div key={settlement.slot} className="not-first:mt-4">
          {settlements.length > 1 && (
            <p className="mb-1 flex justify-between text-xs">
              <span className="font-medium">{texts.slot(settlement.slot)}</span>
              <span className="text-accent">{stateWords(settlement, confirmationsOf(settlement))}</span>
            </p>
          )}
          <Meter confirmations={confirmationsOf(settlement)} />
          <KeyValue
            facts={factsOf(
              settlement,
              run,
              run?.settlements.find(({ slot }) => slot === settlement.slot),
              chains.find(({ id }) => id === settlement.chain),
            )}
          />
          {settlement.reorgs > 0 && <p className="mt-1 text-warn text-xs">{texts.reorged(settlement.reorgs)}</p>}
        </div>
      ))}
    </FactsSection>
  )
}

function stateWords(settlement: SettlementView, confirmations: Confirmations | undefined): string {
  if (settlement.state === 'included' && confirmations) return texts.confirmations(confirmations.have, confirmations.need)
  return texts.states[settlement.state]
}

/** One box a block, filled as blocks come on top; at most 24 boxes. */
function Meter({ confirmations }: { confirmations: Confirmations | undefined }) {
  if (!confirmations || confirmations.need < 1) return null
  const boxes = Math.min(confirmations.need, 24)
  const filled = Math.floor((confirmations.have / confirmations.need) * boxes)
  return (
    <div className="mb-2 flex gap-0.5">
      <meter className="sr-only" min={0} max={confirmations.need} value={confirmations.have}>
        {texts.confirmations(confirmations.have, confirmations.need)}
      </meter>
      {Array.from({ length: boxes }, (_, box) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the boxes are alike and never move
        <span key={box} className={cx('h-2 flex-1 rounded-1', box < filled ? 'bg-accent' : 'bg-press')} />
      ))}
    </div>
  )
}

function factsOf(settlement: SettlementView, run: Run | undefined, row: RunSettlement | undefined, chain: ChainInfo | undefined): Fact[] {
  const inclusion = 'inclusion' in settlement ? settlement.inclusion : undefined
  const facts: (Fact | undefined)[] = [
    { id: 'tx', name: texts.transaction, value: <MonoId id={settlement.hash} head={10} tail={6} /> },
    { id: 'block', name: texts.block, value: inclusion ? formatCount(inclusion.block) : texts.pending, mono: true },
    settlement.receiver === undefined
      ? undefined
      : { id: 'to', name: texts.receiver, value: <MonoId id={settlement.receiver} head={6} tail={4} /> },
    { id: 'mark', name: texts.mark, value: `${run ? run.number : shortenId(row?.report.run ?? '')} · slot ${settlement.slot}`, mono: true },
    row && { id: 'valid', name: texts.validUntil, value: formatClock(row.validUntilMs), mono: true },
    inclusion && {
      id: 'gas',
      name: texts.gas,
      value: texts.gasAt(formatCount(inclusion.gasUsed), cutDecimals(showGwei(inclusion.gasPriceWei))),
      mono: true,
    },
    inclusion && {
      id: 'cost',
      name: texts.cost,
      value: <Cost wei={costWei(inclusion.gasUsed, inclusion.gasPriceWei)} symbol={chain?.symbol ?? ''} />,
      mono: true,
    },
    inclusion && !inclusion.delivered
      ? { id: 'delivered', name: texts.delivered, value: <span className="text-warn">{texts.no}</span> }
      : undefined,
  ]
  return facts.filter((fact) => fact !== undefined)
}

/** What it cost, to five digits that count; every digit on hover. */
function Cost({ wei, symbol }: { wei: bigint; symbol: string }) {
  const whole = showWei(wei)
  return (
    <span title={`${whole} ${symbol}`}>
      {cutDecimals(whole)} {symbol}
    </span>
  )
}
