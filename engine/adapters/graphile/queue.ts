import { EventEmitter } from 'node:events'
import { Logger, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { Pool } from 'pg'
import { z } from 'zod'
import type { Queue, TaskHandlers } from '../../world'
import { holdLease, type Lease } from './lease'

/** How a process works on jobs. */
export interface QueueOptions {
  databaseUrl: string
  /** Jobs under way at once in this process. */
  concurrency?: number
  /** How often it looks for jobs that nobody announced: those whose time has come. */
  pollMs?: number
}

const payloadSchema = z.object({ run: z.string(), worker: z.int().optional(), step: z.string().optional(), tries: z.int().optional() })

/** The job queue in Postgres. Jobs of a process that dies are taken over in less than a second. */
export function createQueue({ databaseUrl, concurrency = 16, pollMs = 250 }: QueueOptions): Queue {
  let runner: Runner | undefined
  let lease: Lease | undefined
  let pool: Pool | undefined
  return {
    async start(handlers) {
      // Whether a job is done may be forgotten when the machine loses power: then it is done again. What a job writes has its own connections.
      pool = new Pool({ connectionString: databaseUrl, max: concurrency + 4, options: '-c synchronous_commit=off' })
      pool.on('error', () => {})
      pool.on('connect', (client) => client.on('error', () => {}))
      const events: WorkerEvents = new EventEmitter()
      lease = await holdLease(databaseUrl, pool, events)
      runner = await run({
        pgPool: pool,
        events,
        concurrency,
        pollInterval: pollMs,
        noHandleSignals: true,
        logger: quiet,
        taskList: toTaskList(handlers),
      })
    },
    async stop() {
      await runner?.stop()
      await lease?.release()
      await pool?.end()
    },
  }
}

// What matters the handlers say themselves; the queue’s own lines would double it.
const quiet = new Logger(() => (level, message) => {
  if (level === 'error') console.error(message)
})

function toTaskList(handlers: TaskHandlers): TaskList {
  return Object.fromEntries(
    Object.entries(handlers).map(([task, handle]) => [
      task,
      async (given: unknown) => {
        const { run: id, worker, step, tries } = payloadSchema.parse(given)
        await handle({
          run: id,
          ...(worker === undefined ? {} : { worker }),
          ...(step === undefined ? {} : { step }),
          ...(tries === undefined ? {} : { tries }),
        })
      },
    ]),
  )
}
