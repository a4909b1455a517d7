import type { RunChange } from '../world'
import { crashAfter } from './crash-point'
import type { RuntimeWorld } from './world'

/** Changes a run through the store. False when another process was first. */
export async function advance({ store, clock }: RuntimeWorld, change: Omit<RunChange, 'atMs'>): Promise<boolean> {
  const done = await store.advance({ ...change, atMs: clock.nowMs() })
  if (done) for (const { type } of change.events ?? []) crashAfter(type)
  return done
}
