import { randomUUID } from 'node:crypto'
import type { routes } from '@/app/_contracts'
import { type DryRunResponse, dryRunResponseSchema } from '@/app/_contracts/compile'
import type { RouteCall } from '@/app/_contracts/route'
import { Fault } from '@/bricks/kit'
import { defaultRosterSize, dryCommittee, dryRun as rehearse } from '@/engine/core'
import { createHttp, withChainReads } from '@/engine/server'
import { catalogue } from './catalogue'
import { chainsToRead, isLocal } from './installation'

/** Each dry run makes up to n × sources requests; more at once would only slow each other. */
const MOST_AT_ONCE = 4
let running = 0

/** Runs a graph on a simulated committee with real requests. @throws {Fault} `dry_runs_busy`. */
export async function dryRun({
  body: { graph, committee, seed = randomUUID(), faults },
}: RouteCall<typeof routes.dryRun>): Promise<DryRunResponse> {
  if (running >= MOST_AT_ONCE)
    throw new Fault('dry_runs_busy', `${MOST_AT_ONCE} dry runs are under way.`, {
      remedy: 'Wait a few seconds and press Dry run again.',
      retry: true,
    })
  running++
  const clock = { nowMs: () => Date.now() }
  const http = withChainReads(createHttp({ clock, demoMarket: isLocal() }), { nodes: chainsToRead(), clock })
  try {
    const members = dryCommittee(seed, committee)
    const result = await rehearse({
      graph,
      catalogue,
      members,
      rosterSize: defaultRosterSize,
      seed,
      faults,
      httpOf: () => http,
      clock,
      tick: () => performance.now(),
    })
    return dryRunResponseSchema.parse(result)
  } finally {
    running--
    await http.close()
  }
}
