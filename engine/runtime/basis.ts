import { inputHash, stateHash } from '../witness/witness'
import type { Prepared, RunRecord } from '../world'
import type { RuntimeWorld } from './world'

/** Where a run’s members begin: hashes of its trigger’s input and of its state snapshot. */
export async function basisOf(
  { store }: Pick<RuntimeWorld, 'store'>,
  { input, deploymentId }: RunRecord,
  { stateVersion }: Prepared,
): Promise<{ inputHash: string; stateHash: string }> {
  const values = stateVersion === 0 ? {} : (await store.state(deploymentId, stateVersion)).values
  return { inputHash: inputHash(input), stateHash: stateHash(stateVersion, values) }
}
