import type { DryRunResult, FaultKind, Graph } from '@/engine/core'

/** The dry run on the canvas: none, under way, done, or not possible. */
export type RehearsalRun =
  | { state: 'none' }
  | { state: 'running'; startedAtMs: number }
  | { state: 'done'; result: DryRunResult; graph: Graph; atMs: number }
  | { state: 'failed'; code: string; message: string; remedy: string }

/** How the next dry run is made, and what the last one said. */
export interface Rehearsal {
  n: number
  seed: string
  faults: Readonly<Partial<Record<FaultKind, number>>>
  run: RehearsalRun
  /** The worker whose values are shown; undefined for all. */
  seenBy: string | undefined
}

/** A committee of seven without faults. */
export const startRehearsal = (): Rehearsal => ({ n: 7, seed: '42', faults: {}, run: { state: 'none' }, seenBy: undefined })
