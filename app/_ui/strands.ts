/** One worker's strand: agreed, lying (an outlier) or late. */
export type StrandState = 'agreed' | 'out' | 'late'

/** The most strands a ribbon draws; a larger committee is drawn with this many. */
export const MAX_STRANDS = 9

/** The states to draw for a committee: at most nine, keeping at least one of each state that occurs. */
export function pickStrands(states: readonly StrandState[]): StrandState[] {
  if (states.length <= MAX_STRANDS) return [...states]
  const share = (state: StrandState) => {
    const count = states.filter((candidate) => candidate === state).length
    return count === 0 ? 0 : Math.max(1, Math.floor((count * MAX_STRANDS) / states.length))
  }
  const out = share('out')
  const late = share('late')
  const row = (state: StrandState, count: number) => Array.from({ length: count }, () => state)
  return [...row('agreed', MAX_STRANDS - out - late), ...row('out', out), ...row('late', late)]
}

/** The paths of strands that leave one point, spread, and meet in another (`both`) or only meet (`end`); in a box of the given size. */
export function strandPaths(count: number, width: number, height: number, join: 'both' | 'end'): string[] {
  const middle = height / 2
  const bend = width / 3
  return Array.from({ length: count }, (_, index) => {
    const y = round(count === 1 ? middle : 1 + (index * (height - 2)) / (count - 1))
    const start = join === 'both' ? `M0 ${middle}C${round(bend * 0.6)} ${middle} ${round(bend * 0.5)} ${y} ${round(bend)} ${y}` : `M0 ${y}`
    return `${start}H${round(width - bend)}C${round(width - bend * 0.5)} ${y} ${round(width - bend * 0.6)} ${middle} ${width} ${middle}`
  })
}

const round = (value: number) => Math.round(value * 100) / 100
