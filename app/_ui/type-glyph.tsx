import { GLYPH_STROKES, type GlyphStroke } from '@/bricks/kit/type-facts/glyph'
import { glyphShapeOf } from './glyph-shape'

const INK = {
  solid: { fill: 'currentColor' },
  outline: { fill: 'var(--raised)', stroke: 'currentColor', strokeWidth: 1.3, strokeLinejoin: 'round' },
} as const

function Stroke({ stroke }: { stroke: GlyphStroke }) {
  const ink = stroke.dash === undefined ? INK[stroke.ink] : { ...INK[stroke.ink], strokeDasharray: stroke.dash }
  switch (stroke.shape) {
    case 'path':
      return <path d={stroke.d} {...ink} />
    case 'circle':
      return <circle cx="7" cy="7" r={stroke.r} {...ink} />
    case 'rect':
      return <rect x={stroke.x} y={stroke.y} width={stroke.width} height={stroke.height} rx={stroke.rx} {...ink} />
  }
}

/** The mark of a wire type: shape and hue say what flows. `type` is a type string such as `list<price(ETH/USD)>`. */
export function TypeGlyph({ type, size = 14, label, className }: { type: string; size?: number; label?: string; className?: string }) {
  const { kind, twice, hollow, colour } = glyphShapeOf(type)
  const drawn = GLYPH_STROKES[kind][hollow ? 'hollow' : 'solid'].map((stroke) => <Stroke key={JSON.stringify(stroke)} stroke={stroke} />)
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 14 14"
      style={{ color: colour }}
      className={className}
      role="img"
      aria-label={label}
      aria-hidden={label === undefined}
    >
      {twice ? (
        <>
          <g transform="translate(4 0) scale(.72)" opacity="0.45">
            {drawn}
          </g>
          <g transform="translate(0 3.4) scale(.76)">{drawn}</g>
        </>
      ) : (
        drawn
      )}
    </svg>
  )
}
