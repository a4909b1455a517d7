import type { QuorumPolicy } from '../../bricks/kit'

/** A simulated worker as the roster lists it. */
export interface WorkerCard {
  /** Position in the roster, 0-based. */
  index: number
  /** EVM-style address of its secp256k1 key, lower case. */
  address: `0x${string}`
  city: string
  region: string
  /** Whole test PHA. */
  stakePha: number
  /** 1 is best, 5 worst. */
  confidence: number
}

/** The workers drawn for one deployment and epoch, in ascending order of address. */
export interface Committee extends QuorumPolicy {
  epoch: number
  members: WorkerCard[]
}

export { quorumOf } from '../deploy/quorum'
