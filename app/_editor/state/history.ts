import type { Graph } from '@/engine/core'

/** Every graph there was and the one shown. Graphs are immutable, so a history is a list of them. */
export interface History {
  past: readonly Graph[]
  present: Graph
  future: readonly Graph[]
  /** Edits with the same key in a row are one step of undo, until `seal`. */
  mergeKey?: string
  changedAtMs: number
}

const MOST = 500
/** Typing pauses longer than this begin a new step. */
const MERGE_WITHIN_MS = 1500

/** A history of one graph. */
export const startHistory = (graph: Graph): History => ({ past: [], present: graph, future: [], changedAtMs: 0 })

/** Goes on to a new graph. With `merge`, an edit that continues the one before it (a drag, a word being typed) joins its step. */
export function record(history: History, graph: Graph, nowMs: number, merge?: string): History {
  if (graph === history.present) return history
  // A drag ends with its pointer, however long it rests on the way.
  const recent = merge?.startsWith('drag') || nowMs - history.changedAtMs < MERGE_WITHIN_MS
  const joins = merge !== undefined && merge === history.mergeKey && recent && history.past.length > 0
  return {
    past: joins ? history.past : [...history.past.slice(-MOST + 1), history.present],
    present: graph,
    future: [],
    ...(merge === undefined ? {} : { mergeKey: merge }),
    changedAtMs: nowMs,
  }
}

/** Ends a step: the next edit is one of its own. */
export function seal({ mergeKey: _, ...history }: History): History {
  return history
}

/** One step back; the same history when there is none. */
export function undo(history: History): History {
  const before = history.past.at(-1)
  if (!before) return history
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], changedAtMs: 0 }
}

/** One step forward; the same history when there is none. */
export function redo(history: History): History {
  const [after, ...future] = history.future
  if (!after) return history
  return { past: [...history.past, history.present], present: after, future, changedAtMs: 0 }
}
