import type { FaultData } from '../../../bricks/kit'

/** What the host asks of a thread. */
export interface Call {
  id: number
  method: string
  args: unknown[]
}

/** What a thread says: that it is ready, or what came of a call. */
export type Answer = { ready: true } | { id: number; result: unknown } | { id: number; fault: FaultData }
