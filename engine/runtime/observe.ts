import type { Hex } from 'viem'
import { z } from 'zod'
import { Fault } from '../../bricks/kit'
import { eventDataSchemas } from '../record/events'
import { exchangeSchema, observationSchema } from '../witness/observation'
import { exchangesHash, observationHash } from '../witness/witness'
import type { MemberObservation, RunRecord } from '../world'
import { advance } from './advance'
import { agree } from './agree'
import { basisOf } from './basis'
import { loadRun } from './load'
import { memberTask } from './member-task'
import { deadlineOf, type RuntimeWorld } from './world'

/** Steps 2 and 3: asks one member what it sees and keeps its signed observation, once. */
export async function observe(world: RuntimeWorld, id: Hex, position: number): Promise<void> {
  const loaded = await loadRun(world, id, ['observing'])
  const { run } = loaded ?? {}
  const worker = run?.prepared?.committee.members[position]
  if (!loaded || !run?.prepared || !worker) return
  if (!(await world.store.hasObservation(id, worker.address))) {
    const task = await memberTask(world, loaded, run.prepared, worker)
    try {
      await keep(world, run, await checked(await world.workers.observe(task), worker.address, run, world))
    } catch (error) {
      const fault = Fault.from(error)
      if (fault.retry && world.clock.nowMs() < deadlineOf(world, run)) throw fault
      // Silence says nothing; a refusal is worth knowing.
      if (fault.code === 'worker_silent') return
      await advance(world, {
        run: id,
        from: ['observing'],
        events: [{ type: 'observation.rejected', data: { worker: worker.address, reason: fault.message } }],
      })
      return
    }
  }
  await agreeWhenReady(world, run)
}

/** What a member says, believed as far as it fits the run and its own signature. @throws {Fault} `observation_unfit`. */
async function checked(
  { tookMs, trace, ...said }: MemberObservation,
  worker: Hex,
  run: RunRecord,
  world: RuntimeWorld,
): Promise<MemberObservation> {
  const parsed = saidSchema.safeParse(said)
  const [issue] = parsed.error?.issues ?? []
  if (!parsed.success) throw unfit(`is malformed at ${issue?.path.join('.')}: ${issue?.message}`)
  const { body, signature, exchanges } = parsed.data
  if (body.worker !== worker) throw unfit(`names another worker, ${body.worker}.`)
  if (body.run !== run.id) throw unfit('is of another run.')
  const hash = observationHash(body)
  if (world.recover(hash, `0x${signature.slice(2)}`) !== worker) throw unfit('does not carry its signature.')
  if (body.exchangesHash !== exchangesHash(exchanges)) throw unfit('does not commit to the exchanges that came with it.')
  const basis = run.prepared && (await basisOf(world, run, run.prepared))
  if (body.inputHash !== basis?.inputHash) throw unfit('began from another input.')
  if (body.stateHash !== basis.stateHash) throw unfit('began from another state.')
  return { body, signature, exchanges, hash, worker, trace, tookMs }
}

const saidSchema = z.object({ ...observationSchema.shape, exchanges: z.array(exchangeSchema) })

const unfit = (why: string): Fault => new Fault('observation_unfit', `Its observation ${why}`, { remedy: 'Nothing: it does not count.' })

async function keep(world: RuntimeWorld, run: RunRecord, observation: MemberObservation) {
  const { body, signature, hash, worker, exchanges, trace, tookMs } = observation
  const faults = Object.entries(trace).flatMap(([step, { fault }]) => (fault ? [[step, fault.message] as const] : []))
  const data = eventDataSchemas['observation.received'].parse({
    worker,
    observedAtMs: body.observedAtMs,
    tookMs,
    hash,
    values: body.values,
    ...(faults.length > 0 ? { faults: Object.fromEntries(faults) } : {}),
  })
  await advance(world, {
    run: run.id,
    from: ['observing'],
    observation: { body, signature, hash, worker, exchanges, trace },
    events: [{ type: 'observation.received', data }],
  })
}

const grace = new WeakMap<object, Set<Hex>>()

/**
 * Counts in a statement of its own, after the insert is committed: of two processes that insert at once, the later count sees both.
 * When a quorum is there but not all, the rest get a moment; should this process die in it, the deadline’s job judges.
 */
async function agreeWhenReady(world: RuntimeWorld, { id, prepared }: RunRecord) {
  if (!prepared) return
  const { n, q } = prepared.committee
  const count = await world.store.countObservations(id)
  if (count >= n) return agree(world, id)
  const waiting = grace.get(world) ?? new Set<Hex>()
  grace.set(world, waiting)
  if (count < q || waiting.has(id)) return
  waiting.add(id)
  setTimeout(() => {
    waiting.delete(id)
    agree(world, id).catch(() => {
      // The deadline’s job does the same, and is tried again until it succeeds.
    })
  }, world.patience.graceMs)
}
