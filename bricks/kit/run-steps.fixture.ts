import type { Brick } from './brick'
import { type Ran, runBrick } from './run-brick.fixture'
import type { PortValues, Value } from './values'

/** One run of several in a row. */
export interface RunStep {
  inputs?: PortValues
  /** Unix ms; the step before it when absent. */
  nowMs?: number
}

/** Runs a brick several times in a row, each time with what it remembered before, through JSON as a store would keep it. */
export async function runSteps(
  brick: Brick,
  config: Record<string, unknown>,
  steps: readonly RunStep[],
): Promise<(Ran & { state: Value })[]> {
  const all: (Ran & { state: Value })[] = []
  let state: Value = null
  let nowMs = 1_795_357_920_214
  for (const step of steps) {
    nowMs = step.nowMs ?? nowMs
    const ran = await runBrick(brick, { config, inputs: step.inputs ?? {}, nowMs, state })
    if (ran.remembered !== undefined) state = JSON.parse(JSON.stringify(ran.remembered))
    all.push({ ...ran, state })
  }
  return all
}
