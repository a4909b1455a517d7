import { randomUUID } from 'node:crypto'
import type { routes } from '@/app/_contracts'
import { type DryRunResponse, dryRunResponseSchema } from '@/app/_contracts/compile'
import type { RouteCall } from '@/app/_contracts/route'
import { compile, defaultRosterSize, dryCommittee, type Graph, dryRun as rehearse } from '@/engine/core'
import { withSecrets } from '@/engine/server'
import { catalogue } from './catalogue'
import { installation } from './installation'
import { ownerSignedIn } from './owner-session'
import { rehearseWith } from './rehearse-room'

/** Runs a graph on a simulated committee with real requests. @throws {Fault} `dry_runs_busy`. */
export const dryRun = (
  { body: { graph, committee, seed = randomUUID(), faults } }: RouteCall<typeof routes.dryRun>,
  request: Request,
): Promise<DryRunResponse> =>
  rehearseWith(async ({ http, clock }) => {
    const secrets = await secretsFor(graph, request)
    const result = await rehearse({
      graph,
      catalogue,
      members: dryCommittee(seed, committee),
      rosterSize: defaultRosterSize,
      seed,
      faults,
      httpOf: () => withSecrets(http, secrets, clock.nowMs),
      clock,
      tick: () => performance.now(),
    })
    return dryRunResponseSchema.parse(result)
  })

/** The secrets that a graph names, of who is signed in. Without an owner, requests that need one say that it is missing. */
async function secretsFor(graph: Graph, request: Request) {
  const names = compile(graph, catalogue).compiled?.permissions.secrets
  const owner = names && ownerSignedIn(request)
  return names && owner ? installation().openSecrets(owner, names) : []
}
