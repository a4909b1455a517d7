import type { ChainCost, Quote } from '@/app/_contracts'
import { Badge } from '@/app/_ui/badge'
import { formatCount } from '@/app/_ui/format'
import { KeyValue } from '@/app/_ui/key-value'
import { MonoId } from '@/app/_ui/mono'
import { SheetSection } from '@/app/_ui/sheet'
import { ToneText } from '@/app/_ui/tone-text'
import { formatWei, sumWei } from './gas'
import { deployTexts } from './texts'

/** What the gas costs at most, and whose account pays it. */
export function CostSection({ quote }: { quote: Quote }) {
  const { costs, schedule } = quote
  const daily = costs.flatMap(({ weiPerDayAtMost }) => weiPerDayAtMost ?? [])
  const symbols = [...new Set(costs.map(({ symbol }) => symbol))]
  const writes =
    schedule.runsPerDay === null
      ? deployTexts.noSchedule
      : formatCount(Math.ceil(schedule.runsPerDay * Math.max(1, ...costs.map(({ writesPerRun }) => writesPerRun))))
  return (
    <SheetSection title={deployTexts.cost} hint={deployTexts.costHint}>
      {daily.length > 0 && symbols.length === 1 && (
        <p className="mb-3 flex items-baseline gap-2">
          <span className="font-pixel text-xl">
            {formatWei(sumWei(daily))} {symbols[0]}
          </span>
          <span className="text-xs">{deployTexts.aDay}</span>
        </p>
      )}
      <KeyValue
        dense
        facts={[
          { id: 'writes', name: deployTexts.writesADay, value: writes, mono: schedule.runsPerDay !== null },
          ...costs.flatMap((cost) => [
            {
              id: `gas/${cost.chain}`,
              name: costs.length > 1 ? `${deployTexts.perWrite}, ${cost.name}` : deployTexts.perWrite,
              value: formatCount(cost.gasPerWrite),
              mono: true,
            },
            ...(cost.weiPerWrite === null
              ? []
              : [{ id: `wei/${cost.chain}`, name: cost.name, value: `${formatWei(cost.weiPerWrite)} ${cost.symbol}`, mono: true }]),
          ]),
        ]}
      />
      <h4 className="mt-4 mb-1 font-medium text-xs">{deployTexts.payer}</h4>
      {costs.map((cost) => (
        <Payer key={cost.chain} cost={cost} />
      ))}
    </SheetSection>
  )
}

function Payer({ cost: { name, symbol, relayer } }: { cost: ChainCost }) {
  if (!relayer)
    return (
      <p className="py-1 text-xs">
        <ToneText tone="bad">
          {name}: {deployTexts.noRelayer}
        </ToneText>
      </p>
    )
  return (
    <div className="py-1 text-xs">
      <KeyValue
        dense
        facts={[
          { id: 'address', name: `${deployTexts.relayer}, ${name}`, value: <MonoId id={relayer.address} head={8} tail={6} /> },
          {
            id: 'balance',
            name: deployTexts.relayerBalance,
            value: relayer.balanceWei === null ? '–' : `${formatWei(relayer.balanceWei)} ${symbol}`,
            mono: true,
          },
        ]}
      />
      {relayer.low && <Badge tone="warn">{deployTexts.relayerLow}</Badge>}
      <p className="mt-1 text-ink-3">{relayer.howToFund}</p>
    </div>
  )
}
