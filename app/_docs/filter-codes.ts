import type { CodeGroup } from './codes/entry'

/** The groups with only the codes whose name or words hold every word of the query; groups left empty drop out. */
export function filterCodes(groups: readonly CodeGroup[], query: string): CodeGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...groups]
  return groups.flatMap((group) => {
    const found = Object.entries(group.codes).filter(([code, { title, cause, remedy }]) => {
      const text = `${code} ${title} ${cause} ${remedy}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    return found.length === 0 ? [] : [{ ...group, codes: Object.fromEntries(found) }]
  })
}
