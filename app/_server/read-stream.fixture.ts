import type { Run } from '@/app/_contracts'
import { GET as events } from '@/app/api/v1/runs/[id]/events/route'
import { GET as getRun } from '@/app/api/v1/runs/[id]/route'
import { ask } from './test-api'

/** One event as a stream carried it. */
export interface Streamed {
  seq: number
  runId: string
}

/** Reads a run’s stream until an event of type run.ended, or the seq given, and leaves. */
export async function readStream(id: string, headers: Record<string, string>, untilSeq = Number.POSITIVE_INFINITY): Promise<Streamed[]> {
  const last = (await ask<Run>(getRun, { params: { id } })).body.lastSeq
  const leaving = new AbortController()
  const request = new Request(`http://127.0.0.1/api/v1/runs/${id}/events`, { headers, signal: leaving.signal })
  const response = await events(request, { params: Promise.resolve({ id }) })
  if (!response.headers.get('content-type')?.includes('text/event-stream')) throw new Error(`No stream came: ${response.status}.`)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) throw new Error('The stream has no body.')
  const seen: Streamed[] = []
  let text = ''
  while ((seen.at(-1)?.seq ?? 0) < Math.min(last, untilSeq)) {
    const { done, value } = await reader.read()
    if (done) break
    text += value
    const parts = text.split('\n\n')
    text = parts.pop() ?? ''
    for (const part of parts) {
      const [, number, data] = /^id: (\d+)\ndata: (.+)$/.exec(part) ?? []
      if (data === undefined) continue
      const event: Streamed = JSON.parse(data)
      if (event.seq !== Number(number)) throw new Error(`Event ${event.seq} came with the id ${number}.`)
      seen.push(event)
    }
  }
  leaving.abort()
  // The stream ends by itself once its reader has left.
  while (!(await reader.read()).done);
  return seen
}
