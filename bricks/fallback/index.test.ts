import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FaultData, type PortValues, parseType } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import fallback from '.'

const nowMs = 1_795_357_920_214
const failure = (message: string, retry = false): FaultData => ({ code: 'http_status', message, remedy: 'Wait.', retry })
const price = (amount: string, ageMs = 0) => ({ amount, base: 'ETH', quote: 'USD', timeMs: nowMs - ageMs, sources: ['a'] })
const run = (inputs: PortValues, failures: Record<string, FaultData> = {}, config: Record<string, unknown> = {}) =>
  runBrick(fallback, { config: { count: 3, ...config }, inputs, failures, nowMs })

describe('the first input that works', () => {
  it('is taken, and named', async () => {
    expect(await run({ value1: '1', value2: '2' })).toMatchObject({ outputs: { value: '1', used: 'value1' }, reasons: ['used value1'] })
  })
  it('stands in for one that failed, and the reason says why', async () => {
    expect(await run({ value2: '2' }, { value1: failure('a answered 500.') })).toMatchObject({
      outputs: { value: '2', used: 'value2' },
      reasons: ['value1 failed: a answered 500.; used value2'],
    })
  })
  it('stands in for one on a branch that was not taken', async () => {
    expect((await run({ value3: '3' })).reasons).toEqual(['value1 was not taken; value2 was not taken; used value3'])
  })
  it('is the lowest port with a value, whichever are missing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(['value1', 'value2', 'value3'], { minLength: 1 }), async (ports) => {
        const { outputs } = await run(Object.fromEntries(ports.map((port) => [port, port])))
        expect(outputs).toEqual({ value: ports[0], used: ports[0] })
      }),
    )
  })
})

describe('a value that may be missing', () => {
  it('is none when it is, so that another input is its default', async () => {
    expect(await run({ value1: null, value2: '2' })).toMatchObject({
      outputs: { value: '2', used: 'value2' },
      reasons: ['value1 is missing; used value2'],
    })
    await expect(run({ value1: null })).rejects.toMatchObject({
      code: 'no_input_works',
      message: expect.stringContaining('value1 is missing'),
    })
  })
  it('is there in what comes out', () => {
    const config = fallback.config.parse({})
    const inputs = { value1: parseType('decimal(USD)?'), value2: parseType('decimal(USD)') }
    expect(fallback.check?.({ config, inputs })).toEqual([])
    expect(typeof fallback.outputs === 'function' && fallback.outputs({ config, inputs }).value).toBe('decimal(USD)')
  })
})

describe('a price that is too old', () => {
  const config = { maxAgeMs: 60_000 }
  it('counts as not working, to the millisecond', async () => {
    expect((await run({ value1: price('1', 60_000), value2: price('2') }, {}, config)).outputs.used).toBe('value1')
    const later = await run({ value1: price('1', 60_001), value2: price('2') }, {}, config)
    expect(later.outputs.used).toBe('value2')
    expect(later.reasons.join().replaceAll('\u00a0', ' ')).toBe('value1 is 60 s old; used value2')
  })
  it('is taken at any age when there is no limit, and so is one from the future', async () => {
    expect((await run({ value1: price('1', 86_400_000) })).outputs.used).toBe('value1')
    expect((await run({ value1: price('1', -5000) }, {}, config)).outputs.used).toBe('value1')
  })
  it('at every input is a failure that may pass', async () => {
    await expect(run({ value1: price('1', 90_000) }, {}, config)).rejects.toMatchObject({ code: 'no_input_works', retry: true })
  })
})

describe('when none works', () => {
  it('names what each met', async () => {
    await expect(run({}, { value1: failure('a answered 404.'), value3: failure('c answered 403.') })).rejects.toMatchObject({
      code: 'no_input_works',
      message: 'No input works: value1 failed: a answered 404.; value2 was not taken; value3 failed: c answered 403.',
      remedy: 'Wait.',
      retry: false,
    })
  })
  it('gives nothing where no branch was taken', async () => {
    expect(await run({})).toMatchObject({ outputs: {}, reasons: ['no branch was taken'] })
  })
})

describe('types', () => {
  const check = (config: Record<string, unknown>, ...inputs: string[]) =>
    fallback.check?.({
      config: fallback.config.parse(config),
      inputs: Object.fromEntries(inputs.map((text, at) => [`value${at + 1}`, parseType(text)])),
    })
  it('must fit one another', () => {
    expect(check({}, 'decimal(USD)', 'decimal')).toEqual([])
    expect(check({}, 'decimal(USD)', 'decimal(EUR)')).toMatchObject([{ code: 'type_mismatch' }])
  })
  it('must be prices when there is a limit on age', () => {
    expect(check({ maxAgeMs: 1000 }, 'price(ETH/USD)', 'price')).toEqual([])
    expect(check({ maxAgeMs: 1000 }, 'decimal', 'decimal')).toMatchObject([
      { code: 'type_mismatch', path: 'maxAgeMs', fix: { path: 'maxAgeMs', value: 0 } },
    ])
  })
  it('give the output’s type', () => {
    const outputs =
      typeof fallback.outputs === 'function' &&
      fallback.outputs({ config: fallback.config.parse({}), inputs: { value1: parseType('decimal(USD)'), value2: parseType('decimal') } })
    expect(outputs).toEqual({ value: 'decimal', used: 'text' })
  })
})
