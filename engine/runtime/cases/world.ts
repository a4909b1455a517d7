import type { Catalogue } from '../../compile/resolve'
import type { Chain, ChainId, Clock, InstanceRecord, Store } from '../../world'

/** What the use-cases reach: no key, no worker. Any process with the database can serve them. */
export interface CaseWorld {
  store: Store
  chains: ReadonlyMap<ChainId, Chain>
  catalogue: Catalogue
  clock: Clock
  /** @throws a Fault `not_set_up` before the first start. */
  instance(): Promise<InstanceRecord>
}
