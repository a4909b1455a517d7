import { OUTCOME_SLOT } from '../../attest/attestation'
import { outcomeDigestOf } from '../../attest/evaluate-tail'
import { quorumOf } from '../../committee/committee'
import { stateHash } from '../../witness/witness'
import type { MemberTask } from '../../world'
import { checkRandomness } from './check-randomness'
import { refuse } from './refuse'
import { drawnIndexes, verifyTerms } from './verify-terms'
import type { MemberWorld } from './world'

/** A worker takes a snapshot only with the signatures of the quorum that made it; version 0 is empty. */
export async function checkState({ state, deployment, prepared }: MemberTask, world: MemberWorld): Promise<void> {
  if (state.version !== prepared.stateVersion) throw refuse('The state is not of the version that the run started from.')
  if (state.version === 0) {
    if (Object.keys(state.values).length > 0) throw refuse('State version 0 is not empty.')
    return
  }
  const { proof } = state
  if (!proof) throw refuse('The state comes without signatures.')
  const { run, kind, epoch, randomness, epochBlock, effects, attestations } = proof
  const terms = await verifyTerms(proof.signedAct, deployment, world)
  await checkRandomness({ epoch, randomness, block: BigInt(epochBlock) }, world)
  const indexes = drawnIndexes(world, terms, deployment.id, epoch, randomness)
  const members = new Set(indexes.map((index) => world.vault.worker(index).address))
  const outcome = {
    deployment: deployment.id,
    run,
    kind,
    stateVersion: state.version,
    stateHash: stateHash(state.version, state.values),
  }
  // Either way members signed this very state; whether effects were due is not looked into.
  const digests = [outcomeDigestOf(outcome), ...(effects ? [outcomeDigestOf({ ...outcome, effects })] : [])]
  const signers = attestations.flatMap(({ slot, signature }) =>
    slot === OUTCOME_SLOT
      ? digests.flatMap((digest) => world.recover(digest, signature) ?? []).filter((signer) => members.has(signer))
      : [],
  )
  const { q } = quorumOf(terms.committee.n)
  if (new Set(signers).size < q) throw refuse(`Only ${new Set(signers).size} of ${q} members signed the state.`)
}
