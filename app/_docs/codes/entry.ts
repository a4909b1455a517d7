import type { CodeEntry } from '../../../bricks/kit'

export type { CodeEntry }

/** Codes that belong together, in the order a reader meets them. */
export interface CodeGroup {
  id: string
  title: string
  text: string
  codes: Readonly<Record<string, CodeEntry>>
}
