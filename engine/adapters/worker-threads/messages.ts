import type { FaultData } from '../../../bricks/kit'

/** What the host asks of a thread. */
export interface Call {
  id: number
  method: string
  args: unknown[]
}

/** Asks a thread whether it still answers. */
export interface Ping {
  ping: true
}

/** What a thread says: that it is ready, that it still answers, or what came of a call. */
export type Answer = { ready: true } | { pong: true } | { id: number; result: unknown } | { id: number; fault: FaultData }
