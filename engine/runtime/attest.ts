import type { Hex } from 'viem'
import { Fault } from '../../bricks/kit'
import type { Attestation, Outcome } from '../attest/attestation'
import { dueEffects, type TailResult } from '../attest/evaluate-tail'
import type { NewRunEvent } from '../record/events'
import type { Job, RunRecord } from '../world'
import { advance } from './advance'
import { effectsOf } from './effect'
import { endRun, statesOf } from './finish'
import { type LoadedVersion, loadRun } from './load'
import { digestsOf } from './member/attest'
import { memberTask } from './member-task'
import { agreementOf, outcomeOf } from './outcome'
import type { RuntimeWorld } from './world'

/** Step 5: shows one member the agreed set and keeps what it signs. Without `position`, the time for that is over. */
export async function attest(world: RuntimeWorld, id: Hex, position?: number): Promise<void> {
  const loaded = await loadRun(world, id, ['attesting'])
  const { run } = loaded ?? {}
  if (!loaded || !run?.prepared) return
  const outcome = await outcomeOf(world, loaded)
  const worker = position === undefined ? undefined : run.prepared.committee.members[position]
  if (worker) {
    try {
      const [agreement, task] = await Promise.all([agreementOf(world, id), memberTask(world, loaded, run.prepared, worker)])
      // Asked again after a crash it hands out what it signed then, and the row that is there already stays.
      const signed = await world.workers.attest(task, agreement)
      await keep(world, run, matching(signed, outcome, worker.address, world))
    } catch (error) {
      const fault = Fault.from(error)
      if (fault.retry) throw fault
      if (fault.code === 'worker_silent') return
      const reason = `Does not attest: ${fault.message}`
      await advance(world, {
        run: id,
        from: ['attesting'],
        events: [{ type: 'observation.rejected', data: { worker: worker.address, reason } }],
      })
      return
    }
  }
  await concludeWhenAttested(world, { ...loaded, run }, outcome, worker === undefined)
}

/** Signatures over this very outcome, by this member. What it says about anything else does not count. */
function matching(signed: readonly Attestation[], outcome: Outcome, worker: Hex, { recover }: RuntimeWorld): Attestation[] {
  const found = digestsOf(outcome).flatMap(({ slot, digest }) =>
    signed
      .filter((one) => one.slot === slot && one.digest === digest && one.worker === worker && recover(digest, one.signature) === worker)
      .slice(0, 1),
  )
  if (found.length === outcome.reports.length + 1) return found
  throw new Fault('attestation_differs', 'It signed something else than what follows from the set.', {
    remedy: 'Nothing: it does not count.',
  })
}

async function keep(world: RuntimeWorld, run: RunRecord, attestations: Attestation[]) {
  const events: NewRunEvent[] = attestations.map(({ worker, slot, digest, signature }) => ({
    type: 'attestation.received',
    data: { worker, slot, digest, signature },
  }))
  await advance(world, { run: run.id, from: ['attesting'], attestations, events })
}

async function concludeWhenAttested(world: RuntimeWorld, loaded: LoadedVersion & { run: RunRecord }, outcome: TailResult, isOver: boolean) {
  const { run } = loaded
  const q = run.prepared?.committee.q ?? Number.POSITIVE_INFINITY
  // Counted after the insert is committed, like the observations.
  const signers = new Set((await world.store.attestations(run.id)).map(({ worker }) => worker))
  if (signers.size >= q) return conclude(world, loaded, outcome)
  if (!isOver) return
  const deadlineMs = world.startedMs + world.patience.attestMs
  if (world.clock.nowMs() < deadlineMs) {
    return world.store.enqueue([{ task: 'attest', payload: { run: run.id }, runAtMs: deadlineMs, key: `attest:${run.id}` }])
  }
  await endRun(world, run, 'failed', {
    reason: `${signers.size} of ${run.prepared?.committee.n} members attested the report; ${q} must.`,
    code: 'attestation_shortfall',
    remedy: 'Look at which members are missing: they may be unreachable, or have signed for another set.',
  })
}

async function conclude(world: RuntimeWorld, { run, bundle }: LoadedVersion & { run: RunRecord }, outcome: TailResult) {
  const due = outcome.kind === 'fail' ? {} : effectsOf(run.id, dueEffects(bundle, outcome.traces))
  if (outcome.kind === 'settle') {
    const jobs: Job[] = [
      ...(outcome.reports.length > 0 ? [{ task: 'settle', payload: { run: run.id } } as const] : []),
      ...(due.jobs ?? []),
    ]
    await advance(world, { run: run.id, from: ['attesting'], to: 'settling', ...due, jobs })
    return
  }
  const { reason, code, remedy } = outcome
  const why = { reason, ...(code === undefined ? {} : { code }), ...(remedy === undefined ? {} : { remedy }) }
  if (outcome.kind === 'skip') await endRun(world, run, 'skipped', why, [], statesOf(outcome), due)
  else await endRun(world, run, 'failed', why)
}
