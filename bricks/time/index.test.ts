import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inputPorts, outputTypes, type PortValues, parseType, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import time from '.'

const run = async (config: Record<string, unknown>, inputs: PortValues) => (await runBrick(time, { config, inputs })).outputs.value
const parse = (value: Value, from: string, offset = '') => run({ mode: 'parse', from, offset }, { value })
const format = (value: number, as: string, offset = '') => run({ mode: 'format', as, offset }, { value })
const ms = 1_795_357_920_214

describe('parsing ISO 8601', () => {
  it.each([
    ['2026-11-22T14:32:00.214Z', ms],
    ['2026-11-22t14:32:00.214z', ms],
    ['2026-11-22 14:32:00,214999Z', ms],
    ['2026-11-22T15:32:00.214+01:00', ms],
    ['2026-11-22T09:02:00.214-0530', ms],
    [' 2026-11-22T14:32Z ', ms - 214],
    ['2026-11-22 14:32:00 +00:00', ms - 214],
    ['1969-12-31T23:59:59.999Z', -1],
    ['0001-01-01T00:00:00Z', -62_135_596_800_000],
    ['2024-02-29T00:00:00Z', 1_709_164_800_000],
  ])('%s is %i', async (text, expected) => {
    expect(await parse(text, 'iso')).toBe(expected)
  })
  it.each([
    ['2026-11-22', 'UTC', ms - 214 - 52_320_000],
    ['2026-11-22T14:32:00.214', 'UTC', ms],
    ['2026-11-22T15:32:00.214', '+01:00', ms],
    ['2026-11-22T14:32:00.214Z', '+01:00', ms],
  ])('%s with the offset %s is %i', async (text, offset, expected) => {
    expect(await parse(text, 'iso', offset)).toBe(expected)
  })
  it.each([
    ['2026-11-22T14:32:00', /no offset/],
    ['2026-11-22', /no offset/],
    ['2026-02-29T00:00:00Z', /no such day/],
    ['2026-13-01T00:00:00Z', /no such day/],
    ['2026-00-10T00:00:00Z', /no such day/],
    ['2026-01-01T24:00:00Z', /time of day/],
    ['2026-12-31T23:59:60Z', /leap seconds/],
    ['2026-01-01T00:00:00+15:00', /no offset \+15/],
    ['22.11.2026 14:32', /not written like/],
    ['20261122T143200Z', /not written like/],
    ['yesterday', /not written like/],
  ])('%s is refused', async (text, message) => {
    await expect(parse(text, 'iso')).rejects.toMatchObject({ code: 'bad_time', message: expect.stringMatching(message) })
  })
})

describe('parsing mail and HTTP dates', () => {
  it.each([
    ['Sun, 22 Nov 2026 14:32:00 GMT', ms - 214],
    ['22 Nov 2026 14:32:00 +0000', ms - 214],
    ['Sun, 22 Nov 2026 15:32:00 +0100', ms - 214],
    ['Thu, 1 Jan 1970 00:00 UT', 0],
  ])('%s is %i', async (text, expected) => {
    expect(await parse(text, 'http')).toBe(expected)
  })
  it.each([
    ['Mon, 22 Nov 2026 14:32:00 GMT', /is a Sun/],
    ['22 Nov 2026 14:32:00', /not written like/],
    ['22 Nov 2026 14:32:00 EST', /not written like/],
    ['22 Foo 2026 14:32:00 GMT', /no month/],
    ['31 Feb 2026 14:32:00 GMT', /no such day/],
    ['Sunday, 22-Nov-26 14:32:00 GMT', /not written like/],
  ])('%s is refused', async (text, message) => {
    await expect(parse(text, 'http')).rejects.toMatchObject({ code: 'bad_time', message: expect.stringMatching(message) })
  })
})

describe('parsing Unix times', () => {
  it.each([
    ['1795357920', 's', ms - 214],
    ['1795357920.214999', 's', ms],
    ['1795357920214', 'ms', ms],
    ['1795357920214999', 'us', ms],
    ['1795357920214999999', 'ns', ms],
    ['1.795357920214e12', 'ms', ms],
    ['473385600', 's', 473_385_600_000],
    ['0', 's', 0],
    ['-0.0001', 's', -1],
    ['4102444800', 's', 4_102_444_800_000],
  ])('%s %s is %i', async (text, from, expected) => {
    expect(await parse(text, from)).toBe(expected)
  })
  it.each([
    ['1795357920', 'ms', 'seconds'],
    ['1795357920', 'us', 'seconds'],
    ['1795357920214', 's', 'milliseconds'],
    ['1795357920214', 'us', 'milliseconds'],
    ['1795357920214999', 'ms', 'microseconds'],
    ['1795357920214999999', 'us', 'nanoseconds'],
    ['1795357920214999999', 's', 'nanoseconds'],
  ])('takes %s %s for a mistake and names %s', async (text, from, likely) => {
    await expect(parse(text, from)).rejects.toMatchObject({ code: 'time_unit', message: expect.stringContaining(likely) })
  })
  it('refuses what no calendar has, and what is no number', async () => {
    await expect(parse('9'.repeat(20), 's')).rejects.toMatchObject({ code: 'bad_time' })
    await expect(parse('soon', 's')).rejects.toMatchObject({ code: 'not_a_number' })
  })
})

describe('formatting', () => {
  it.each([
    ['iso', '', '2026-11-22T14:32:00.214Z'],
    ['iso', 'UTC', '2026-11-22T14:32:00.214Z'],
    ['iso', '+02:00', '2026-11-22T16:32:00.214+02:00'],
    ['iso', '-05:30', '2026-11-22T09:02:00.214-05:30'],
    ['date', '', '2026-11-22'],
    ['date', '+10:00', '2026-11-23'],
    ['http', '', 'Sun, 22 Nov 2026 14:32:00 GMT'],
    ['s', '', '1795357920'],
    ['ms', '', '1795357920214'],
    ['us', '', '1795357920214000'],
    ['ns', '', '1795357920214000000'],
  ])('as %s with the offset “%s” gives %s', async (as, offset, expected) => {
    expect(await format(ms, as, offset)).toBe(expected)
  })
  it('counts the second before 1970 downwards', async () => {
    expect(await format(-1, 's')).toBe('-1')
  })
  it('refuses years without a common form', async () => {
    await expect(format(253_402_300_800_000, 'iso')).rejects.toMatchObject({ code: 'bad_time' })
    await expect(format(9e15, 'http')).rejects.toMatchObject({ code: 'bad_time' })
  })
  it('is read back as the same time, whatever the offset', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -62_135_500_000_000, max: 253_402_200_000_000 }),
        fc.constantFrom('', 'UTC', '+14:00', '-11:30', '+05:45'),
        async (value, offset) => {
          expect(await parse(String(await format(value, 'iso', offset)), 'iso')).toBe(value)
          expect(await parse(String(await format(value, 'http')), 'http')).toBe(Math.floor(value / 1000) * 1000)
        },
      ),
    ))
})

describe('spans', () => {
  it.each([
    ['30', 's', ms + 30_000],
    ['-1.5', 'h', ms - 5_400_000],
    ['1', 'd', ms + 86_400_000],
    ['0.001', 's', ms + 1],
  ])('%s %s later is %i', async (amount, unit, expected) => {
    expect(await run({ mode: 'add', amount, unit }, { value: ms })).toBe(expected)
  })
  it('may not leave the calendar', async () => {
    await expect(run({ mode: 'add', amount: '999999999999', unit: 'd' }, { value: ms })).rejects.toMatchObject({ code: 'bad_time' })
  })
  it.each([
    [ms, ms - 1500, 's', '1.5'],
    [ms, ms + 1, 's', '-0.001'],
    [ms, ms - 1500, 'ms', '1500'],
    [ms, ms, 's', '0'],
  ])('from the second of %i and %i there are, in %s, %s', async (value, since, unit, expected) => {
    expect(await run({ mode: 'difference', unit }, { value, since })).toBe(expected)
  })
})

describe('settings and ports', () => {
  const problems = (config: Record<string, unknown>) => time.check?.({ config: time.config.parse(config), inputs: {} })
  it('refuse a span that is no whole millisecond, or a difference in days', () => {
    expect(problems({ mode: 'add', amount: '0.0001', unit: 's' })).toMatchObject([{ code: 'bad_span', path: 'amount' }])
    expect(problems({ mode: 'difference', unit: 'd' })).toMatchObject([{ code: 'bad_span', fix: { value: 's' } }])
  })
  it.each(['Europe/Zurich', 'local', '+2', '+15:00', 'Z'])('refuse the offset %s', (offset) => {
    expect(time.config.safeParse({ offset }).success).toBe(false)
  })
  it.each([
    [{ mode: 'parse', from: 's' }, 'decimal', 'time'],
    [{ mode: 'parse' }, 'text?', 'time?'],
    [{ mode: 'format', as: 'date' }, 'time', 'text'],
    [{ mode: 'format', as: 's' }, 'time', 'decimal(s)'],
    [{ mode: 'add' }, 'time', 'time'],
    [{ mode: 'difference', unit: 'ms' }, 'time', 'decimal(ms)'],
  ])('%j makes of %s a %s', (config, value, expected) => {
    expect(outputTypes(time, time.config.parse(config), { value: parseType(value) }).value).toBe(expected)
  })
  it('take what the mode works on', async () => {
    const accepts = (config: Record<string, unknown>) =>
      Object.entries(inputPorts(time, time.config.parse(config))).map(([name, port]) => `${name}: ${port.accepts[0]}`)
    expect(accepts({ from: 'ms' })).toEqual(['run: signal', 'value: decimal'])
    expect(accepts({ mode: 'difference' })).toEqual(['run: signal', 'value: time', 'since: time'])
    expect(await parse(null, 'iso')).toBeNull()
    await expect(run({}, {})).rejects.toMatchObject({ code: 'input_missing' })
    await expect(parse(true, 'iso')).rejects.toMatchObject({ code: 'bad_input' })
    await expect(run({ mode: 'difference' }, { value: ms })).rejects.toMatchObject({ code: 'input_missing' })
    await expect(run({ mode: 'format' }, { value: '1' })).rejects.toMatchObject({ code: 'bad_input' })
  })
})
