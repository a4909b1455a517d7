import type { FaultPlan } from './network/faults'
import type { ChainId, ChainSettings } from './world'

/** What a worker thread is started with. */
export interface MemberSettings {
  phatDir: string
  workersUrl: string
  chains: ChainSettings[]
  homeChain: ChainId
  demoMarket: boolean
  /** `host:port` that may be reached although it is not public: for tests. */
  allow: string[]
  faults: FaultPlan
  lagMs?: number
}
