import { parentPort } from 'node:worker_threads'
import { Fault } from '../../../bricks/kit'
import type { Workers } from '../../world'
import type { Answer, Call, Ping } from './messages'

/** Answers the host’s calls from inside a thread; many at a time. */
export function serveWorkers(workers: Omit<Workers, 'stop'>): void {
  const port = parentPort
  if (port === null) throw new Error('This module runs in a worker thread.')
  const answer = (message: Answer) => port.postMessage(message)
  port.on('message', async (asked: Call | Ping) => {
    if ('ping' in asked) return answer({ pong: true })
    const { id, method, args } = asked
    try {
      answer({ id, result: await callOf(workers, method, args) })
    } catch (error) {
      answer({ id, fault: Fault.from(error).toJSON() })
    }
  })
  answer({ ready: true })
}

async function callOf(workers: Omit<Workers, 'stop'>, method: string, args: unknown[]): Promise<unknown> {
  // The host is this program’s other half: what it sends has the types of the interface.
  const call: unknown = Reflect.get(workers, method)
  if (typeof call !== 'function') throw new Error(`Workers have no method ${method}.`)
  return Reflect.apply(call, workers, args)
}
