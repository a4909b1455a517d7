import { effectsHash } from '../attest/evaluate-tail'
import type { WorkerCard } from '../committee/committee'
import type { MemberTask, Prepared, RunRecord, StateProof } from '../world'
import { type LoadedVersion, loadVersion } from './load'
import type { RuntimeWorld } from './world'

/** A run as one member of its committee is shown it. */
export async function memberTask(
  world: RuntimeWorld,
  { run, deployment, version, bundle }: LoadedVersion & { run: RunRecord },
  prepared: Prepared,
  worker: WorkerCard,
): Promise<MemberTask> {
  const names = bundle.content.permissions.secrets
  const { id, triggerKey, input, dueMs, epoch, act } = run
  return {
    run: { id, triggerKey, input, dueMs, epoch, act },
    deployment,
    signedAct: version.signedAct,
    bundleText: version.bundleText,
    prepared,
    state: await stateProof(world, deployment.id, prepared.stateVersion),
    secrets: names ? await world.store.secrets(deployment.owner, names) : [],
    worker,
  }
}

/** The snapshot that a run starts from, with the signatures of those who made it. */
export async function stateProof(world: RuntimeWorld, deployment: `0x${string}`, version: number): Promise<StateProof> {
  if (version === 0) return { version: 0, values: {}, run: null, proof: null }
  const { store } = world
  const snapshot = await store.state(deployment, version)
  const maker = snapshot.run && (await store.run(snapshot.run))
  if (!maker?.prepared) return { ...snapshot, proof: null }
  const { version: made, bundle } = await loadVersion(world, deployment, maker.version)
  const tells = bundle.content.plan.steps.some(({ kind }) => kind === 'effect')
  const agreement = tells ? await store.agreement(maker.id) : null
  return {
    ...snapshot,
    proof: {
      run: maker.id,
      signedAct: made.signedAct,
      kind: maker.status === 'skipped' ? 'skip' : 'settle',
      epoch: maker.epoch,
      randomness: maker.prepared.randomness,
      epochBlock: maker.prepared.epochBlock,
      effects: agreement && effectsHash(bundle.digest, agreement.setHash),
      attestations: await store.attestations(maker.id),
    },
  }
}
