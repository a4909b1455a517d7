import type { Host } from '../../../bricks/kit'
import type { Catalogue } from '../../compile/resolve'
import type { FaultPlan } from '../../network/faults'
import type { Chain, ChainId, Clock, Http, HttpCache, Journal, RecoverSigner, Vault } from '../../world'

/** What worker code can reach. One process acts as many workers; each call says as which. */
export interface MemberWorld {
  vault: Pick<Vault, 'instance' | 'rosterSeed' | 'rosterSize' | 'worker' | 'secrets'>
  http: Http
  mail: Host['mail']
  /** Replies that bricks allow to be seen again; without it they are always asked for anew. */
  cache?: HttpCache
  chains: ReadonlyMap<ChainId, Chain>
  /** The chain whose blocks give epochs their randomness. */
  homeChain: ChainId
  clock: Clock
  journal: Journal
  recover: RecoverSigner
  catalogue: Catalogue
  /** Which members of each committee misbehave; read by their own code alone. */
  faults: FaultPlan
  lagMs?: number
}
