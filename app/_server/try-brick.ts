import type { routes } from '@/app/_contracts'
import { tryBrickSchema } from '@/app/_contracts/places'
import type { RouteCall, RouteReply } from '@/app/_contracts/route'
import { bricks } from '@/bricks'
import { type Brick, canonicalJson, Fault } from '@/bricks/kit'
import { tryBrick as attempt, readTyped } from '@/engine/core'
import { installation } from './installation'
import { ownerSignedIn } from './owner-session'
import { rehearseWith } from './rehearse-room'

/** Runs one brick by itself, with real requests. @throws {Fault} `brick_unknown`, `dry_runs_busy`, `time_exceeded`. */
export async function tryBrick(
  { params: { id }, body: { config, inputs, types } }: RouteCall<typeof routes.tryBrick>,
  request: Request,
): Promise<RouteReply<typeof routes.tryBrick>> {
  const brick: Brick | undefined = bricks.find((candidate) => candidate.id === id)
  if (!brick) throw new Fault('brick_unknown', `This installation has no brick “${id}”.`, { remedy: 'Choose one of the list of bricks.' })
  const given = inputs.map((each) => readTyped(brick, config, each, types))
  const result = await rehearseWith(async ({ http, clock }) => {
    const secrets = await secretsFor(brick, config, request)
    return attempt({ brick, config, inputs: given, types, nowMs: clock.nowMs(), http, secrets })
  })
  return tryBrickSchema.parse(JSON.parse(canonicalJson(result)))
}

/** The secrets that the settings name, of who is signed in. */
async function secretsFor(brick: Brick, config: unknown, request: Request) {
  const { data } = brick.config.safeParse(config)
  const names = data === undefined ? [] : (brick.permissions?.(data).secrets ?? [])
  const owner = names.length > 0 && ownerSignedIn(request)
  return owner ? installation().openSecrets(owner, [...names]) : []
}
