import type { Hex } from 'viem'
import type { Agreement } from '../agree/agreement'
import { evaluateTail, type TailResult } from '../attest/evaluate-tail'
import type { RunRecord } from '../world'
import type { LoadedVersion } from './load'
import { stateProof } from './member-task'
import { createRecent } from './recent'
import type { RuntimeWorld } from './world'

const outcomes = createRecent<TailResult>()
const agreements = createRecent<Agreement>()

/** A run’s agreement, which is written once. */
export const agreementOf = (world: RuntimeWorld, run: Hex): Promise<Agreement> =>
  agreements(world, run, async () => {
    const agreement = await world.store.agreement(run)
    if (agreement) return agreement
    throw new Error(`Run ${run} has no agreement.`)
  })

/** What follows from a run’s agreement, computed once by each process; the coordinator’s copy is only ever compared with what members signed. */
export const outcomeOf = (world: RuntimeWorld, loaded: LoadedVersion & { run: RunRecord }): Promise<TailResult> =>
  outcomes(world, loaded.run.id, () => compute(world, loaded))

async function compute(world: RuntimeWorld, { run, deployment, bundle, terms }: LoadedVersion & { run: RunRecord }): Promise<TailResult> {
  const agreement = await agreementOf(world, run.id)
  if (!run.prepared) throw new Error(`Run ${run.id} has no committee.`)
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
