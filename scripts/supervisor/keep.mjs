import { setTimeout as sleep } from 'node:timers/promises'
import { stopGroup } from '../processes.mjs'

/**
 * @typedef {object} Running a part that is up
 * @property {number | undefined} pid
 * @property {Promise<unknown>} exited resolves, with how, when it is no longer up
 * @property {() => Promise<void>} stop
 * @property {string} [detail] for the line that says it is ready
 */

const WINDOW_MS = 60_000
const MOST_ENDS = 8
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

/**
 * How long to wait before starting a part again, by when it ended before; `undefined` once that was too often in a minute.
 * @param {readonly number[]} ends Unix ms, the newest one included @param {number} now
 */
export function pauseBefore(ends, now) {
  const recent = ends.filter((at) => now - at < WINDOW_MS).length
  return recent > MOST_ENDS ? undefined : Math.min(FIRST_PAUSE_MS * 2 ** (recent - 1), LONGEST_PAUSE_MS)
}

/**
 * Starts one part and keeps it up, starting it again whenever it ends, until stopped.
 * @param {object} options
 * @param {string} options.name
 * @param {() => Promise<Running>} options.start
 * @param {() => number | undefined} options.pidOf the process it was last started in, ready or not
 * @param {(message: string) => void} options.say
 * @param {(reason: Error) => void} options.giveUp called once, when it ended too often
 * @param {(ms: number) => Promise<unknown>} [options.wait]
 * @returns {{ name: string, ready: Promise<Running>, stop: () => Promise<void> }} `ready` rejects when the first start fails
 */
export function keepUp({ name, start, pidOf, say, giveUp, wait = sleep }) {
  /** @type {Running | undefined} */
  let running
  let stopping = false
  /** @type {number[]} */
  const ends = []

  async function launch() {
    running = await start()
    if (stopping) await running.stop()
    return running
  }

  /** @param {unknown} why */
  async function pause(why) {
    const now = Date.now()
    ends.push(now)
    const forMs = pauseBefore(ends, now)
    if (forMs === undefined) throw new Error(`${name} ended ${ends.length} times, lately within a minute. ${why}`)
    await wait(forMs)
  }

  async function again(/** @type {unknown} */ how) {
    for (let why = how; !stopping; ) {
      await pause(why)
      if (stopping) return
      try {
        await launch()
        return say('up again')
      } catch (error) {
        why = error instanceof Error ? error.message : error
      }
    }
  }

  async function watch() {
    while (running !== undefined && !stopping) {
      const how = await running.exited
      if (stopping) return
      running = undefined
      say(`ended${typeof how === 'string' ? ` (${how})` : ''}; starting it again`)
      await again(how ?? '')
    }
  }

  const ready = launch()
  const watching = ready.then(watch, () => {}).catch(giveUp)

  return {
    name,
    ready,
    async stop() {
      stopping = true
      const pid = pidOf()
      if (running !== undefined) await running.stop()
      else if (pid !== undefined) await stopGroup(pid)
      await watching
    },
  }
}
