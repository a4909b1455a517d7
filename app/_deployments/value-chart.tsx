import { padDecimals } from '../_runs/figures'
import { deploymentTexts } from './texts'
import { type ValuePoint, valueLine } from './value-scale'

/** What was settled over time: one line, its highest and lowest figure, and the last point. */
export function ValueChart({ points, decimals }: { points: readonly ValuePoint[]; decimals: number }) {
  const chart = valueLine(points)
  if (!chart) return <p className="py-6 text-ink-3 text-xs">{deploymentTexts.value.none}</p>
  return (
    <div className="relative mt-3 ml-28 h-44">
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${deploymentTexts.value.title}: ${points.map(({ amount }) => amount).join(', ')}`}
        className="absolute inset-0 size-full overflow-visible"
      >
        {chart.marks.map(({ y }) => (
          <path key={y} d={`M0 ${y}H100`} vectorEffect="non-scaling-stroke" className="stroke-line" />
        ))}
        <path d={chart.area} fillOpacity={0.09} className="fill-accent" />
        <path
          d={chart.line}
          fill="none"
          strokeWidth={1.5}
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
          className="stroke-accent"
        />
      </svg>
      {chart.marks.map(({ y, amount }) => (
        <span key={y} className="figures absolute right-full mr-3 -translate-y-1/2 text-2xs text-ink-3" style={{ top: `${y}%` }}>
          {padDecimals(amount, decimals)}
        </span>
      ))}
      <span
        aria-hidden="true"
        className="absolute size-2 -translate-x-1/2 -translate-y-1/2 rounded-1 bg-accent"
        style={{ left: `${chart.last.x}%`, top: `${chart.last.y}%` }}
      />
    </div>
  )
}
