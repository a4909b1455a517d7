import type { routes } from '@/app/_contracts'
import { tryBrickSchema } from '@/app/_contracts/places'
import type { RouteCall, RouteReply } from '@/app/_contracts/route'
import { bricks } from '@/bricks'
import { type Brick, canonicalJson, Fault } from '@/bricks/kit'
import { tryBrick as attempt, readTyped } from '@/engine/core'
import { rehearseWith } from './rehearse-room'

/** Runs one brick by itself, with real requests. @throws {Fault} `brick_unknown`, `dry_runs_busy`. */
export async function tryBrick({
  params: { id },
  body: { config, inputs, types },
}: RouteCall<typeof routes.tryBrick>): Promise<RouteReply<typeof routes.tryBrick>> {
  const brick: Brick | undefined = bricks.find((candidate) => candidate.id === id)
  if (!brick) throw new Fault('brick_unknown', `This installation has no brick “${id}”.`, { remedy: 'Choose one of the list of bricks.' })
  const given = inputs.map((each) => readTyped(brick, config, each, types))
  const result = await rehearseWith(({ http, clock }) => attempt({ brick, config, inputs: given, types, nowMs: clock.nowMs(), http }))
  return tryBrickSchema.parse(JSON.parse(canonicalJson(result)))
}
