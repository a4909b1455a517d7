import type { DryRunResult, Graph, GraphNode, TraceView } from '@/engine/core'
import { formatSignedPercent } from '../../_ui/format'
import type { StrandState } from '../../_ui/strands'
import type { WorkerMark, WorkerState } from '../../_ui/workers'

type Observation = DryRunResult['observations'][number]

const STATES: Record<Observation['judged'], WorkerState> = {
  inlier: 'in',
  outlier: 'out',
  late: 'late',
  abstained: 'none',
  crashed: 'none',
}

/** How a worker was judged, in words. */
export const JUDGED: Record<Observation['judged'], string> = {
  inlier: 'In the set',
  outlier: 'Outlier, left out',
  late: 'Late, left out',
  abstained: 'Abstained',
  crashed: 'No answer',
}

/** A worker’s distance from the agreed value at the first agree brick, as a signed percentage; undefined when it cannot be said. */
export function offOf({ offPercent }: Observation): string | undefined {
  const first = Object.values(offPercent)[0]
  return first == null ? undefined : first
}

/** The committee as a row of squares. */
export function marksOf({ observations }: DryRunResult): WorkerMark[] {
  return observations.map((one) => {
    const off = offOf(one)
    return {
      id: one.worker,
      name: one.city,
      state: STATES[one.judged],
      ...(one.judged === 'outlier' && off !== undefined ? { detail: formatSignedPercent(off) } : {}),
    }
  })
}

/** One strand for each worker that sent something: those in the set first. */
export function strandsOf({ observations }: DryRunResult): StrandState[] {
  const count = (how: Observation['judged'], state: StrandState) => observations.filter(({ judged }) => judged === how).map(() => state)
  return [...count('inlier', 'agreed'), ...count('outlier', 'out'), ...count('late', 'late')]
}

/** What a brick did: at one worker, or as the set saw it. Steps of the tail are the same for all. */
export function traceOf(result: DryRunResult, node: string, worker: string | undefined): TraceView | undefined {
  const own = worker === undefined ? undefined : result.observations.find((one) => one.worker === worker)?.traces[node]
  const trace = own ?? result.steps[node]
  const agreed = result.agreed[node]
  return agreed ? { state: 'ok', inputs: {}, ...trace, outputs: agreed } : trace
}

/** The agreed value of the first agree brick: what the run is about. */
export function agreedValue({ agreed }: DryRunResult): { node: string; port: string; value: unknown } | undefined {
  for (const [node, ports] of Object.entries(agreed)) for (const [port, value] of Object.entries(ports)) return { node, port, value }
  return undefined
}

/** What one worker saw at the first agree brick. */
export function observedOf({ values }: Observation): unknown {
  const ports = Object.values(values)[0]
  return ports && Object.values(ports)[0]
}

/** What happened to the committee, in one sentence: who was left out, who was late. */
export function outcomeSentence({ observations, quorum }: DryRunResult): string {
  const cities = (how: Observation['judged']) => observations.filter(({ judged }) => judged === how).map(({ city }) => city)
  const parts = [
    [cities('outlier'), 'left out'],
    [cities('late'), 'late'],
    [[...cities('crashed'), ...cities('abstained')], 'silent'],
  ] as const
  const others = parts.flatMap(([names, how]) => (names.length > 0 ? [`${list(names)} ${how}`] : []))
  const first = `${quorum.got} of ${observations.length} agree, ${quorum.needed} needed.`
  return others.length > 0 ? `${first} ${capital(others.join(', '))}.` : first
}

const list = (names: readonly string[]): string =>
  names.length < 3 ? names.join(' and ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Why what a brick shows is no longer current: its settings or wires changed since the run; undefined when nothing did. */
export function staleReason(ran: Graph, now: Graph, id: string): string | undefined {
  const before = ran.nodes.find((node) => node.id === id)
  const after = now.nodes.find((node) => node.id === id)
  if (!after) return undefined
  if (!before) return 'Added after the run'
  const field = changedField(before, after)
  if (field) return `Before “${field}” changed`
  const fed = (graph: Graph) =>
    graph.wires
      .filter(({ to }) => to.node === id)
      .map(({ from, to }) => `${from.node}.${from.port}>${to.port}`)
      .sort()
      .join()
  return fed(ran) === fed(now) ? undefined : 'Before its wires changed'
}

function changedField({ config: before }: GraphNode, { config: after }: GraphNode): string | undefined {
  if (before === after) return undefined
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].find(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  )
}

/** How far off the worst outlier was: `+14.2 %`; undefined without one. */
export function outlierNote({ observations }: DryRunResult): string | undefined {
  const offs = observations.flatMap((one) => (one.judged === 'outlier' ? [offOf(one)] : [])).filter((off) => off !== undefined)
  const worst = offs.toSorted((a, b) => Math.abs(Number(b)) - Math.abs(Number(a)))[0]
  return worst === undefined ? undefined : formatSignedPercent(worst.replace(/(\.\d\d)\d+$/, '$1'))
}

/** A percentage with four digits after its point, cut and not rounded, so that it never looks nearer than it was. */
export const shorten = (percent: string): string => {
  const [whole = '0', fraction = ''] = percent.split('.')
  return `${whole}.${fraction.slice(0, 4).padEnd(4, '0')}`
}
