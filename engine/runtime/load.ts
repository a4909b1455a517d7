import type { Hex } from 'viem'
import type { Bundle } from '../bundle/bundle'
import { readBundle } from '../bundle/make-bundle'
import type { DeploymentTerms } from '../deploy/act'
import type { RunRecord, VersionRecord } from '../world'
import { createRecent } from './recent'
import type { RuntimeWorld } from './world'

/** One version of a deployment, parsed; it never changes. */
export interface LoadedVersion {
  deployment: { id: Hex; owner: Hex; nonce: number }
  version: VersionRecord
  bundle: Bundle
  terms: DeploymentTerms
}

const versions = createRecent<LoadedVersion>()

/** A version of a deployment, read once. */
export const loadVersion = ({ store }: RuntimeWorld, deployment: Hex, n: number): Promise<LoadedVersion> =>
  versions(store, `${deployment}/${n}`, async () => {
    const found = await store.version(deployment, n)
    if (!found) throw new Error(`Deployment ${deployment} has no version ${n}.`)
    const { act } = found.version.signedAct
    if (!('terms' in act)) throw new Error(`Version ${n} of ${deployment} was made by an act without terms.`)
    const { id, owner, nonce } = found.deployment
    return {
      deployment: { id, owner, nonce },
      version: found.version,
      bundle: readBundle(found.version.bundleText, found.version.bundleId),
      terms: act.terms,
    }
  })

/** A run with the version it runs; null when it is not in one of the states that a step works on. */
export async function loadRun(
  world: RuntimeWorld,
  id: Hex,
  states: readonly RunRecord['status'][],
): Promise<(LoadedVersion & { run: RunRecord }) | null> {
  const run = await world.store.run(id)
  if (!run || !states.includes(run.status)) return null
  return { run, ...(await loadVersion(world, run.deploymentId, run.version)) }
}
