import type { FaultPlan } from './network/faults'
import type { ReadableChain } from './settings'
import type { ChainId, ChainSettings } from './world'

/** What a worker thread is started with. */
export interface MemberSettings {
  phatDir: string
  workersUrl: string
  chains: ChainSettings[]
  /** Every chain that bricks may read. */
  readable: ReadableChain[]
  homeChain: ChainId
  demoMarket: boolean
  /** `host:port` that may be reached although it is not public: for tests. */
  allow: string[]
  /** How often this thread may ask any one host; the adapter’s own rate when absent. */
  hostRate?: { perSecond: number; burst: number }
  faults: FaultPlan
  lagMs?: number
}
