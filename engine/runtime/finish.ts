import type { Hex } from 'viem'
import { z } from 'zod'
import type { Outcome } from '../attest/attestation'
import type { NewRunEvent, RunEnd } from '../record/events'
import type { RunChange, RunRecord, SettlementRecord } from '../world'
import { advance } from './advance'
import { loadRun } from './load'
import { outcomeOf } from './outcome'
import type { RuntimeWorld } from './world'

/** Why a run ended, in words; for an end that the owner can do something about, also what. */
export interface Why {
  reason: string
  code?: string
  remedy?: string
}

/** Ends a run that has not ended, with the events that belong to its last step. */
export function endRun(
  world: RuntimeWorld,
  run: RunRecord,
  end: RunEnd,
  why: Why,
  events: NewRunEvent[] = [],
  states: NonNullable<RunChange['states']> = [],
  after: Pick<RunChange, 'effects' | 'jobs'> = {},
): Promise<boolean> {
  const note = run.prepared?.note ?? (run.status === 'due' ? run.reason : '')
  const reason = [why.reason, note].filter(Boolean).join(' ')
  return advance(world, {
    run: run.id,
    from: ['due', 'observing', 'attesting', 'settling'],
    to: end,
    reason,
    endedMs: world.clock.nowMs(),
    ...(states.length > 0 ? { states } : {}),
    ...after,
    events: [...events, { type: 'run.ended', data: { ...why, end, reason } }],
  })
}

/** What stateful steps remember for the next run. */
export const statesOf = ({ state, stateVersion }: Outcome): NonNullable<RunChange['states']> =>
  Object.entries(state).map(([step, value]) => ({ step, version: stateVersion, value: z.json().parse(value) }))

/** Ends a settling run once none of its slots can change any more. */
export async function finish(world: RuntimeWorld, id: Hex): Promise<boolean> {
  const loaded = await loadRun(world, id, ['settling'])
  if (!loaded) return true
  const { run } = loaded
  const outcome = await outcomeOf(world, loaded)
  if (outcome.reports.length === 0) return finishEffects(world, run, outcome)
  const settlements = new Map((await world.store.settlements(id)).map((one) => [one.slot, one]))
  const nowMs = world.clock.nowMs()
  const over = (slot: number, validUntilMs: number) => {
    const status = settlements.get(slot)?.status
    if (status === 'final' || status === 'abandoned') return true
    return (status === undefined || status === 'reverted') && nowMs > validUntilMs
  }
  if (!outcome.reports.every(({ slot, report }) => over(slot, Number(report.validUntil)))) return false
  const landed = outcome.reports.filter(({ slot }) => settlements.get(slot)?.status === 'final')
  const all = landed.length === outcome.reports.length
  const kept = landed.flatMap(({ slot }) => settlements.get(slot) ?? []).filter(({ delivered }) => delivered === false)
  if (all) await endRun(world, run, 'settled', whySettled(outcome, kept), [], statesOf(outcome))
  else
    await endRun(
      world,
      run,
      landed.length > 0 ? 'partly_settled' : 'failed',
      whyNot(run, landed.length, outcome),
      [],
      landed.length > 0 ? statesOf(outcome) : [],
    )
  return true
}

/** Ends a run that only has effects, once none of them is pending. */
async function finishEffects(world: RuntimeWorld, run: RunRecord, outcome: Outcome): Promise<boolean> {
  const effects = await world.store.effects(run.id)
  if (effects.some(({ status }) => status === 'pending')) return false
  const failed = effects.filter(({ status }) => status === 'failed')
  const said = effects.map(({ detail }) => detail).join(' ')
  if (failed.length < effects.length) await endRun(world, run, 'settled', { reason: said || outcome.reason }, [], statesOf(outcome))
  else
    await endRun(world, run, 'failed', {
      reason: said,
      code: 'effect_failed',
      remedy: 'Look at what each member met: the receiver may be down, or refuse what is sent.',
    })
  return true
}

function whySettled({ reason }: Outcome, kept: readonly SettlementRecord[]): Why {
  if (kept.length === 0) return { reason }
  const who = kept.map(({ receiver }) => receiver).join(', ')
  return {
    reason: `${reason} The receiver ${who} refused the delivery; the report is kept on chain.`,
    code: 'delivery_kept',
    remedy: 'Mend the receiver: anyone may redeliver the report until it expires.',
  }
}

function whyNot(run: RunRecord, landed: number, { reports }: Outcome): Why {
  const missing = reports.length - landed
  const cause = run.reason && run.reason !== run.prepared?.note ? ` ${run.reason}` : ''
  return {
    reason: `${missing} of ${reports.length} reports did not reach their chain before they expired.${cause}`,
    code: 'settlement_expired',
    remedy: 'Check the chain and the relayer’s balance; the next run carries a fresh report.',
  }
}
