'use client'
import { useMemo, useState } from 'react'
import type { QueryState } from '../_client/query-store'
import { useQuery } from '../_client/use-query'
import { callApi, toProblem } from '../_contracts/client'
import type { Problem } from '../_contracts/problem'
import { routes } from '../_contracts/routes'
import type { RunStatus, RunSummary } from '../_contracts/runs'

const FRESH_MS = 4000

/** Which runs to list. */
export interface RunFilter {
  deployment?: string
  status?: RunStatus
  limit?: number
}

/** A list of runs whose newest page stays fresh, with older pages on demand. */
export interface RunList {
  query: QueryState<{ runs: RunSummary[]; cursor: string | null }> & { retry: () => void }
  runs: readonly RunSummary[]
  /** Loads the page before the oldest run shown; undefined when there is none. */
  more: (() => Promise<void>) | undefined
  loading: boolean
  problem: Problem | undefined
}

/** Lists runs, newest first. */
export function useRuns(filter: RunFilter): RunList {
  const query = useQuery(routes.listRuns, { query: filter }, { refreshMs: FRESH_MS })
  const [older, setOlder] = useState<{ key: string; runs: RunSummary[]; cursor: string | null }>()
  const [loading, setLoading] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const key = JSON.stringify(filter)
  const newest = query.state === 'ready' ? query.data : undefined
  const tail = older?.key === key ? older : undefined
  const cursor = tail ? tail.cursor : (newest?.cursor ?? null)
  const runs = useMemo(() => uniqueRuns([...(newest?.runs ?? []), ...(tail?.runs ?? [])]), [newest, tail])

  async function more() {
    if (cursor === null) return
    setLoading(true)
    setProblem(undefined)
    try {
      const page = await callApi(routes.listRuns, { query: { ...filter, before: cursor } })
      setOlder({ key, runs: [...(tail?.runs ?? []), ...page.runs], cursor: page.cursor })
    } catch (error) {
      setProblem(toProblem(error))
    }
    setLoading(false)
  }

  return { query, runs, more: cursor === null ? undefined : more, loading, problem }
}

/** Each run once; the newest page grows while older ones are read, so that pages may overlap. */
export function uniqueRuns(runs: readonly RunSummary[]): RunSummary[] {
  return [...new Map(runs.toReversed().map((run) => [run.id, run])).values()].reverse()
}
