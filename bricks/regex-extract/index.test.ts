import { describe, expect, it } from 'vitest'
import { outputTypes, parseType, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import regexExtract from '.'

const run = async (config: Record<string, unknown>, value?: Value) =>
  (await runBrick(regexExtract, { config, inputs: value === undefined ? {} : { value } })).outputs.value
const problems = (config: Record<string, unknown>) => regexExtract.check?.({ config: regexExtract.config.parse(config), inputs: {} })

describe('the first match', () => {
  const text = 'Bid: 3482.1 USD\nAsk: 3482.24 USD 😀 99'
  it.each([
    ['[0-9.]+', '0', '3482.1'],
    ['Ask: ([0-9.]+) (\\w+)', '1', '3482.24'],
    ['Ask: ([0-9.]+) (\\w+)', '2', 'USD'],
    ['Ask: (?P<price>[0-9.]+)', 'price', '3482.24'],
    ['Ask: (?<price>[0-9.]+)', 'price', '3482.24'],
    ['(?i)ask: ([0-9.]+)', '1', '3482.24'],
    ['(?m)^Ask.*$', '0', 'Ask: 3482.24 USD 😀 99'],
    ['(?s)Bid.*Ask', '0', 'Bid: 3482.1 USD\nAsk'],
    ['😀 (\\d+)', '1', '99'],
    ['x*', '0', ''],
  ])('of %s, group %s, is “%s”', async (pattern, group, expected) => {
    expect(await run({ pattern, group }, text)).toBe(expected)
  })
  it('is what a group took part in', async () => {
    await expect(run({ pattern: '(x)|Bid', group: '1' }, text)).rejects.toMatchObject({ code: 'no_match' })
  })
})

describe('all matches', () => {
  it('come in order, those without the group left out', async () => {
    expect(await run({ pattern: '(\\d+)|x', group: '1', take: 'all' }, '1 x 22 x 333')).toEqual(['1', '22', '333'])
  })
  it('are at most a thousand', async () => {
    expect(await run({ pattern: 'a', take: 'all' }, 'a'.repeat(1000))).toHaveLength(1000)
    await expect(run({ pattern: 'a', take: 'all' }, 'a'.repeat(1001))).rejects.toMatchObject({ code: 'regex_too_costly' })
  })
})

describe('no match', () => {
  it('is a failure that shows the text', async () => {
    await expect(run({ pattern: 'Price: (\\d+)', group: '1' }, ' <h1>Access denied</h1>')).rejects.toMatchObject({
      code: 'no_match',
      message: expect.stringContaining('Access denied'),
    })
    await expect(run({ pattern: '\\d', take: 'all' }, 'none')).rejects.toMatchObject({ code: 'no_match' })
  })
  it('may be a missing value', async () => {
    expect(await run({ pattern: '\\d', noMatch: 'missing' }, 'none')).toBeNull()
    expect(await run({ pattern: '\\d', noMatch: 'missing', take: 'all' }, 'none')).toEqual([])
  })
})

describe('time', () => {
  it('is not wasted on patterns that hang other engines', async () => {
    await expect(run({ pattern: '(a+)+b' }, 'a'.repeat(50_000))).rejects.toMatchObject({ code: 'no_match' })
  })
  it.each([
    [{ pattern: '(?:a?){450}a{450}[bc]$' }, 'a'.repeat(100_000)],
    [{ pattern: 'a.*[yz]|a', take: 'all' }, 'a'.repeat(100_000)],
  ])('%j is refused for a long text by the same count on every worker', async (config, text) => {
    await expect(run(config, text)).rejects.toMatchObject({ code: 'regex_too_costly' })
  })
})

describe('mistakes are found before any run', () => {
  it.each([
    ['(a', 'pattern', /Missing closing/],
    ['a{1001}', 'pattern', /repeat/],
    ['((a{100}){10}){10}', 'pattern', /repeat/],
    ['(?:(?:a?){500}b){2}(?:c?){600}', 'pattern', /too large/],
    ['(?<=a)b', 'pattern', /Look-around/],
    ['(a)\\1', 'pattern', /back-references/],
  ])('%s', (pattern, path, message) => {
    expect(problems({ pattern })).toMatchObject([{ code: 'bad_pattern', path, message: expect.stringMatching(message) }])
  })
  it.each(['2', 'price', 'constructor'])('a group %s that is not there', (group) => {
    expect(problems({ pattern: '(?P<amount>a)', group })).toMatchObject([
      { code: 'bad_pattern', path: 'group', message: expect.stringContaining('amount') },
    ])
  })
})

describe('types', () => {
  it.each([
    [{}, 'text', 'text'],
    [{ noMatch: 'missing' }, 'text', 'text?'],
    [{ take: 'all' }, 'text', 'list<text>'],
    [{ take: 'all' }, 'text?', 'list<text>?'],
  ])('%j makes of %s a %s', (config, value, expected) => {
    expect(outputTypes(regexExtract, regexExtract.config.parse(config), { value: parseType(value) }).value).toBe(expected)
  })
  it('a missing text stays missing, and nothing at all is a failure', async () => {
    expect(await run({}, null)).toBeNull()
    await expect(run({})).rejects.toMatchObject({ code: 'input_missing' })
    await expect(run({}, true)).rejects.toMatchObject({ code: 'bad_input' })
  })
})
