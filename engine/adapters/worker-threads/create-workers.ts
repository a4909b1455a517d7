import { Worker } from 'node:worker_threads'
import { Fault } from '../../../bricks/kit'
import type { Workers } from '../../world'
import type { Answer, Call, Ping } from './messages'

/** How the threads are run. */
export interface WorkerThreadsOptions {
  /** The module that each thread runs; it calls `serveWorkers`. */
  entry: URL
  /** Handed to each thread as `workerData.settings`; must survive a structured clone. */
  settings: unknown
  threads: number
  /** A thread that leaves a call unanswered for longer is ended, whatever it is doing. */
  callTimeoutMs: number
  /** A thread with calls under way is asked this often whether it still answers, and ended when it has not by the next time. */
  pulseMs: number
}

interface Waiting {
  resolve(result: unknown): void
  reject(error: unknown): void
  timer: NodeJS.Timeout
}

const silent = (cause: string): Fault =>
  new Fault('worker_silent', `The worker does not answer: ${cause}.`, {
    remedy: 'The others go on without it; it is asked again.',
    retry: true,
  })

/** One thread and the calls it has not answered; a new one takes the place of one that dies. */
class Thread {
  readonly #options: WorkerThreadsOptions
  readonly #waiting = new Map<number, Waiting>()
  #worker: Promise<Worker>
  #next = 0
  #stopped = false

  constructor(options: WorkerThreadsOptions) {
    this.#options = options
    this.#worker = this.#start()
    this.#worker.catch(() => {})
  }

  /** Calls under way, those that wait for the thread to start among them. */
  load = 0

  async call(method: string, args: unknown[]): Promise<unknown> {
    this.load++
    try {
      return await this.#send(await this.#worker, method, args)
    } finally {
      this.load--
    }
  }

  #send(worker: Worker, method: string, args: unknown[]): Promise<unknown> {
    const id = this.#next++
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        void worker.terminate()
      }, this.#options.callTimeoutMs)
      this.#waiting.set(id, { resolve, reject, timer })
      worker.postMessage({ id, method, args } satisfies Call)
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await (await this.#worker).terminate()
  }

  #start(): Promise<Worker> {
    const { entry, settings } = this.#options
    const worker = new Worker(new URL('./bootstrap.mjs', import.meta.url), { workerData: { entry: entry.href, settings }, execArgv: [] })
    return new Promise((resolve, reject) => {
      worker.on('message', (answer: Answer) => {
        if ('ready' in answer) resolve(worker)
        else if (!('pong' in answer)) this.#settle(answer)
      })
      this.#watch(worker)
      worker.once('error', (cause) => {
        this.#fail(silent(cause instanceof Error ? cause.message : String(cause)))
        reject(cause)
      })
      worker.once('exit', () => {
        this.#fail(silent('its thread ended'))
        reject(silent('its thread ended'))
        if (!this.#stopped) {
          this.#worker = this.#start()
          this.#worker.catch(() => {})
        }
      })
    })
  }

  /** Ends a thread that is kept busy by something that never ends: no call on it would be answered until its time is over. */
  #watch(worker: Worker) {
    let asked = false
    const timer = setInterval(() => {
      if (asked) void worker.terminate()
      asked = this.#waiting.size > 0
      if (asked) worker.postMessage({ ping: true } satisfies Ping)
    }, this.#options.pulseMs)
    timer.unref()
    worker.on('message', () => {
      asked = false
    })
    worker.once('exit', () => clearInterval(timer))
  }

  #settle(answer: Exclude<Answer, { ready: true } | { pong: true }>) {
    const call = this.#waiting.get(answer.id)
    if (!call) return
    this.#waiting.delete(answer.id)
    clearTimeout(call.timer)
    if ('fault' in answer) {
      const { code, message, remedy, retry } = answer.fault
      call.reject(new Fault(code, message, { remedy, retry }))
    } else call.resolve(answer.result)
  }

  #fail(fault: Fault) {
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer)
      reject(fault)
    }
    this.#waiting.clear()
  }
}

/** Workers in threads of this process; each call goes to the thread with the fewest under way. */
export function createWorkers(options: WorkerThreadsOptions): Workers {
  const threads = Array.from({ length: options.threads }, () => new Thread(options))
  const ask = <Result>(method: Exclude<keyof Workers, 'stop'>, ...args: unknown[]): Promise<Result> => {
    const [first, ...rest] = threads
    if (!first) throw new Error('There must be at least one thread.')
    const idle = rest.reduce((best, thread) => (thread.load < best.load ? thread : best), first)
    return idle.call(method, args) as Promise<Result>
  }
  return {
    addresses: (indexes) => ask('addresses', indexes),
    observe: (task) => ask('observe', task),
    attest: (task, agreement) => ask('attest', task, agreement),
    perform: (task, effect) => ask('perform', task, effect),
    signSet: (task) => ask('signSet', task),
    async stop() {
      await Promise.all(threads.map((thread) => thread.stop()))
    },
  }
}
