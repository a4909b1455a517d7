import type { Hex } from 'viem'
import { Fault } from '../../../bricks/kit'
import { evaluateTail } from '../../attest/evaluate-tail'
import { readBundle } from '../../bundle/make-bundle'
import { runEndSchema } from '../../record/events'
import { type Evidence, evidenceSchema, sealEvidence } from '../../record/evidence'
import { runUnknown } from './views'
import type { CaseWorld } from './world'

/**
 * Everything about one run that a replay needs, in one file.
 * @throws {Fault} `run_unknown`; `no_evidence` while its committee is not drawn, or for a run that ended before.
 */
export async function buildEvidence(world: CaseWorld, id: Hex): Promise<Evidence> {
  const { store } = world
  const run = await store.run(id)
  const version = run && (await store.version(run.deploymentId, run.version))
  if (!run || !version) throw runUnknown(id)
  const { prepared } = run
  if (!prepared) {
    throw new Fault('no_evidence', 'No worker has been asked yet, so there is nothing to replay.', {
      remedy: 'Wait until the run has a committee.',
      retry: true,
    })
  }
  const { deployment, version: made } = version
  const { act } = made.signedAct
  if (!('terms' in act)) throw new Error(`Version ${made.n} of ${deployment.id} was made by an act without terms.`)
  const [{ rosterSeed, rosterSize }, observations, agreement, attestations, settlements, state] = await Promise.all([
    world.instance(),
    store.observationRecords(id),
    store.agreement(id),
    store.attestations(id),
    store.settlements(id),
    store.state(deployment.id, prepared.stateVersion),
  ])
  const bundle = readBundle(made.bundleText, made.bundleId)
  const snapshot = { version: state.version, values: state.values }
  const outcome =
    agreement &&
    (await evaluateTail({
      bundle,
      catalogue: world.catalogue,
      deployment: deployment.id,
      run: id,
      validityMs: act.terms.validityMs,
      targets: prepared.targets,
      agreement,
      trigger: run.input,
      state: snapshot,
    }))
  const { id: runId, number, triggerKey, dueMs, input, reason } = run
  const end = runEndSchema.safeParse(run.status)
  const parts = {
    format: 'phat.evidence/1',
    bundle: { id: bundle.id, text: bundle.text },
    deployment: {
      id: deployment.id,
      name: deployment.name,
      owner: deployment.owner,
      nonce: deployment.nonce,
      version: made.n,
      signedAct: made.signedAct,
    },
    run: { id: runId, number, triggerKey, dueMs, input, act: run.act, end: end.success ? end.data : null, reason },
    committee: {
      epoch: run.epoch,
      randomness: prepared.randomness,
      rosterSeed,
      rosterSize,
      policy: act.terms.committee,
      members: prepared.committee.members,
    },
    targets: prepared.targets,
    state: snapshot,
    observations: observations.map(({ body, signature, exchanges }) => ({ observation: { body, signature }, exchanges })),
    agreement: agreement && {
      setHash: agreement.setHash,
      nowMs: agreement.nowMs,
      members: agreement.set.map(({ body }) => body.worker),
      values: agreement.values,
      settled: agreement.settled,
    },
    reports: (outcome?.reports ?? []).map(({ slot, node, chain, anchor, payload, report, digest }) => ({
      slot,
      node,
      chain,
      anchor,
      payload,
      report: {
        ...report,
        setVersion: String(report.setVersion),
        observedAt: String(report.observedAt),
        validUntil: String(report.validUntil),
      },
      digest,
    })),
    attestations: attestations.map(({ worker, slot, digest, signature }) => ({ worker, slot, digest, signature })),
    settlements: settlements.map(({ slot, chain, status, txHash, blockNumber, blockHash }) => ({
      slot,
      chain,
      status,
      txHash,
      blockNumber: blockNumber === null ? null : String(blockNumber),
      blockHash,
    })),
  }
  const { contentHash: _, ...checked } = evidenceSchema.parse({ ...parts, contentHash: `0x${'00'.repeat(32)}` })
  return sealEvidence(checked)
}
