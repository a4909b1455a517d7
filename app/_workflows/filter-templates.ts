import type { TemplateSummary } from '../_contracts/workflows'

/** Every tag with how many templates carry it: the most used first, then by name. */
export function countTags(templates: readonly TemplateSummary[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const tag of templates.flatMap(({ tags }) => [...new Set(tags)])) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag))
}

/** Templates of a subject in which every word is found, in name, summary, tags or bricks. */
export function filterTemplates(templates: readonly TemplateSummary[], words: string, tag: string | undefined): TemplateSummary[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return templates.filter((template) => {
    if (tag !== undefined && !template.tags.includes(tag)) return false
    const text = [template.name, template.summary, ...template.tags, ...template.brickIds].join(' ').toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}
