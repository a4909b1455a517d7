'use client'
import { useEffect, useState } from 'react'
import { callApi, type Problem, type Quote, type RouteInput, routes, toProblem } from '@/app/_contracts'

const WAIT_MS = 250

type Request = RouteInput<typeof routes.quote>['body']

/** A quote for what is in the form: the newest, whether another is on its way, and what went wrong. */
export interface QuoteState {
  quote: Quote | undefined
  asking: boolean
  problem: Problem | undefined
  refresh: () => void
}

/** Asks the server what a deployment would do, a moment after the form stopped changing. */
export function useQuote(request: Request | undefined): QuoteState {
  const [answer, setAnswer] = useState<{ quote?: Quote; problem?: Problem; key: string }>({ key: '' })
  const [round, setRound] = useState(0)
  const key = request === undefined ? '' : `${round}/${JSON.stringify(request)}`
  useEffect(() => {
    if (key === '') return
    const controller = new AbortController()
    const body: Request = JSON.parse(key.slice(key.indexOf('/') + 1))
    const timer = setTimeout(async () => {
      try {
        const quote = await callApi(routes.quote, { body }, { signal: controller.signal })
        setAnswer({ quote, key })
      } catch (error) {
        if (!controller.signal.aborted) setAnswer((before) => ({ ...before, problem: toProblem(error), key }))
      }
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [key])
  const current = answer.key === key
  return {
    quote: answer.quote,
    asking: key !== '' && !current,
    problem: current ? answer.problem : undefined,
    refresh: () => setRound((n) => n + 1),
  }
}
