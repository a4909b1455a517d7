import { describe, expect, it } from 'vitest'
import { ProblemError } from '@/app/_contracts/problem'
import { Query } from './query-store'

const refusal = new ProblemError({
  type: '/docs/errors#chain_unreachable',
  title: 'The chain did not answer.',
  status: 503,
  detail: 'The chain did not answer.',
  code: 'chain_unreachable',
  remedy: 'Check its RPC address.',
  retry: true,
})

/** A query whose answers are given one after the other; an Error is thrown. */
function queryOf(...answers: (number | Error)[]) {
  let asked = 0
  const query = new Query(
    async () => {
      const answer = answers[asked]
      asked += 1
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('Asked too often.')
      return answer
    },
    () => 1000 + asked,
  )
  return { query, asked: () => asked }
}

describe('a query', () => {
  it('is loading, then ready', async () => {
    const { query } = queryOf(1)
    expect(query.get()).toEqual({ state: 'loading' })
    await query.refresh()
    expect(query.get()).toEqual({ state: 'ready', data: 1, atMs: 1001, stale: undefined, refreshing: false })
  })

  it('fails with the problem and its remedy when there was never an answer', async () => {
    const { query } = queryOf(refusal, 2)
    await query.refresh()
    expect(query.get()).toMatchObject({ state: 'failed', problem: { code: 'chain_unreachable', remedy: 'Check its RPC address.' } })
    await query.refresh()
    expect(query.get()).toMatchObject({ state: 'ready', data: 2 })
  })

  it('keeps its last answer and says that it is stale when a later try fails', async () => {
    const { query } = queryOf(1, refusal, 3)
    await query.refresh()
    await query.refresh()
    expect(query.get()).toMatchObject({ state: 'ready', data: 1, atMs: 1001, stale: { code: 'chain_unreachable' } })
    await query.refresh()
    expect(query.get()).toMatchObject({ state: 'ready', data: 3, stale: undefined })
  })

  it('sends one request for those who ask at the same time', async () => {
    const { query, asked } = queryOf(1, 2)
    await Promise.all([query.refresh(), query.refresh()])
    expect(asked()).toBe(1)
  })

  it('does not let an older answer undo an edit', async () => {
    const { query } = queryOf(1)
    const asking = query.refresh()
    query.put(7)
    await asking
    expect(query.get()).toMatchObject({ state: 'ready', data: 7 })
  })

  it('tells its watchers of every change until they leave', async () => {
    const { query } = queryOf(1, 2)
    let told = 0
    const leave = query.subscribe(() => {
      told += 1
    })
    await query.refresh()
    const before = told
    expect(before).toBeGreaterThan(0)
    leave()
    await query.refresh()
    expect(told).toBe(before)
  })
})
