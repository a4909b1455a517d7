import type { Hex } from 'viem'
import { Fault } from '../../bricks/kit'
import type { WorkerCard } from '../committee/committee'
import type { NewRunEvent } from '../record/events'
import type { EffectChange, Job, RunChange, RunRecord, RunStatus } from '../world'
import { advance } from './advance'
import { crashAfter } from './crash-point'
import { finish } from './finish'
import { type LoadedVersion, loadRun } from './load'
import { memberTask } from './member-task'
import { agreementOf } from './outcome'
import type { RuntimeWorld } from './world'

const attested: readonly RunStatus[] = ['settling', 'settled', 'partly_settled', 'skipped', 'failed']
const longestDelayMs = 60_000
/** How many attempts may fail for reasons that pass before an effect is given up. */
const mostTries = 8

/** Rows and jobs of a run’s effects, for the transaction that makes them due. */
export const effectsOf = (run: Hex, steps: readonly string[]): Pick<RunChange, 'effects' | 'jobs'> =>
  steps.length === 0
    ? {}
    : {
        effects: steps.map((step): EffectChange => ({ step, status: 'pending' })),
        jobs: steps.map((step) => jobOf(run, step)),
      }

const jobOf = (run: Hex, step: string): Job => ({ task: 'effect', payload: { run, step }, key: `effect:${run}/${step}` })

/** Whose turn it is: first the member that the run’s id elects, then the next in order of address, around the committee. */
export function memberFor(run: Hex, members: readonly WorkerCard[], tries: number): WorkerCard | undefined {
  const first = Number(BigInt(run) % BigInt(members.length))
  return members[(first + tries) % members.length]
}

/**
 * Step 7: has one member perform an effect, and writes down what came of it. Between the two a crash may fall; then it is performed again, by
 * the same member with the same key.
 */
export async function effect(world: RuntimeWorld, id: Hex, step: string): Promise<void> {
  const loaded = await loadRun(world, id, attested)
  const { run } = loaded ?? {}
  const row = (await world.store.effects(id)).find((one) => one.step === step)
  if (!loaded || !run?.prepared || row?.status !== 'pending') return
  const worker = memberFor(id, run.prepared.committee.members, row.tries)
  if (!worker) return
  try {
    const [agreement, attestations, task] = await Promise.all([
      agreementOf(world, id),
      world.store.attestations(id),
      memberTask(world, { ...loaded, run }, run.prepared, worker),
    ])
    const detail = await world.workers.perform(task, { step, agreement, attestations })
    crashAfter('effect.performed')
    await write(world, id, { step, status: 'done', tries: row.tries, worker: worker.address, detail }, [
      { type: 'effect.done', data: { node: step, worker: worker.address, line: detail } },
    ])
  } catch (error) {
    await putOff(world, { ...loaded, run }, { step, tries: row.tries + 1, worker: worker.address }, Fault.from(error))
  }
  await finish(world, id)
}

/** The next member tries, or the effect is given up: at once when more than f members say that trying again is no use, else after several tries. */
async function putOff(
  world: RuntimeWorld,
  { run }: LoadedVersion & { run: RunRecord },
  failure: { step: string; tries: number; worker: Hex },
  { code, message, remedy, retry }: Fault,
) {
  const { step, tries, worker } = failure
  const f = run.prepared?.committee.f ?? 0
  if (tries >= mostTries || (!retry && code !== 'worker_silent' && tries > f)) {
    await write(world, run.id, { ...failure, status: 'failed', detail: message }, [
      { type: 'effect.failed', data: { node: step, worker, code, message, remedy, tries } },
    ])
    return
  }
  const runAtMs = world.clock.nowMs() + Math.min(world.patience.effectMs * 2 ** (tries - 1), longestDelayMs)
  await write(world, run.id, { ...failure, status: 'pending', detail: message }, [], [{ ...jobOf(run.id, step), runAtMs }])
}

function write(world: RuntimeWorld, run: Hex, change: EffectChange, events: NewRunEvent[], jobs: Job[] = []): Promise<boolean> {
  return advance(world, { run, from: attested, effects: [change], events, jobs })
}
