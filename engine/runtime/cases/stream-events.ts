import type { Hex } from 'viem'
import type { RunEvent } from '../../record/events'
import type { Store } from '../../world'

/** Wakes readers of runs; one LISTEN serves all readers of a process. */
export interface EventBell {
  /** Calls back whenever the run may have new events. */
  onRun(run: Hex, ring: () => void): () => void
  close(): Promise<void>
}

/** Opens the bell at its first reader. */
export function createEventBell(store: Pick<Store, 'listen'>): EventBell {
  const readers = new Map<string, Set<() => void>>()
  let listening: Promise<() => Promise<void>> | undefined
  const ring = (id: string) => {
    // After a lost connection nobody knows which runs went on.
    const woken = id === '' ? [...readers.values()] : [readers.get(id) ?? new Set()]
    for (const set of woken) for (const wake of set) wake()
  }
  return {
    onRun(run, wake) {
      listening ??= store.listen('phat_events', ring)
      // A database that is away shows when events are read.
      listening.catch(() => {
        listening = undefined
      })
      const set = readers.get(run) ?? new Set()
      readers.set(run, set.add(wake))
      return () => {
        set.delete(wake)
        if (set.size === 0) readers.delete(run)
      }
    },
    async close() {
      await (await listening)?.()
    },
  }
}

const lookAgainMs = 5_000

/** A run’s events after `afterSeq`, then each new one as it comes, until the signal ends it. */
export async function* streamEvents(
  store: Pick<Store, 'events'>,
  bell: EventBell,
  { run, afterSeq, signal }: { run: Hex; afterSeq: number; signal: AbortSignal },
): AsyncGenerator<RunEvent> {
  let seq = afterSeq
  let isRung = true
  let wake = () => {}
  const leave = bell.onRun(run, () => {
    isRung = true
    wake()
  })
  const onAbort = () => wake()
  signal.addEventListener('abort', onAbort)
  try {
    while (!signal.aborted) {
      isRung = false
      for (const event of await store.events(run, seq)) {
        seq = event.seq
        yield event
      }
      if (isRung || signal.aborted) continue
      // A notification can be lost with its connection, so it is looked now and then anyway.
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, lookAgainMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  } finally {
    leave()
    signal.removeEventListener('abort', onAbort)
  }
}
