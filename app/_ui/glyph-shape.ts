import { type Glyph, glyphOfText } from '@/bricks/kit/type-facts/glyph'

/** How a type is drawn, with its hue’s token. */
export interface GlyphShape extends Glyph {
  colour: string
}

/** The glyph of a type string in its hue; one that does not parse is drawn as json, so a newer file still opens. */
export function glyphShapeOf(type: string): GlyphShape {
  const glyph = glyphOfText(type)
  return { ...glyph, colour: `var(--type-${glyph.kind === 'record' ? 'json' : glyph.kind})` }
}
