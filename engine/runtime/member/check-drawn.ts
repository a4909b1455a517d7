import { canonicalJson } from '../../../bricks/kit'
import type { DeploymentTerms } from '../../deploy/act'
import type { DrawnSet, MemberTask } from '../../world'
import { checkRandomness } from './check-randomness'
import { refuse } from './refuse'
import { drawnIndexes } from './verify-terms'
import type { MemberWorld } from './world'

/** The members are exactly those whom the epoch’s randomness draws by these terms, each with its own address. @throws {Fault} `task_refused`. */
export async function checkDrawn(
  { epoch, randomness, epochBlock, members }: Pick<DrawnSet, 'epoch' | 'randomness' | 'epochBlock' | 'members'>,
  terms: DeploymentTerms,
  { id }: MemberTask['deployment'],
  world: MemberWorld,
): Promise<void> {
  await checkRandomness({ epoch, randomness, block: BigInt(epochBlock) }, world)
  const drawn = drawnIndexes(world, terms, id, epoch, randomness)
  const claimed = members.map(({ index }) => index).sort((a, b) => a - b)
  if (canonicalJson(drawn) !== canonicalJson(claimed)) throw refuse('The committee is not the one that was drawn.')
  for (const { index, address } of members) {
    if (world.vault.worker(index).address !== address) throw refuse(`Worker ${index} does not have the address ${address}.`)
  }
}
