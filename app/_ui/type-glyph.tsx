import type { ReactNode } from 'react'
import { type GlyphKind, glyphShapeOf } from './glyph-shape'

/** One path or group per type, in a 14-unit box, filled and stroked with `currentColor`. */
const SHAPES: Record<GlyphKind, (hollow: boolean) => ReactNode> = {
  signal: (hollow) => <path d="M2.2 3.5h9.6L7 11.3z" {...ink(hollow)} />,
  price: (hollow) => <path d="M7 1.6 12.4 7 7 12.4 1.6 7z" {...ink(hollow)} />,
  decimal: (hollow) => <circle cx="7" cy="7" r={hollow ? 3.9 : 4.5} {...ink(hollow)} />,
  bool: (hollow) => (
    <>
      <circle cx="7" cy="7" r="4.3" {...ink(true)} />
      {!hollow && <path d="M7 2.7a4.3 4.3 0 0 1 0 8.6z" fill="currentColor" />}
      {hollow && <path d="M7 2.7v8.6" {...ink(true)} />}
    </>
  ),
  time: (hollow) => (
    <>
      <circle cx="7" cy="7" r="4.3" {...ink(true)} strokeDasharray={hollow ? '2 1.4' : undefined} />
      <path d="M7 4.6V7l1.7 1.1" {...ink(true)} />
    </>
  ),
  text: (hollow) => <rect x="2" y="4.8" width="10" height="4.4" rx="1.2" {...ink(hollow)} />,
  json: (hollow) => <rect x="2.7" y="2.7" width="8.6" height="8.6" rx="1.2" {...ink(hollow)} />,
  bytes: (hollow) => <path d="M7 1.8 11.6 4.4v5.2L7 12.2 2.4 9.6V4.4z" {...ink(hollow)} />,
  address: (hollow) => <path d="M7 1.7 11.7 3.3v3.5c0 2.6-1.9 4.4-4.7 5.5-2.8-1.1-4.7-2.9-4.7-5.5V3.3z" {...ink(hollow)} />,
  record: (hollow) => <path d="M3.6 2.7h4.2l3.5 3.5v4.2a.9.9 0 0 1-.9.9H3.6a.9.9 0 0 1-.9-.9V3.6a.9.9 0 0 1 .9-.9z" {...ink(hollow)} />,
}

function ink(hollow: boolean) {
  return hollow
    ? ({ fill: 'var(--raised)', stroke: 'currentColor', strokeWidth: 1.3, strokeLinejoin: 'round' } as const)
    : ({ fill: 'currentColor' } as const)
}

/** The mark of a wire type: shape and hue say what flows. `type` is a type string such as `list<price(ETH/USD)>`. */
export function TypeGlyph({ type, size = 14, label, className }: { type: string; size?: number; label?: string; className?: string }) {
  const { kind, twice, hollow, colour } = glyphShapeOf(type)
  const draw = SHAPES[kind]
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
            {draw(hollow)}
          </g>
          <g transform="translate(0 3.4) scale(.76)">{draw(hollow)}</g>
        </>
      ) : (
        draw(hollow)
      )}
    </svg>
  )
}
