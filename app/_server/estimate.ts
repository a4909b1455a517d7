import type { HostLoad } from '@/app/_contracts'
import type { BundleContent } from '@/engine/core'
import { type Catalogue, findBrick, quorumOf } from '@/engine/core'
import { triggerOf } from '@/engine/server'
import { hostLimits } from './host-limits'

const DAY_MS = 86_400_000
const MINUTES_A_DAY = 1_440
/** A schedule is counted this far and then taken to go on alike. */
const COUNTED_TICKS = 2_000

/** How often a bundle’s trigger starts a run; null runs a day for one without a schedule. */
export function scheduleOf(content: BundleContent, catalogue: Catalogue, nowMs: number): { runsPerDay: number | null; words: string } {
  const step = content.plan.steps.find(({ part }) => part === 'trigger')
  const words = (step && findBrick(catalogue, step.brick, step.version)?.words?.(step.config)) ?? step?.brick ?? ''
  const trigger = triggerOf(content, catalogue)
  let lastMs = trigger?.next(nowMs) ?? null
  if (!trigger || lastMs === null) return { runsPerDay: null, words }
  let ticks = 1
  for (let next = trigger.next(lastMs); next !== null && next < nowMs + DAY_MS; next = trigger.next(next)) {
    lastMs = next
    ticks++
    if (ticks === COUNTED_TICKS) return { runsPerDay: Math.round((ticks * DAY_MS) / (lastMs - nowMs)), words }
  }
  return { runsPerDay: lastMs < nowMs + DAY_MS ? ticks : DAY_MS / (lastMs - nowMs), words }
}

/** Requests to each host: every worker of the committee asks every source once a run; retries come on top. */
export function loadOf(content: BundleContent, catalogue: Catalogue, n: number, runsPerDay: number | null): HostLoad[] {
  const perWorker = new Map<string, number>(content.permissions.hosts.map((host) => [host, 0]))
  for (const { brick, version, config } of content.plan.steps)
    for (const host of findBrick(catalogue, brick, version)?.permissions?.(config).hosts ?? [])
      perWorker.set(host, (perWorker.get(host) ?? 0) + 1)
  return [...perWorker].map(([host, requests]) => {
    const perRun = requests * n
    const perMinute = runsPerDay === null ? null : (perRun * runsPerDay) / MINUTES_A_DAY
    const limit = hostLimits[host] ?? null
    // A whole run falls into one minute, however rarely it comes.
    return { host, perRun, perMinute, limit, over: limit !== null && Math.max(perRun, perMinute ?? 0) > limit.perMinute }
  })
}

/** Gas of one settlement that updates a feed, as measured on the contracts: a constant part, and one per signature of the quorum. */
export const settleGas = (n: number): number => 98_650 + 5_270 * quorumOf(n).q
