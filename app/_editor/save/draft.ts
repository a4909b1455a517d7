import { z } from 'zod'
import { type Graph, graphSchema } from '@/engine/core'

const draftSchema = z.object({ revision: z.int(), graph: graphSchema, atMs: z.number() })

/** Edits that the server does not have yet. */
export type Draft = z.output<typeof draftSchema>

/** Where drafts are kept: the browser’s storage, or a map in tests. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const keyOf = (id: string | undefined): string => `phat.draft.${id ?? 'new'}`

/** The draft of a workflow; of a new one without an id. */
export function readDraft(shelf: Shelf, id: string | undefined): Draft | undefined {
  const text = shelf.getItem(keyOf(id))
  if (text === null) return undefined
  try {
    return draftSchema.parse(JSON.parse(text))
  } catch {
    // Written by another version: it cannot be read, and must not stop the editor from opening.
    return undefined
  }
}

/** Keeps edits in this browser. Returns false when it has no room or refuses. */
export function writeDraft(shelf: Shelf, id: string | undefined, revision: number, graph: Graph, atMs: number): boolean {
  try {
    shelf.setItem(keyOf(id), JSON.stringify({ revision, graph, atMs } satisfies Draft))
    return true
  } catch {
    return false
  }
}

/** Forgets a draft: the server has it. */
export const dropDraft = (shelf: Shelf, id: string | undefined): void => shelf.removeItem(keyOf(id))
