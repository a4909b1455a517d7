import { afterAll, describe, expect, it } from 'vitest'
import { createWorkers } from '.'

const entry = new URL('./entry.fixture.ts', import.meta.url)
const start = (pulseMs: number) => createWorkers({ entry, settings: null, threads: 1, callTimeoutMs: 60_000, pulseMs })
// A thread that is only slow, on a busy machine, must not be taken for one that hangs.
const workers = start(2000)
const patient = start(60_000)
afterAll(() => Promise.all([workers.stop(), patient.stop()]))

describe('workers in threads', () => {
  it('answer, also when a call takes longer than a pulse', async () => {
    expect(await Promise.all([workers.addresses([1]), workers.addresses([0])])).toEqual([['0x01'], ['0x01']])
  })
  it('run scripts', async () => {
    expect(await patient.addresses([3])).toEqual(['0x42'])
  })
  it('end a thread that hangs: its calls fail and may be tried again, the next one is answered', async () => {
    const calls = await Promise.allSettled([workers.addresses([1]), workers.addresses([2]), workers.addresses([0])])
    for (const call of calls) expect(call).toMatchObject({ status: 'rejected', reason: { code: 'worker_silent', retry: true } })
    expect(await workers.addresses([0])).toEqual(['0x01'])
  })
})
