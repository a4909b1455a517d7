import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { routes } from '@/app/_contracts'
import type { RouteCall, RouteReply } from '@/app/_contracts/route'
import { bricks } from '@/bricks'
import { type Brick, defaultConfig, Fault } from '@/bricks/kit'
import { describeBrick } from '@/engine/core'

type BrickInfo = RouteReply<typeof routes.listBricks>['bricks'][number]

/** Lists the bricks of this installation. */
export async function listBricks(): Promise<RouteReply<typeof routes.listBricks>> {
  return { bricks: bricks.map(present) }
}

/** Gives a brick with its help page. @throws {Fault} `brick_unknown`. */
export async function getBrick({ params: { id } }: RouteCall<typeof routes.getBrick>): Promise<RouteReply<typeof routes.getBrick>> {
  const brick: Brick | undefined = bricks.find((candidate) => candidate.id === id)
  if (!brick) throw new Fault('brick_unknown', `This installation has no brick “${id}”.`, { remedy: 'Choose one of the list of bricks.' })
  const readme = await readFile(path.join(process.cwd(), 'bricks', brick.id, 'README.md'), 'utf8').catch(() => '')
  return { ...present(brick), readme }
}

function present(brick: Brick): BrickInfo {
  const { config, outputs, inputs, ...described } = describeBrick(brick)
  return {
    ...described,
    icon: brick.icon,
    needs: [...brick.needs],
    config: z.record(z.string(), z.json()).parse(config),
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, port]) => [name, { ...port, accepts: [...port.accepts] }])),
    // Ports that depend on settings are shown for the settings a new brick starts with.
    outputs: Object.keys(outputs).length === 0 && typeof brick.outputs === 'function' ? null : outputs,
    limits: limitsOf(brick),
    codes: Object.entries(brick.codes ?? {}).map(([code, entry]) => ({ code, ...entry })),
  }
}

function limitsOf(brick: Brick): BrickInfo['limits'] {
  const config = defaultConfig(brick)
  const { requests = null, bytes = null, timeMs = null } = (config && brick.limits?.(config)) ?? {}
  return { requests, bytes, timeMs }
}
