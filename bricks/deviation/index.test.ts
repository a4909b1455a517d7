import { describe, expect, it } from 'vitest'
import type { SettledValue, Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import deviation from '.'

const nowMs = 1_795_357_920_214
const minutes = (count: number) => count * 60_000
const run = (value: Value, more: { settled?: SettledValue[] | null; state?: Value; config?: Record<string, unknown> } = {}) =>
  runBrick(deviation, {
    config: { percent: '0.5', heartbeatMs: minutes(60), ...more.config },
    inputs: { value },
    nowMs,
    settled: more.settled ?? null,
    state: more.state ?? null,
  })
const settled = (amount: string, ageMs = minutes(48)): SettledValue => ({ amount, updatedAtMs: nowMs - ageMs })
const plain = (reasons: string[]) => reasons.join().replaceAll('\u00a0', ' ')

describe('what passes', () => {
  it('is the first value', async () => {
    expect(await run('3482.24')).toMatchObject({ outputs: { value: '3482.24', due: true, pass: true }, reasons: ['first write'] })
    expect(await run('3482.24', { settled: [{ amount: '0', updatedAtMs: 0 }] })).toMatchObject({ outputs: { due: true } })
  })
  it('is a move of exactly the threshold, either way', async () => {
    expect((await run('1005', { settled: [settled('1000')] })).outputs).toMatchObject({ due: true, pass: true })
    expect((await run('995', { settled: [settled('1000')] })).outputs).toMatchObject({ due: true })
  })
  it('is not a smaller one', async () => {
    const { outputs, reasons, remembered } = await run('1001.2', { settled: [settled('1000')] })
    expect(outputs).toEqual({ value: '1001.2', due: false })
    expect(plain(reasons)).toBe('moved 0.12 % < 0.5 %, heartbeat in 12 min')
    expect(remembered).toBeUndefined()
  })
  it('is any value when the heartbeat is due', async () => {
    const { outputs, reasons } = await run('1000', { settled: [settled('1000', minutes(60))] })
    expect(outputs).toMatchObject({ due: true })
    expect(plain(reasons)).toBe('did not move, heartbeat due after 1 h')
  })
  it('is a heartbeat that the write’s own delay would make late', async () => {
    expect((await run('1000', { settled: [settled('1000', minutes(60) - 30_000)] })).outputs).toMatchObject({ due: true })
    expect((await run('1000', { settled: [settled('1000', minutes(60) - 30_001)] })).outputs).toMatchObject({ due: false })
    expect((await run('1000', { settled: [settled('1000', 8999)], config: { heartbeatMs: 10_000 } })).outputs).toMatchObject({ due: false })
  })
  it('is a value for any one of several feeds that is due', async () => {
    expect((await run('1000', { settled: [settled('1000'), settled('900')] })).outputs).toMatchObject({ due: true })
    expect((await run('1000', { settled: [settled('1000'), settled('1001')] })).outputs).toMatchObject({ due: false })
  })
  it('is any change away from zero', async () => {
    expect((await run('0.0001', { settled: [settled('0')] })).outputs).toMatchObject({ due: true })
    expect((await run('0', { settled: [settled('0')] })).outputs).toMatchObject({ due: false })
  })
  it('is decided without rounding', async () => {
    expect((await run('1004.99999999999999999999999999', { settled: [settled('1000')] })).outputs).toMatchObject({ due: false })
  })
  it('with 0 percent is every change, but not standing still', async () => {
    expect((await run('1000.0001', { settled: [settled('1000')], config: { percent: '0' } })).outputs).toMatchObject({ due: true })
    expect((await run('1000', { settled: [settled('1000')], config: { percent: '0' } })).outputs).toMatchObject({ due: false })
  })
})

describe('memory', () => {
  it('keeps what passed, and compares with it where no feed can be read', async () => {
    const { remembered } = await run('1000')
    expect(remembered).toEqual({ amount: '1000', timeMs: nowMs })
    expect((await run('1001', { state: remembered ?? null })).outputs).toMatchObject({ due: false })
    expect((await run('1010', { state: remembered ?? null, settled: [] })).outputs).toMatchObject({ due: true })
  })
  it('gives way to what the feed says', async () => {
    expect((await run('1000', { state: { amount: 'much', timeMs: nowMs } })).outputs).toMatchObject({ due: true })
    expect((await run('1000', { state: { amount: '1000', timeMs: nowMs }, settled: [settled('900')] })).outputs).toMatchObject({
      due: true,
    })
  })
})

it('hands a price on as it came', async () => {
  const price = { amount: '3482.24', base: 'ETH', quote: 'USD', timeMs: 1, sources: ['a'] }
  expect((await run(price)).outputs.value).toEqual(price)
})
it.each(['-1', '1e3', '', '0.50', 'half'])('refuses %s percent', (percent) => {
  expect(deviation.config.safeParse({ percent }).success).toBe(false)
})
