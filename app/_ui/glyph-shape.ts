import { parseType, type TypeKind, type WireType } from '@/bricks/kit/types'

/** The kinds that have a shape of their own; lists and optionals borrow the shape of what they hold. */
export type GlyphKind = Exclude<TypeKind, 'list' | 'optional'>

/** How a type is drawn: its shape, whether twice (a list), whether hollow (may be missing), and its hue's token. */
export interface GlyphShape {
  kind: GlyphKind
  twice: boolean
  hollow: boolean
  colour: string
}

/** The shape of a wire type. Nested lists and optionals show as one. */
export function glyphShape(type: WireType): GlyphShape {
  if (type.kind === 'list') return { ...glyphShape(type.of), twice: true }
  if (type.kind === 'optional') return { ...glyphShape(type.of), hollow: true }
  return { kind: type.kind, twice: false, hollow: false, colour: `var(--type-${type.kind === 'record' ? 'json' : type.kind})` }
}

/** The shape of a type string; one that does not parse is drawn as json, so a newer file still opens. */
export function glyphShapeOf(type: string): GlyphShape {
  try {
    return glyphShape(parseType(type))
  } catch {
    return glyphShape({ kind: 'json' })
  }
}
