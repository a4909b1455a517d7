import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalDecimal, outputTypes, parseType, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import parseNumber from '.'

const run = async (value: Value | undefined, config: Record<string, unknown> = {}) =>
  (await runBrick(parseNumber, { config, inputs: value === undefined ? {} : { value } })).outputs.value

const german = { decimalMark: 'comma', thousands: 'point' }
const english = { thousands: 'comma' }

describe('numbers', () => {
  it.each([
    ['3482.24', {}, '3482.24'],
    [' -3482.240\n', {}, '-3482.24'],
    ['−5', {}, '-5'],
    ['+.5', {}, '0.5'],
    ['5.', {}, '5'],
    ['1e-07', {}, '0.0000001'],
    ['0.123456789012345678901234567890123', {}, '0.123456789012345678901234567890123'],
    ['1,234,567.89', english, '1234567.89'],
    ['1234567.89', english, '1234567.89'],
    ['1.234.567,89', german, '1234567.89'],
    ['1 234 567,89', { decimalMark: 'comma', thousands: 'space' }, '1234567.89'],
    ['1\u202f234\u00a0567,89', { decimalMark: 'comma', thousands: 'space' }, '1234567.89'],
    ["1'234.5", { thousands: 'apostrophe' }, '1234.5'],
    ['1’234.5', { thousands: 'apostrophe' }, '1234.5'],
    ['1_000_000', { thousands: 'underscore' }, '1000000'],
    ['12,34,567.8', { thousands: 'comma', grouping: 'indian' }, '1234567.8'],
    ['1,234', { thousands: 'comma', grouping: 'indian' }, '1234'],
    ['-0', {}, '0'],
  ])('%j with %j is %s', async (text, config, expected) => {
    expect(await run(text, config)).toBe(expected)
  })
  it.each([
    ['$5', '5'],
    ['-$5', '-5'],
    ['$ -5', '-5'],
    ['5 USD', '5'],
    ['US$5', '5'],
    ['-5USD', '-5'],
  ])('takes the signs it is told off %s', async (text, expected) => {
    expect(await run(text, { signs: ['$', 'US$', 'USD'] })).toBe(expected)
  })
  it.each([
    ['5 %', { percent: 'fraction' }, '0.05'],
    ['-12.5%', { percent: 'fraction' }, '-0.125'],
    ['5%', { percent: 'number' }, '5'],
    ['1.2k', { suffixes: 'kMBT' }, '1200'],
    ['1.2 K', { suffixes: 'kMBT' }, '1200'],
    ['$3.45M', { suffixes: 'kMBT', signs: ['$'] }, '3450000'],
    ['0.1B', { suffixes: 'kMBT' }, '100000000'],
    ['2T', { suffixes: 'kMBT' }, '2000000000000'],
    ['950', { suffixes: 'kMBT' }, '950'],
    ['(1,234.50)', { brackets: true, thousands: 'comma' }, '-1234.5'],
    ['($5)', { brackets: true, signs: ['$'] }, '-5'],
  ])('%s with %j is %s', async (text, config, expected) => {
    expect(await run(text, config)).toBe(expected)
  })
  it.each([
    ['0x1a', '26'],
    ['1A', '26'],
    ['-0XfF', '-255'],
    [`0x${'f'.repeat(64)}`, String(2n ** 256n - 1n)],
  ])('reads hex %s as %s', async (text, expected) => {
    expect(await run(text, { format: 'hex' })).toBe(expected)
  })
})

describe('what it will not guess', () => {
  it.each([
    ['', {}, /no digits/],
    ['.', {}, /no digits/],
    ['1,234', {}, /“,” is no digit/],
    ['1,5', english, /groups of three/],
    ['1234,567', english, /groups of three/],
    ['1,23,456', english, /groups of three/],
    ['1.234,567.8', german, /thousands separator/],
    ['1.5', german, /groups of three/],
    ['1,234.567,8', english, /thousands separator/],
    ['1.2.3', {}, /several decimal marks/],
    ['1 234', {}, /“ ” is no digit/],
    ['$5', {}, /“\$” is no digit/],
    ['$5 USD', { signs: ['$', 'USD'] }, /“ ” is no digit/],
    ['5 %', {}, /percent sign/],
    ['5', { percent: 'fraction' }, /no percent sign/],
    ['1.2M', {}, /allow suffixes/],
    ['1.2m', { suffixes: 'kMBT' }, /“m” is no digit/],
    ['1e3k', { suffixes: 'kMBT' }, /exponent and a suffix/],
    ['(5)', {}, /“\(” is no digit/],
    ['(-5)', { brackets: true }, /brackets and a sign/],
    ['--5', {}, /“-” is no digit/],
    ['٣', {}, /“٣” is no digit/],
    ['1²', {}, /“²” is no digit/],
    ['NaN', {}, /“N” is no digit/],
    ['Infinity', {}, /is no digit/],
    ['0x', { format: 'hex' }, /hex/],
    ['0x1g', { format: 'hex' }, /hex/],
    ['1.5', { format: 'hex' }, /hex/],
  ])('%j with %j', async (text, config, message) => {
    await expect(run(text, config)).rejects.toMatchObject({ code: 'not_a_number', message: expect.stringMatching(message) })
  })
  it('a mark that would mean two things is refused before any run', () => {
    const check = (config: Record<string, unknown>) => parseNumber.check?.({ config: parseNumber.config.parse(config), inputs: {} })
    expect(check({ thousands: 'point' })).toMatchObject([{ code: 'same_marks', fix: { path: 'decimalMark', value: 'comma' } }])
    expect(check(german)).toEqual([])
    expect(check({ thousands: 'point', format: 'hex' })).toEqual([])
  })
  it('a number that nothing can hold', async () => {
    await expect(run('1e99999')).rejects.toMatchObject({ code: 'overflow' })
  })
})

const written = fc.record({
  whole: fc.bigInt(0n, 10n ** 40n),
  fraction: fc.bigInt(0n, 10n ** 30n),
  negative: fc.boolean(),
})

it('reads back whatever is written by its own rules', () =>
  fc.assert(
    fc.asyncProperty(
      written,
      fc.constantFrom<[string, string, string, string]>(
        ['point', '.', 'comma', ','],
        ['comma', ',', 'point', '.'],
        ['comma', ',', 'space', '\u202f'],
        ['point', '.', 'apostrophe', '’'],
        ['point', '.', 'underscore', '_'],
      ),
      async ({ whole, fraction, negative }, [decimalMark, mark, thousands, separator]) => {
        const groups = String(whole).replace(/\B(?=(\d{3})+$)/g, separator)
        const text = `${negative ? '-' : ''}${groups}${mark}${fraction}`
        expect(await run(text, { decimalMark, thousands })).toBe(canonicalDecimal(`${negative ? '-' : ''}${whole}.${fraction}`))
      },
    ),
  ))

it('has a type with the unit, and passes on what is missing', async () => {
  const gives = (config: Record<string, unknown>, value: string) =>
    outputTypes(parseNumber, parseNumber.config.parse(config), { value: parseType(value) }).value
  expect(gives({}, 'text')).toBe('decimal')
  expect(gives({ unit: 'USD' }, 'text?')).toBe('decimal(USD)?')
  expect(await run(null)).toBeNull()
  await expect(run(undefined)).rejects.toMatchObject({ code: 'input_missing' })
  await expect(run(true)).rejects.toMatchObject({ code: 'bad_input' })
})
