import { toProblem } from '@/app/_contracts/client'
import type { Problem } from '@/app/_contracts/problem'

/**
 * What a page knows of one resource. `ready` with a `stale` problem still shows the last answer: the newest try failed.
 * Unix ms.
 */
export type QueryState<T> =
  | { state: 'loading' }
  | { state: 'failed'; problem: Problem; retrying: boolean }
  | { state: 'ready'; data: T; atMs: number; stale: Problem | undefined; refreshing: boolean }

/** One resource: its last answer, who watches it, and how to ask again. */
export class Query<T> {
  #state: QueryState<T> = { state: 'loading' }
  #listeners = new Set<() => void>()
  #asking: Promise<void> | undefined
  /** Counts answers set by hand, so that an older answer on its way does not undo them. */
  #edits = 0

  constructor(
    readonly load: (signal: AbortSignal) => Promise<T>,
    readonly now: () => number = Date.now,
  ) {}

  get = (): QueryState<T> => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** True while a page shows it. */
  get watched(): boolean {
    return this.#listeners.size > 0
  }

  /** Asks again; callers at the same time share one request. */
  refresh = (): Promise<void> => {
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined
    })
    return this.#asking
  }

  /** Puts an answer in place that is already known, such as a saved edit. */
  put(data: T): void {
    this.#edits += 1
    this.#set({ state: 'ready', data, atMs: this.now(), stale: undefined, refreshing: false })
  }

  async #ask(): Promise<void> {
    const edits = this.#edits
    this.#mark(true)
    try {
      const data = await this.load(new AbortController().signal)
      if (edits === this.#edits) this.#set({ state: 'ready', data, atMs: this.now(), stale: undefined, refreshing: false })
    } catch (error) {
      const problem = toProblem(error)
      const known = this.#state
      this.#set(known.state === 'ready' ? { ...known, stale: problem, refreshing: false } : { state: 'failed', problem, retrying: false })
    }
  }

  #mark(busy: boolean): void {
    const known = this.#state
    if (known.state === 'ready') this.#set({ ...known, refreshing: busy })
    else if (known.state === 'failed') this.#set({ ...known, retrying: busy })
  }

  #set(state: QueryState<T>): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
