import type { Hex } from 'viem'
import { Fault } from '../../bricks/kit'
import type { JobPayload, TaskHandlers, TaskName } from '../world'
import { agree } from './agree'
import { attest } from './attest'
import { effect } from './effect'
import { observe } from './observe'
import { prepare } from './prepare'
import { settle } from './settle'
import type { RuntimeWorld } from './world'

const firstDelayMs = 200
const longestDelayMs = 5_000

/** What each job does. One that meets trouble is put off, sooner than the queue itself would. */
export function createHandlers(world: RuntimeWorld): TaskHandlers {
  const steps: Record<TaskName, (run: Hex, worker: number | undefined, step: string | undefined) => Promise<void>> = {
    prepare: (run) => prepare(world, run),
    observe: (run, worker) => observe(world, run, worker ?? 0),
    agree: (run) => agree(world, run),
    attest: (run, worker) => attest(world, run, worker),
    settle: (run) => settle(world, run),
    effect: (run, _, step) => effect(world, run, step ?? ''),
  }
  const handle = (task: TaskName) => async (payload: JobPayload) => {
    const { run, worker, step, tries = 0 } = payload
    try {
      await steps[task](`0x${run.slice(2)}`, worker, step)
    } catch (error) {
      const fault = Fault.from(error)
      if (!fault.retry || tries % 10 === 0) world.log(`${task} of run ${run}: ${fault.message}`)
      const runAtMs = world.clock.nowMs() + Math.min(firstDelayMs * 2 ** tries, longestDelayMs)
      await world.store.enqueue([{ task, payload: { ...payload, tries: tries + 1 }, runAtMs }])
    }
  }
  return {
    prepare: handle('prepare'),
    observe: handle('observe'),
    agree: handle('agree'),
    attest: handle('attest'),
    settle: handle('settle'),
    effect: handle('effect'),
  }
}
