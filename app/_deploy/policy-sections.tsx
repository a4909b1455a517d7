import type { ReactNode } from 'react'
import type { Quote } from '@/app/_contracts'
import { formatCount } from '@/app/_ui/format'
import { NumberInput } from '@/app/_ui/number-input'
import { Select } from '@/app/_ui/select'
import { SheetSection } from '@/app/_ui/sheet'
import { Slider } from '@/app/_ui/slider'
import { WorkerSquares } from '@/app/_ui/worker-squares'
import { planWorkers } from '@/app/_ui/workers'
import { quorumOf } from '@/engine/core'
import { type DeployForm, readStake } from './deploy-form'
import { deployTexts } from './texts'

const MOST_WORKERS = 31
const LEVELS = ['1', '2', '3', '4', '5'] as const
const VALIDITIES = ['1', '5', '10', '30', '60', '360', '1440'] as const

interface PolicyProps {
  form: DeployForm
  change: (part: Partial<DeployForm>) => void
  quote: Quote | undefined
}

/** How many workers, how many of them must agree and how many may lie, and who may be drawn. */
export function CommitteeSection({ form, change, quote }: PolicyProps) {
  const { n, f, q } = quorumOf(form.n)
  return (
    <SheetSection title={deployTexts.committee} hint={deployTexts.committeeHint}>
      <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <div className="flex flex-col gap-2">
          <div className="flex items-center gap-4 text-xs">
            <span className="text-ink-3">{deployTexts.workers}</span>
            <Slider
              min={1}
              max={MOST_WORKERS}
              value={n}
              label={deployTexts.workers}
              valueText={deployTexts.squares(n, q, f)}
              onValueChange={(next) => change({ n: next })}
            />
            <output className="figures w-5 text-right font-strong">{n}</output>
          </div>
          <WorkerSquares workers={planWorkers(n, q)} q={q} label={deployTexts.squares(n, q, f)} />
          <div className="flex justify-between gap-4 text-2xs">
            <span className="text-ink-2">{deployTexts.needed(q)}</span>
            <span className="text-ink-3">{deployTexts.mayLie(f)}</span>
          </div>
        </div>
        <div className="flex flex-col gap-1.5 text-xs">
          <Row name={deployTexts.confidence}>
            <span className="w-32 shrink-0">
              <Select
                size="sm"
                label={deployTexts.confidence}
                value={LEVELS[form.minConfidence - 1]}
                options={LEVELS.map((level) => ({ value: level, label: deployTexts.level(Number(level)) }))}
                onValueChange={(level) => change({ minConfidence: Number(level) })}
              />
            </span>
          </Row>
          <Row name={deployTexts.validity}>
            <span className="w-32 shrink-0">
              <Select
                size="sm"
                label={deployTexts.validity}
                value={String(form.validityMinutes)}
                options={[...new Set<string>([...VALIDITIES, String(form.validityMinutes)])].map((value) => ({
                  value,
                  label: deployTexts.minutes(Number(value)),
                }))}
                onValueChange={(minutes) => change({ validityMinutes: Number(minutes) })}
              />
            </span>
          </Row>
          <Row name={deployTexts.eligible}>
            <span className="text-right">
              <span className="figures">{quote ? formatCount(quote.committee.eligible) : '–'}</span>
              {quote && <span className="block text-2xs text-ink-3">{deployTexts.ofRoster(formatCount(quote.committee.rosterSize))}</span>}
            </span>
          </Row>
        </div>
      </div>
    </SheetSection>
  )
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-control-sm items-center justify-between gap-4">
      <span className="text-ink-3">{name}</span>
      {children}
    </div>
  )
}

/** How much is staked, and what the owner has. */
export function StakeSection({ form, change, quote }: PolicyProps) {
  const wrong = readStake(form.stake) === undefined
  const owner = quote?.owner
  return (
    <SheetSection title={deployTexts.stake} hint={deployTexts.stakeHint}>
      <div className="flex flex-wrap items-center gap-4">
        <div className="w-44">
          <NumberInput
            integer
            aria-label={deployTexts.stake}
            aria-invalid={wrong || undefined}
            value={form.stake}
            unit={deployTexts.stakeUnit}
            onValueChange={(stake) => change({ stake })}
          />
        </div>
        <p className="text-ink-3 text-xs">
          {wrong ? <span className="text-bad">{deployTexts.noStake}</span> : null}
          {owner && (
            <span className="block">
              {deployTexts.balance} <span className="figures text-ink">{formatCount(owner.balancePha)}</span> {deployTexts.stakeUnit}
              {owner.stakedPha > 0 && `, ${deployTexts.staked(formatCount(owner.stakedPha))}`}
            </span>
          )}
          {owner && !owner.known && <span className="block">{deployTexts.newOwner}</span>}
        </p>
      </div>
    </SheetSection>
  )
}
