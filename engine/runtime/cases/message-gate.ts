import { Fault } from '../../../bricks/kit'

const minuteMs = 60_000

/** Tries to send that are looked at for each run that may start: enough that a stranger’s noise does not stop the sender at once. */
const triesPerRun = 10

/** How many messages a deployment gets through, counted in this process. */
export interface MessageGate {
  /** Counts a message before it is looked at. @throws {Fault} `too_many_messages`. */
  count(deployment: string, perMinute: number, atMs: number): void
  /** Counts a run that a message is about to start. @throws {Fault} `too_many_messages`. */
  open(deployment: string, perMinute: number, atMs: number): void
}

/** Counts by the minute; what is older is forgotten. */
export function createMessageGate(): MessageGate {
  let minute = 0
  const counts = new Map<string, number>()
  const take = (key: string, most: number, atMs: number) => {
    const now = Math.floor(atMs / minuteMs)
    if (now !== minute) counts.clear()
    minute = now
    const count = counts.get(key) ?? 0
    if (count >= most) {
      throw new Fault('too_many_messages', `The deployment takes ${most} messages a minute, and this is one more.`, {
        remedy: 'Send it again in the next minute, or raise the trigger’s limit and deploy again.',
        retry: true,
      })
    }
    counts.set(key, count + 1)
  }
  return {
    count: (deployment, perMinute, atMs) => take(`try/${deployment}`, perMinute * triesPerRun, atMs),
    open: (deployment, perMinute, atMs) => take(`run/${deployment}`, perMinute, atMs),
  }
}
