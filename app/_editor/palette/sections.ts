import type { Brick, BrickKind } from '@/bricks/kit'
import { editorTexts } from '../texts'

/** A section of the palette. */
export interface Section {
  id: string
  title: string
  bricks: Brick[]
}

const { sections: titles } = editorTexts.palette
const ORDER: readonly { id: string; title: string; kinds: readonly BrickKind[] }[] = [
  { id: 'trigger', title: titles.trigger, kinds: ['trigger'] },
  { id: 'observe', title: titles.observe, kinds: ['observe'] },
  { id: 'transform', title: titles.transform, kinds: ['transform'] },
  { id: 'agree', title: titles.agree, kinds: ['agree'] },
  { id: 'flow', title: titles.flow, kinds: ['state', 'flow'] },
  { id: 'settle', title: titles.settle, kinds: ['settle', 'effect'] },
]

/** The newest version of each brick that matches a search, in the order in which a workflow uses them. */
export function sectionsOf(bricks: readonly Brick[], search = ''): Section[] {
  const newest = new Map<string, Brick>()
  for (const brick of bricks) if ((newest.get(brick.id)?.version ?? 0) < brick.version) newest.set(brick.id, brick)
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (brick: Brick) => {
    const text = `${brick.title} ${brick.id} ${brick.kind} ${brick.summary}`.toLowerCase()
    return words.every((word) => text.includes(word))
  }
  return ORDER.map(({ id, title, kinds }) => ({
    id,
    title,
    bricks: [...newest.values()]
      .filter((brick) => kinds.includes(brick.kind) && fits(brick))
      .sort((a, b) => rank(a, words) - rank(b, words) || a.title.localeCompare(b.title)),
  })).filter((section) => section.bricks.length > 0)
}

/** The brick that a search means: one whose name begins with it, else one with it in its name, else the first that mentions it. */
export function bestMatch(sections: readonly Section[], search: string): Brick | undefined {
  const all = sections.flatMap(({ bricks }) => bricks)
  const text = search.trim().toLowerCase()
  const named = (test: (title: string) => boolean) => all.find(({ title }) => test(title.toLowerCase()))
  return named((title) => title.startsWith(text)) ?? named((title) => title.includes(text)) ?? all[0]
}

/** A brick whose name begins with the search comes before one that only mentions it. */
const rank = ({ title }: Brick, words: readonly string[]): number => (words[0] && title.toLowerCase().startsWith(words[0]) ? 0 : 1)

/** The type of what a brick hands on first, for its mark in the list. */
export function mainType(brick: Brick): string {
  if (brick.kind === 'settle' || brick.kind === 'effect') return 'signal'
  try {
    const outputs = typeof brick.outputs === 'function' ? brick.outputs({ config: brick.config.parse({}), inputs: {} }) : brick.outputs
    const types = Object.values(outputs)
    return brick.kind === 'trigger' ? 'signal' : (types.find((type) => type !== 'signal') ?? 'signal')
  } catch {
    // A brick that needs settings or wires before it has a type is marked as JSON, the widest.
    return 'json'
  }
}
