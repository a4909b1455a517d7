import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inputPorts, outputTypes, type PortValues, parseType, readDecimal, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import convert from '.'

const price = (pair: string, amount: string, timeMs = 2, sources = ['a']) => {
  const [base = '', quote = ''] = pair.split('/')
  return { amount, base, quote, timeMs, sources }
}
const run = async (config: Record<string, unknown>, inputs: PortValues) => (await runBrick(convert, { config, inputs })).outputs.value
const typesOf = (inputs: Record<string, string>) =>
  Object.fromEntries(Object.entries(inputs).map(([port, type]) => [port, parseType(type)]))
const gives = (config: Record<string, unknown>, inputs: Record<string, string>) =>
  outputTypes(convert, convert.config.parse(config), typesOf(inputs)).value
const problems = (config: Record<string, unknown>, inputs: Record<string, string>) =>
  convert.check?.({ config: convert.config.parse(config), inputs: typesOf(inputs) }) ?? []

describe('a price by the price of another pair', () => {
  it.each([
    ['ETH/USDT', '3000', 'USDT/USD', '0.5', 'ETH/USD', '1500'],
    ['ETH/USDT', '3000', 'USD/USDT', '2', 'ETH/USD', '1500'],
    ['ETH/USD', '3000', 'wstETH/ETH', '1.2', 'wstETH/USD', '3600'],
    ['ETH/USD', '3000', 'ETH/BTC', '0.03', 'BTC/USD', '100000'],
  ])('%s at %s with %s at %s is %s at %s', async (pair, amount, ratePair, rate, result, expected) => {
    expect(gives({}, { value: `price(${pair})`, rate: `price(${ratePair})` })).toBe(`price(${result})`)
    expect(await run({}, { value: price(pair, amount), rate: price(ratePair, rate) })).toEqual(price(result, expected))
  })
  it('has the older time and the sources of both, in order', async () => {
    const value = price('ETH/USDT', '1', 20, ['okx', 'kraken'])
    const rate = price('USDT/USD', '1', 10, ['kraken', 'bitstamp'])
    expect(await run({}, { value, rate })).toMatchObject({ timeMs: 10, sources: ['bitstamp', 'kraken', 'okx'] })
  })
  it('keeps every digit of a product and 36 of a quotient, or as many as asked, rounded once', async () => {
    const value = price('ETH/USDT', '0.1000000000000000000000000000001')
    expect(await run({}, { value, rate: price('USDT/USD', '0.3') })).toMatchObject({ amount: '0.03000000000000000000000000000003' })
    expect(await run({}, { value: price('ETH/USDT', '1'), rate: price('USD/USDT', '3') })).toMatchObject({ amount: `0.${'3'.repeat(36)}` })
    // 0.5 exactly, then a trifle more: rounding twice would lose the trifle.
    const nearHalf = { value: price('ETH/USDT', '1'), rate: price('USD/USDT', `1.${'9'.repeat(40)}`) }
    expect(await run({ decimals: 0 }, nearHalf)).toMatchObject({ amount: '1' })
    expect(await run({ decimals: 0, rounding: 'down' }, nearHalf)).toMatchObject({ amount: '0' })
  })
  it('comes back where it was when the rate is turned around', () =>
    fc.assert(
      fc.asyncProperty(fc.bigInt(1n, 10n ** 24n), fc.bigInt(1n, 10n ** 24n), async (a, b) => {
        const there = await run({}, { value: price('ETH/USDT', String(a)), rate: price('USDT/USD', String(b)) })
        expect(await run({}, { value: there as Value, rate: price('USDT/USD', String(b)) })).toEqual(price('ETH/USDT', String(a)))
      }),
    ))
  it.each([
    ['price(ETH/USDT)', 'price(BTC/USD)', /share no currency/],
    ['price(ETH/USD)', 'price(USD/ETH)', /a third/],
    ['price(ETH/USD)', 'price(ETH/USD)', /a third/],
    ['price(ETH/USD)', 'price', /not known/],
    ['price', 'price(ETH/USD)', /not known/],
  ])('refuses %s with %s before any run, and has no type then', (value, rate, message) => {
    expect(problems({}, { value, rate })).toMatchObject([
      { code: 'rate_does_not_meet', port: 'rate', message: expect.stringMatching(message) },
    ])
    expect(outputTypes(convert, convert.config.parse({}), typesOf({ value, rate }))).toEqual({})
  })
  it.each(['0', '-1'])('refuses a rate of %s', async (amount) => {
    await expect(run({}, { value: price('ETH/USDT', '1'), rate: price('USDT/USD', amount) })).rejects.toMatchObject({ code: 'bad_rate' })
  })
})

describe('a decimal by a price', () => {
  it.each([
    ['USDT/USD', '10', '0.5', '5'],
    ['USD/USDT', '10', '4', '2.5'],
  ])('counts USD after %s', async (pair, value, rate, expected) => {
    expect(problems({ unit: 'USD' }, { value: 'decimal(USDT)', rate: `price(${pair})` })).toEqual([])
    expect(gives({ unit: 'USD', decimals: 2 }, { value: 'decimal(USDT)', rate: `price(${pair})` })).toBe('decimal(USD,2)')
    expect(await run({ unit: 'USD' }, { value, rate: price(pair, rate) })).toBe(expected)
  })
  it('is told its unit with one click', () => {
    for (const unit of ['', 'EUR'])
      expect(problems({ unit }, { value: 'decimal(USDT)', rate: 'price(USDT/USD)' })).toMatchObject([
        { code: 'convert_unit', fix: { path: 'unit', value: 'USD' } },
      ])
  })
  it.each(['decimal', 'decimal(EUR)'])('refuses %s, which the rate does not name', (value) => {
    expect(problems({ unit: 'USD' }, { value, rate: 'price(USDT/USD)' })).toMatchObject([{ code: 'rate_does_not_meet' }])
  })
})

describe('a rate without a pair', () => {
  it('is multiplied or divided as set', async () => {
    expect(await run({ unit: 'USD' }, { value: '10', rate: '4' })).toBe('40')
    expect(await run({ unit: 'USD', rateIs: 'divide' }, { value: '10', rate: '4' })).toBe('2.5')
    expect(await run({ unit: 'USD' }, { value: price('ETH/USDT', '10'), rate: '4' })).toEqual(price('ETH/USD', '40'))
    expect(gives({ unit: 'USD' }, { value: 'price(ETH/USDT)', rate: 'decimal' })).toBe('price(ETH/USD)')
    expect(gives({ unit: 'USD' }, { value: 'decimal', rate: 'decimal' })).toBe('decimal(USD)')
  })
  it.each([
    ['', 'multiply', 'decimal(USDT)', 'decimal'],
    ['USDT', 'multiply', 'decimal(USDT)', 'decimal'],
    ['USD', 'multiply', 'decimal(USDT)', 'decimal(EUR)'],
    ['USD', 'divide', 'decimal(USDT)', 'decimal(USD)'],
    ['ETH', 'multiply', 'price(ETH/USD)', 'decimal'],
  ])('to “%s”, %s, refuses %s with %s', (unit, rateIs, value, rate) => {
    expect(problems({ unit, rateIs }, { value, rate })).toHaveLength(1)
  })
  it('may carry the unit that the result or the value counts', () => {
    expect(problems({ unit: 'USD' }, { value: 'decimal(USDT)', rate: 'decimal(USD)' })).toEqual([])
    expect(problems({ unit: 'USD', rateIs: 'divide' }, { value: 'decimal(USDT)', rate: 'decimal(USDT)' })).toEqual([])
  })
})

describe('pairs and units', () => {
  it('swaps a pair', async () => {
    expect(gives({ to: 'inverse' }, { value: 'price(ETH/USD)' })).toBe('price(USD/ETH)')
    expect(await run({ to: 'inverse' }, { value: price('ETH/USD', '4000') })).toEqual(price('USD/ETH', '0.00025'))
    await expect(run({ to: 'inverse' }, { value: price('ETH/USD', '0') })).rejects.toMatchObject({
      code: 'division_by_zero',
      message: expect.stringContaining('ETH/USD'),
    })
  })
  it.each([
    ['amount', 'price(ETH/USD)', 'decimal(USD)'],
    ['amount', 'price', 'decimal'],
    ['plain', 'price(ETH/USD)', 'decimal'],
    ['plain', 'decimal(USD,8)', 'decimal'],
    ['scale', 'decimal(USD,8)', 'decimal(USD)'],
    ['scale', 'decimal', 'decimal'],
  ])('%s makes of %s a %s', (to, value, expected) => {
    expect(gives({ to }, { value })).toBe(expected)
  })
  it('names the unit of a plain decimal, but does not rename one', async () => {
    expect(gives({ to: 'unit', unit: 'USD' }, { value: 'decimal' })).toBe('decimal(USD)')
    expect(await run({ to: 'unit', unit: 'USD' }, { value: '1.5' })).toBe('1.5')
    expect(problems({ to: 'unit', unit: 'USD' }, { value: 'decimal(USD)' })).toEqual([])
    expect(problems({ to: 'unit', unit: 'USD' }, { value: 'decimal(USDT)' })).toMatchObject([{ code: 'convert_unit' }])
    expect(problems({ to: 'unit' }, { value: 'decimal' })).toMatchObject([{ code: 'convert_unit' }])
  })
  it('makes a price of a decimal, at the time that is wired', async () => {
    const config = { to: 'price', pair: 'ETH/USD' }
    expect(gives(config, { value: 'decimal(USD)', time: 'time' })).toBe('price(ETH/USD)')
    expect(await run(config, { value: '3000', time: 7 })).toEqual(price('ETH/USD', '3000', 7, []))
    expect(problems(config, { value: 'decimal(USD)', time: 'time' })).toEqual([])
  })
  it('warns of a price without a time, which then is the run’s', async () => {
    expect(problems({ to: 'price' }, { value: 'decimal' })).toMatchObject([{ code: 'price_undated', severity: 'warning' }])
    expect(gives({ to: 'price' }, { value: 'decimal' })).toBe('price(ETH/USD)')
    expect((await runBrick(convert, { config: { to: 'price' }, inputs: { value: '1' }, nowMs: 42 })).outputs.value).toMatchObject({
      timeMs: 42,
    })
  })
  it('refuses a price in another unit than its number counts, or in itself', () => {
    expect(problems({ to: 'price' }, { value: 'decimal(EUR)', time: 'time' })).toMatchObject([{ code: 'convert_unit' }])
    expect(problems({ to: 'price', pair: 'USD/USD' }, { value: 'decimal', time: 'time' })).toMatchObject([{ code: 'convert_unit' }])
  })
})

describe('scale and raw integers', () => {
  it('writes at most so many digits after the point', async () => {
    expect(gives({ to: 'scale', decimals: 2 }, { value: 'decimal(USD)' })).toBe('decimal(USD,2)')
    expect(await run({ to: 'scale', decimals: 2 }, { value: '2.345' })).toBe('2.34')
    expect(await run({ to: 'scale', decimals: 2, rounding: 'half-up' }, { value: '2.345' })).toBe('2.35')
  })
  it.each([
    ['1500000', 6, '1.5'],
    ['-1', 18, '-0.000000000000000001'],
    [
      '115792089237316195423570985008687907853269984665640564039457584007913129639935',
      18,
      '115792089237316195423570985008687907853269984665640564039457.584007913129639935',
    ],
    ['0', 8, '0'],
    ['12', 0, '12'],
  ])('reads %s with %i decimals as %s, and writes it back', async (raw, decimals, value) => {
    expect(await run({ to: 'from-raw', decimals }, { value: raw })).toBe(value)
    expect(await run({ to: 'to-raw', decimals }, { value })).toBe(raw)
  })
  it('rounds what an integer cannot hold, as told', async () => {
    expect(await run({ to: 'to-raw', decimals: 1 }, { value: '0.25' })).toBe('2')
    expect(await run({ to: 'to-raw', decimals: 1, rounding: 'ceil' }, { value: '0.21' })).toBe('3')
  })
  it('names what they count', () => {
    expect(gives({ to: 'from-raw', decimals: 6, unit: 'USDC' }, { value: 'decimal' })).toBe('decimal(USDC,6)')
    expect(gives({ to: 'to-raw', decimals: 18, unit: 'wei' }, { value: 'decimal(ETH)' })).toBe('decimal(wei,0)')
    expect(gives({ to: 'from-raw', decimals: 6 }, { value: 'decimal' })).toBe('decimal')
  })
  it('does not guess how many decimals there are, nor take a number with a point for raw', async () => {
    expect(problems({ to: 'from-raw' }, { value: 'decimal' })).toMatchObject([{ code: 'decimals_missing', path: 'decimals' }])
    await expect(run({ to: 'from-raw', decimals: 6 }, { value: '1.5' })).rejects.toMatchObject({ code: 'bad_input' })
  })
  it('refuses a number that nothing can hold', async () => {
    await expect(run({ to: 'to-raw', decimals: 36 }, { value: '9'.repeat(390) })).rejects.toMatchObject({ code: 'overflow' })
  })
})

describe('ports', () => {
  it('are what the settings ask for', () => {
    const ports = (to: string) => Object.keys(inputPorts(convert, convert.config.parse({ to })))
    expect(ports('rate')).toEqual(['run', 'value', 'rate'])
    expect(ports('price')).toEqual(['run', 'value', 'time'])
    expect(ports('scale')).toEqual(['run', 'value'])
  })
  it('pass on a value that is missing', async () => {
    expect(gives({ to: 'amount' }, { value: 'price(ETH/USD)?' })).toBe('decimal(USD)?')
    expect(await run({ to: 'amount' }, { value: null })).toBeNull()
  })
  it('must bring a number', async () => {
    await expect(run({ to: 'plain' }, {})).rejects.toMatchObject({ code: 'input_missing' })
    await expect(run({ to: 'plain' }, { value: 'x' })).rejects.toMatchObject({ code: 'bad_input' })
    await expect(run({}, { value: '1', rate: 'x' })).rejects.toMatchObject({ code: 'bad_input' })
    await expect(run({ to: 'inverse' }, { value: '1' })).rejects.toMatchObject({ code: 'bad_input' })
    await expect(run({ unit: 'USD' }, { value: '1', rate: price('ETH/BTC', '1') })).rejects.toMatchObject({ code: 'bad_input' })
  })
  it('keep an exact amount exact', () =>
    fc.assert(
      fc.asyncProperty(fc.bigInt(-(10n ** 60n), 10n ** 60n), fc.integer({ min: 0, max: 36 }), async (raw, decimals) => {
        const value = await run({ to: 'from-raw', decimals }, { value: String(raw) })
        const { coefficient, scale } = readDecimal(String(value))
        expect(coefficient * 10n ** BigInt(decimals - scale)).toBe(raw)
      }),
    ))
})
