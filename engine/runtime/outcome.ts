import { evaluateTail, type TailResult } from '../attest/evaluate-tail'
import type { RunRecord } from '../world'
import type { LoadedVersion } from './load'
import { stateProof } from './member-task'
import type { RuntimeWorld } from './world'

const outcomes = new WeakMap<object, Map<string, Promise<TailResult>>>()
const mostKept = 500

/** What follows from a run’s agreement, computed once by each process; the coordinator’s copy is only ever compared with what members signed. */
export function outcomeOf(world: RuntimeWorld, loaded: LoadedVersion & { run: RunRecord }): Promise<TailResult> {
  const known = outcomes.get(world) ?? new Map<string, Promise<TailResult>>()
  outcomes.set(world, known)
  const found = known.get(loaded.run.id)
  if (found) return found
  const made = compute(world, loaded)
  known.set(loaded.run.id, made)
  made.catch(() => known.delete(loaded.run.id))
  const oldest = known.keys().next()
  if (known.size > mostKept && !oldest.done) known.delete(oldest.value)
  return made
}

async function compute(world: RuntimeWorld, { run, deployment, bundle, terms }: LoadedVersion & { run: RunRecord }): Promise<TailResult> {
  const agreement = await world.store.agreement(run.id)
  if (!agreement || !run.prepared) throw new Error(`Run ${run.id} has no agreement to evaluate.`)
  const { version, values } = await stateProof(world, deployment.id, run.prepared.stateVersion)
  return evaluateTail({
    bundle,
    catalogue: world.catalogue,
    deployment: deployment.id,
    run: run.id,
    validityMs: terms.validityMs,
    targets: run.prepared.targets,
    agreement,
    trigger: run.input,
    state: { version, values },
  })
}
