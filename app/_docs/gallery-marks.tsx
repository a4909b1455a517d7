import { BrickTile } from '../_ui/brick-icon'
import { LogoMark } from '../_ui/logo'
import { Ribbon } from '../_ui/ribbon'
import { TypeGlyph } from '../_ui/type-glyph'
import { ZoneCaption } from '../_ui/zone-mark'
import { GalleryBlock } from './gallery-block'

const TYPES = [
  'signal',
  'price(ETH/USD)',
  'decimal(USD,8)',
  'bool',
  'time',
  'text',
  'json',
  'bytes(32)',
  'address(evm)',
  'record{a:text}',
  'list<price(ETH/USD)>',
  'list<decimal>',
  'decimal?',
  'bool?',
  'text?',
  'list<json>?',
]
const ICONS = [
  'clock',
  'hand',
  'globe',
  'braces',
  'sigma',
  'candlestick-chart',
  'git-merge',
  'split',
  'activity',
  'blocks',
  'signature',
  'unknown',
]
const STRANDS = ['agreed', 'agreed', 'agreed', 'agreed', 'agreed', 'out', 'late'] as const

/** Glyphs, icons and the motif of strands. */
export function GalleryMarks() {
  return (
    <>
      <GalleryBlock title="TypeGlyph">
        {TYPES.map((type) => (
          <span key={type} className="flex w-44 items-center gap-2 text-xs">
            <TypeGlyph type={type} />
            <span className="figures">{type}</span>
          </span>
        ))}
      </GalleryBlock>
      <GalleryBlock title="Marks">
        <LogoMark size={32} />
        {ICONS.map((name) => (
          <BrickTile key={name} name={name} />
        ))}
        <BrickTile name="clock" dashed />
        <Ribbon strands={STRANDS} colour="var(--type-price)" />
        <Ribbon strands={STRANDS} colour="var(--type-price)" width={96} height={24} join="end" />
        <ZoneCaption zone="worker" note="7 copies run" />
        <ZoneCaption zone="agreed" note="one value, from 5 or more" />
        <ZoneCaption zone="chain" note="once" />
      </GalleryBlock>
    </>
  )
}
