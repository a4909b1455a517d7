import type { NetworkInfo } from '@/app/_contracts'
import { rosterOf } from '@/engine/core'
import { epochMs, epochOf } from '@/engine/server'
import { installation } from './installation'

const LEVELS = [1, 2, 3, 4, 5]

/** Describes the simulated network. */
export async function getNetwork(): Promise<NetworkInfo> {
  const { rosterSeed, rosterSize } = await installation().instance()
  const roster = rosterOf(rosterSeed, rosterSize)
  const n = epochOf(Date.now())
  const regions = new Map<string, number>()
  for (const { region } of roster) regions.set(region, (regions.get(region) ?? 0) + 1)
  return {
    simulated: true,
    epoch: { n, startsMs: n * epochMs, endsMs: (n + 1) * epochMs },
    rosterSize,
    eligible: LEVELS.map((minConfidence) => ({ minConfidence, workers: countEligible(roster, minConfidence) })),
    regions: [...regions].map(([region, workers]) => ({ region, workers })).sort((a, b) => b.workers - a.workers),
    stakePha: roster.reduce((sum, { stakePha }) => sum + stakePha, 0),
  }
}

/** How many workers may be drawn at a confidence level. */
export const countEligible = (
  roster: readonly { confidence: number; region: string }[],
  minConfidence: number,
  regions?: readonly string[],
): number => roster.filter(({ confidence, region }) => confidence <= minConfidence && (!regions?.length || regions.includes(region))).length
