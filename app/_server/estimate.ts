import type { HostLoad } from '@/app/_contracts'
import type { BundleContent } from '@/engine/core'
import { type Catalogue, findBrick, quorumOf } from '@/engine/core'
import { triggerOf } from '@/engine/server'
import { hostLimits } from './host-limits'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const MINUTES_A_DAY = 1_440
/** A schedule is counted this far and then taken to go on alike. */
const COUNTED_TICKS = 2_000

/** How often a bundle’s trigger starts a run; null runs a day for one without a schedule. */
export function scheduleOf(content: BundleContent, catalogue: Catalogue, nowMs: number): { runsPerDay: number | null; words: string } {
  const step = content.plan.steps.find(({ part }) => part === 'trigger')
  const words = (step && findBrick(catalogue, step.brick, step.version)?.words?.(step.config)) ?? step?.brick ?? ''
  const trigger = triggerOf(content, catalogue)
  let lastMs = trigger?.next(nowMs) ?? null
  // How often a trigger that looks finds a reason to wake, nobody knows before.
  if (!trigger || trigger.wake || lastMs === null) return { runsPerDay: null, words }
  let ticks = 1
  for (let next = trigger.next(lastMs); next !== null && next < nowMs + DAY_MS; next = trigger.next(next)) {
    lastMs = next
    ticks++
    if (ticks === COUNTED_TICKS) return { runsPerDay: Math.round((ticks * DAY_MS) / (lastMs - nowMs)), words }
  }
  return { runsPerDay: lastMs < nowMs + DAY_MS ? ticks : DAY_MS / (lastMs - nowMs), words }
}

/** Requests a minute that a trigger makes when it looks whether to wake; one machine makes them, run or no run. */
function looksOf(content: BundleContent, catalogue: Catalogue): Map<string, number> {
  const trigger = triggerOf(content, catalogue)
  const first = trigger?.next(0) ?? null
  const second = first === null ? null : (trigger?.next(first) ?? null)
  if (!trigger?.wake || first === null || second === null) return new Map()
  return new Map((trigger.wake.permissions.hosts ?? []).map((host) => [host, MINUTE_MS / (second - first)]))
}

/** Requests to each host: every worker of the committee asks every source once a run, and a trigger that looks asks beside; retries come on top. */
export function loadOf(content: BundleContent, catalogue: Catalogue, n: number, runsPerDay: number | null): HostLoad[] {
  const perWorker = new Map<string, number>(content.permissions.hosts.map((host) => [host, 0]))
  const looks = looksOf(content, catalogue)
  for (const { brick, version, config, part } of content.plan.steps)
    for (const host of part === 'trigger' ? [] : (findBrick(catalogue, brick, version)?.permissions?.(config).hosts ?? []))
      perWorker.set(host, (perWorker.get(host) ?? 0) + 1)
  return [...perWorker].map(([host, requests]) => {
    const perRun = requests * n
    const looked = looks.get(host)
    const run = runsPerDay === null ? null : (perRun * runsPerDay) / MINUTES_A_DAY
    const perMinute = run === null && looked === undefined ? null : (run ?? 0) + (looked ?? 0)
    const limit = hostLimits[host] ?? null
    // A whole run falls into one minute, however rarely it comes.
    return { host, perRun, perMinute, limit, over: limit !== null && Math.max(perRun, perMinute ?? 0) > limit.perMinute }
  })
}

/** Gas of one settlement that updates a feed, as measured on the contracts: a constant part, and one per signature of the quorum. */
export const settleGas = (n: number): number => 98_650 + 5_270 * quorumOf(n).q
