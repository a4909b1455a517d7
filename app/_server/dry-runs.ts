import { randomUUID } from 'node:crypto'
import type { routes } from '@/app/_contracts'
import { type DryRunResponse, dryRunResponseSchema } from '@/app/_contracts/compile'
import type { RouteCall } from '@/app/_contracts/route'
import { defaultRosterSize, dryCommittee, dryRun as rehearse } from '@/engine/core'
import { catalogue } from './catalogue'
import { rehearseWith } from './rehearse-room'

/** Runs a graph on a simulated committee with real requests. @throws {Fault} `dry_runs_busy`. */
export const dryRun = ({
  body: { graph, committee, seed = randomUUID(), faults },
}: RouteCall<typeof routes.dryRun>): Promise<DryRunResponse> =>
  rehearseWith(async ({ http, clock }) => {
    const result = await rehearse({
      graph,
      catalogue,
      members: dryCommittee(seed, committee),
      rosterSize: defaultRosterSize,
      seed,
      faults,
      httpOf: () => http,
      clock,
      tick: () => performance.now(),
    })
    return dryRunResponseSchema.parse(result)
  })
