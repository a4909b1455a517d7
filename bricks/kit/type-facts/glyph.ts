import { parseType, type TypeKind, type WireType } from '../types'

/** The kinds that have a shape of their own; lists and optionals borrow the shape of what they hold. */
export type GlyphKind = Exclude<TypeKind, 'list' | 'optional'>

/** How a type is drawn: its shape, whether twice (a list), whether hollow (may be missing). Colour says nothing that this does not. */
export interface Glyph {
  kind: GlyphKind
  twice: boolean
  hollow: boolean
}

/** A stroke of a glyph in a 14-unit box: `solid` is filled with ink, `outline` drawn with it. */
export type GlyphStroke = { ink: 'solid' | 'outline'; dash?: string } & (
  | { shape: 'path'; d: string }
  | { shape: 'circle'; r: number }
  | { shape: 'rect'; x: number; y: number; width: number; height: number; rx: number }
)

type Outline = { shape: 'path'; d: string } | { shape: 'rect'; x: number; y: number; width: number; height: number; rx: number }

const plain = (stroke: Outline): Record<'solid' | 'hollow', readonly GlyphStroke[]> => ({
  solid: [{ ink: 'solid', ...stroke }],
  hollow: [{ ink: 'outline', ...stroke }],
})
const ring = (dash?: string): GlyphStroke => ({ ink: 'outline', shape: 'circle', r: 4.3, ...(dash === undefined ? {} : { dash }) })
const hands: GlyphStroke = { ink: 'outline', shape: 'path', d: 'M7 4.6V7l1.7 1.1' }

/** The strokes of each glyph, whole and hollow. Circles stand in the middle of the box. */
export const GLYPH_STROKES: Readonly<Record<GlyphKind, Readonly<Record<'solid' | 'hollow', readonly GlyphStroke[]>>>> = {
  signal: plain({ shape: 'path', d: 'M2.2 3.5h9.6L7 11.3z' }),
  price: plain({ shape: 'path', d: 'M7 1.6 12.4 7 7 12.4 1.6 7z' }),
  decimal: {
    solid: [{ ink: 'solid', shape: 'circle', r: 4.5 }],
    hollow: [{ ink: 'outline', shape: 'circle', r: 3.9 }],
  },
  bool: {
    solid: [ring(), { ink: 'solid', shape: 'path', d: 'M7 2.7a4.3 4.3 0 0 1 0 8.6z' }],
    hollow: [ring(), { ink: 'outline', shape: 'path', d: 'M7 2.7v8.6' }],
  },
  time: { solid: [ring(), hands], hollow: [ring('2 1.4'), hands] },
  text: plain({ shape: 'rect', x: 2, y: 4.8, width: 10, height: 4.4, rx: 1.2 }),
  json: plain({ shape: 'rect', x: 2.7, y: 2.7, width: 8.6, height: 8.6, rx: 1.2 }),
  bytes: plain({ shape: 'path', d: 'M7 1.8 11.6 4.4v5.2L7 12.2 2.4 9.6V4.4z' }),
  address: plain({ shape: 'path', d: 'M7 1.7 11.7 3.3v3.5c0 2.6-1.9 4.4-4.7 5.5-2.8-1.1-4.7-2.9-4.7-5.5V3.3z' }),
  record: plain({ shape: 'path', d: 'M3.6 2.7h4.2l3.5 3.5v4.2a.9.9 0 0 1-.9.9H3.6a.9.9 0 0 1-.9-.9V3.6a.9.9 0 0 1 .9-.9z' }),
}

/** The glyph of a wire type. Nested lists and optionals show as one. */
export function glyphOf(type: WireType): Glyph {
  if (type.kind === 'list') return { ...glyphOf(type.of), twice: true }
  if (type.kind === 'optional') return { ...glyphOf(type.of), hollow: true }
  return { kind: type.kind, twice: false, hollow: false }
}

/** The glyph of a type string; one that does not parse is drawn as json, so a newer file still opens. */
export function glyphOfText(type: string): Glyph {
  try {
    return glyphOf(parseType(type))
  } catch {
    return glyphOf({ kind: 'json' })
  }
}
