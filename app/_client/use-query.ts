'use client'
import { useEffect, useSyncExternalStore } from 'react'
import { callApi, routePath } from '@/app/_contracts/client'
import type { Route, RouteInput, RouteReply } from '@/app/_contracts/route'
import { Query, type QueryState } from './query-store'

const LOADING = { state: 'loading' } as const
const queries = new Map<string, Query<unknown>>()

/** The shared query of one operation with one input; pages that ask for the same share one answer. */
export function queryFor<R extends Route>(route: R, input: RouteInput<R>): Query<RouteReply<R>> {
  const { params, query } = input as { params?: Record<string, unknown>; query?: Record<string, unknown> }
  const key = routePath(route.path, params, query)
  const known = queries.get(key) ?? new Query<unknown>((signal) => callApi(route, input, { signal }))
  queries.set(key, known)
  // One key always holds the reply of one route: the key is the route's own path.
  return known as Query<RouteReply<R>>
}

/** Asks again for every operation in view whose path begins so, such as `deployments`. */
export async function refreshQueries(pathStart: string): Promise<void> {
  const begin = routePath(pathStart)
  await Promise.all([...queries].flatMap(([key, query]) => (key.startsWith(begin) && query.watched ? [query.refresh()] : [])))
}

/** Reads an operation for a page and keeps it fresh: on mount, every `refreshMs`, and when the page comes back into view. */
export function useQuery<R extends Route>(
  route: R,
  input: RouteInput<R>,
  { refreshMs, enabled = true }: { refreshMs?: number | undefined; enabled?: boolean } = {},
): QueryState<RouteReply<R>> & { retry: () => void } {
  const query = queryFor(route, input)
  const state = useSyncExternalStore(query.subscribe, query.get, () => LOADING)
  useEffect(() => {
    if (!enabled) return
    const ask = () => {
      if (document.visibilityState === 'visible') void query.refresh()
    }
    void query.refresh()
    document.addEventListener('visibilitychange', ask)
    const timer = refreshMs === undefined ? undefined : setInterval(ask, refreshMs)
    return () => {
      document.removeEventListener('visibilitychange', ask)
      clearInterval(timer)
    }
  }, [query, enabled, refreshMs])
  return { ...state, retry: () => void query.refresh() }
}
