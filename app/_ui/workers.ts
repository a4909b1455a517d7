import { uiTexts } from './texts'

/** How a worker stands: in the set, an outlier, late, without part, heard but not judged, not heard yet; `needed` and `spare` while only planned. */
export type WorkerState = 'in' | 'out' | 'late' | 'none' | 'heard' | 'waiting' | 'needed' | 'spare'

/** One worker as a row of squares shows it. */
export interface WorkerMark {
  id: string
  /** Its city or number, as people name it. */
  name: string
  state: WorkerState
  /** A few words more, such as how far off it was. */
  detail?: string
}

const ORDER: Record<WorkerState, number> = { needed: 0, in: 0, spare: 1, out: 1, late: 2, heard: 3, waiting: 4, none: 5 }

/** The set first, in its order of arrival, then outliers, late ones and the rest, so that the bracket at q can be read off. */
export function arrangeWorkers(workers: readonly WorkerMark[]): WorkerMark[] {
  return [...workers].sort((a, b) => ORDER[a.state] - ORDER[b.state])
}

/** How the row stands to its quorum: how many agree, whether that is enough, and whether it can no longer be. */
export function countQuorum(workers: readonly WorkerMark[], q: number): { agree: number; state: 'planned' | 'open' | 'met' | 'short' } {
  const agree = workers.filter(({ state }) => state === 'in').length
  if (workers.every(({ state }) => state === 'needed' || state === 'spare')) return { agree: 0, state: 'planned' }
  if (agree >= q) return { agree, state: 'met' }
  const open = workers.filter(({ state }) => state === 'waiting' || state === 'heard').length
  return { agree, state: agree + open >= q ? 'open' : 'short' }
}

/** A planned committee of n: the first q are needed, the rest may fail. */
export function planWorkers(n: number, q: number): WorkerMark[] {
  return Array.from({ length: n }, (_, index) => ({ id: `${index}`, name: `${index + 1}`, state: index < q ? 'needed' : 'spare' }))
}

/** A worker in words: `Tokyo, outlier, left out, +14.2 %`. */
export function describeWorker({ name, state, detail }: WorkerMark): string {
  return [name, uiTexts.worker[state], detail].filter(Boolean).join(', ')
}
