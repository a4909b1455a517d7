import { z } from 'zod'
import { runParams } from '@/app/_contracts'
import { Fault } from '@/bricks/kit'
import type { RunEvent } from '@/engine/core'
import { database } from './database'
import { parse, type RouteContext } from './handle'
import { installation } from './installation'

const HEARTBEAT_MS = 15_000
const RECONNECT_MS = 1_000
const afterSchema = z.coerce.number().int().min(0)

const open = new Set<AbortController>()
const shared = globalThis as { phatStreamsEnd?: true }

/** An open stream would keep the server from stopping, so all of them end when it is told to. */
function endOnStop(): void {
  if (shared.phatStreamsEnd) return
  shared.phatStreamsEnd = true
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      for (const controller of open) controller.abort()
    })
}

/** Streams a run’s events: those after `Last-Event-ID` (or `?after=`), then each as it comes, with a heartbeat, until the reader leaves. */
export async function streamRun(request: Request, context: RouteContext): Promise<Response> {
  const { id } = parse(runParams, await context.params, 'address')
  const after = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after') ?? '0'
  const afterSeq = parse(afterSchema, after, 'Last-Event-ID')
  if ((await database().run.count({ where: { id } })) === 0)
    throw new Fault('run_unknown', `There is no run ${id} here.`, { remedy: 'Look for it in the list of runs.' })
  endOnStop()
  const controller = new AbortController()
  const leave = () => {
    open.delete(controller)
    controller.abort()
  }
  open.add(controller)
  request.signal.addEventListener('abort', leave)
  const events = installation().streamEvents({ run: `0x${id.slice(2)}`, afterSeq, signal: controller.signal })
  return new Response(toStream(events, leave), {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' },
  })
}

/** Events as bytes. The next one is asked for when the reader has room, so a slow reader holds one event and not the run. */
function toStream(events: AsyncGenerator<RunEvent>, leave: () => void): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let next: Promise<IteratorResult<RunEvent>> | undefined
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(`retry: ${RECONNECT_MS}\n\n`)),
    async pull(controller) {
      next ??= events.next()
      const result = await beat(next)
      if (result === 'heartbeat') return controller.enqueue(encoder.encode(': still here\n\n'))
      next = undefined
      if (result.done) {
        leave()
        return controller.close()
      }
      controller.enqueue(encoder.encode(`id: ${result.value.seq}\ndata: ${JSON.stringify(result.value)}\n\n`))
    },
    cancel: leave,
  })
}

async function beat<T>(next: Promise<T>): Promise<T | 'heartbeat'> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const quiet = new Promise<'heartbeat'>((resolve) => {
    timer = setTimeout(() => resolve('heartbeat'), HEARTBEAT_MS)
  })
  try {
    return await Promise.race([next, quiet])
  } finally {
    clearTimeout(timer)
  }
}
