'use client'

import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { emptyRunView, foldRun, type RunEvent, type RunView } from '@/engine/core'
import type { QueryState } from '../_client/query-store'
import { useQuery } from '../_client/use-query'
import { routePath } from '../_contracts/client'
import { routes, streams } from '../_contracts/routes'
import type { Run } from '../_contracts/runs'
import { readEvents, readMessage } from './read-run'

/** How the live stream stands; `retrying` since a moment in Unix ms. */
export type StreamState = { kind: 'opening' | 'live' | 'closed' } | { kind: 'retrying'; sinceMs: number }

/** A run with its live events. */
export interface LiveRun {
  query: QueryState<Run> & { retry: () => void }
  view: RunView
  stream: StreamState
}

const RETRY_MS = 3000
/** Rows follow their events; a burst of events asks for them once. */
const ROWS_MS = 300

/** True when nothing more will happen to a run: it ended, and its transactions are final. */
export const isOver = ({ status, stages, missing }: RunView): boolean =>
  status.kind === 'ended' && missing.length === 0 && stages.every(({ state }) => state !== 'running')

/** Reads a run and follows its events until nothing more can happen; a lost stream goes on after the last event seen. */
export function useRun(id: string): LiveRun {
  const query = useQuery(routes.getRun, { params: { id } })
  const [view, fold] = useReducer((before: RunView, more: readonly RunEvent[]) => foldRun(more, before), emptyRunView)
  const [stream, setStream] = useState<StreamState>({ kind: 'opening' })
  const data = query.state === 'ready' ? query.data : undefined
  const events = useMemo(() => (data ? readEvents(data.events) : []), [data])
  useEffect(() => {
    if (events.length > 0) fold(events)
  }, [events])

  const lastSeq = useRef(0)
  lastSeq.current = view.missing[0] === undefined ? view.lastSeq : view.missing[0] - 1
  // Effects may come after the end.
  const over = isOver(view) && !data?.effects.some(({ status }) => status === 'pending')
  const loaded = data !== undefined
  const { retry } = query
  const askRows = useRef(retry)
  askRows.current = retry

  useEffect(() => {
    if (!loaded) return
    if (over) {
      setStream({ kind: 'closed' })
      // The rows that came with the last events are still to be read.
      askRows.current()
      return
    }
    let source: EventSource | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    let rows: ReturnType<typeof setTimeout> | undefined
    const lost = () => setStream((before) => (before.kind === 'retrying' ? before : { kind: 'retrying', sinceMs: Date.now() }))
    function open() {
      source = new EventSource(routePath(streams.runEvents.path, { id }, lastSeq.current > 0 ? { after: lastSeq.current } : {}))
      source.onopen = () => setStream({ kind: 'live' })
      source.onmessage = ({ data: text }) => {
        const event = readMessage(String(text))
        if (!event) return
        fold([event])
        clearTimeout(rows)
        rows = setTimeout(() => askRows.current(), ROWS_MS)
      }
      source.onerror = () => {
        lost()
        // A refused stream is closed for good; one that broke reconnects by itself with Last-Event-ID.
        if (source?.readyState !== EventSource.CLOSED) return
        clearTimeout(again)
        again = setTimeout(open, RETRY_MS)
      }
    }
    open()
    return () => {
      source?.close()
      clearTimeout(again)
      clearTimeout(rows)
    }
  }, [id, loaded, over])

  return { query, view, stream }
}
