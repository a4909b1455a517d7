/** What a code means and what to do about it, as the docs show it. */
export interface CodeEntry {
  title: string
  cause: string
  remedy: string
}

/** Codes that belong together, in the order a reader meets them. */
export interface CodeGroup {
  id: string
  title: string
  text: string
  codes: Readonly<Record<string, CodeEntry>>
}
