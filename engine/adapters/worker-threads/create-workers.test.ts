import { afterAll, describe, expect, it } from 'vitest'
import { createWorkers } from '.'

const workers = createWorkers({
  entry: new URL('./entry.fixture.ts', import.meta.url),
  settings: null,
  threads: 1,
  callTimeoutMs: 60_000,
  pulseMs: 200,
})
afterAll(() => workers.stop())

describe('workers in threads', () => {
  it('answer, also when a call takes longer than a pulse', async () => {
    expect(await Promise.all([workers.addresses([1]), workers.addresses([0])])).toEqual([['0x01'], ['0x01']])
  })
  it('run scripts', async () => {
    expect(await workers.addresses([3])).toEqual(['0x42'])
  })
  it('end a thread that hangs: its calls fail and may be tried again, the next one is answered', async () => {
    const calls = await Promise.allSettled([workers.addresses([1]), workers.addresses([2]), workers.addresses([0])])
    for (const call of calls) expect(call).toMatchObject({ status: 'rejected', reason: { code: 'worker_silent', retry: true } })
    expect(await workers.addresses([0])).toEqual(['0x01'])
  })
})
