import { pickStrands, type StrandState, strandPaths } from './strands'

/** Many strands become one: a hairline per worker. A liar's strand is red, a late one dashed. */
export function Ribbon({
  strands,
  width = 64,
  height = 20,
  join = 'both',
  colour = 'currentColor',
  className,
}: {
  strands: readonly StrandState[]
  width?: number
  height?: number
  join?: 'both' | 'end'
  /** The hue of the type that flows. */
  colour?: string
  className?: string
}) {
  const drawn = pickStrands(strands)
  const paths = strandPaths(drawn.length, width, height, join)
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className={className}>
      {drawn.map((state, index) => (
        <path
          key={paths[index]}
          d={paths[index]}
          fill="none"
          stroke={state === 'out' ? 'var(--state-bad-fill)' : state === 'late' ? 'var(--state-warn-fill)' : colour}
          strokeDasharray={state === 'late' ? '2 2' : undefined}
          style={{ strokeWidth: 'var(--strand)' }}
        />
      ))}
    </svg>
  )
}
