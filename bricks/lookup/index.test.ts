import { describe, expect, it } from 'vitest'
import { parseLossless, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import lookup from '.'

const run = (value: Value, config: Record<string, unknown>, table?: Value) =>
  runBrick(lookup, { config, inputs: { value, ...(table === undefined ? {} : { table }) } }).then(({ outputs }) => outputs)

describe('a key', () => {
  const config = { table: { ETH: 'ethereum', '1.5': 'one and a half', true: 'yes', '1795357920214': 'then' } }
  it.each<[Value, string]>([
    ['ETH', 'ethereum'],
    ['1.5', 'one and a half'],
    [parseLossless('1.50'), 'one and a half'],
    [true, 'yes'],
    [1_795_357_920_214, 'then'],
    [{ amount: '1.5', base: 'ETH', quote: 'USD', timeMs: 1, sources: [] }, 'one and a half'],
  ])('%j stands for %s', async (key, value) => {
    expect(await run(key, config)).toEqual({ value, found: true })
  })
  it.each(['eth', '', 'constructor', '__proto__', 'toString'])('%j is not there', async (key) => {
    await expect(run(key, config)).rejects.toMatchObject({ code: 'not_found' })
    expect(await run(key, { ...config, missing: 'default', otherwise: 'none' })).toEqual({ value: 'none', found: false })
  })
  it.each<Value>([['ETH'], { a: 1 }, null])('%j is none', async (key) => {
    await expect(run(key, config)).rejects.toMatchObject({ code: 'bad_input' })
  })
})

describe('what it stands for', () => {
  it.each<[string, string, Value]>([
    ['decimal', '1.50', '1.5'],
    ['text', '1.50', '1.50'],
    ['bool', 'true', true],
    ['time', '2026-01-01T00:00:00Z', 1_767_225_600_000],
    ['json', '{"a":[1]}', { a: [1] }],
  ])('is read as %s', async (as, text, value) => {
    expect((await run('k', { as, table: { k: text } })).value).toEqual(value)
  })
})

describe('a wired table', () => {
  const table = parseLossless('{"ETH":18,"BIG":9007199254740993,"name":"x","deep":{"a":1.10},"ok":true}')
  it.each<[string, string, Value]>([
    ['ETH', 'decimal', '18'],
    ['BIG', 'decimal', '9007199254740993'],
    ['name', 'text', 'x'],
    ['name', 'json', 'x'],
    ['ok', 'bool', true],
    ['deep', 'text', '{"a":1.1}'],
  ])('takes the place of the settings, every digit kept: %s as %s', async (key, as, value) => {
    expect((await run(key, { as, table: { ETH: '1' } }, table)).value).toEqual(value)
  })
  it('has only its own keys', async () => {
    await expect(run('hasOwnProperty', {}, table)).rejects.toMatchObject({ code: 'not_found' })
  })
  it('must be an object, and its values of the type asked for', async () => {
    await expect(run('0', {}, ['a'])).rejects.toMatchObject({ code: 'bad_input' })
    await expect(run('name', { as: 'decimal' }, table)).rejects.toMatchObject({ code: 'bad_value' })
  })
})

describe('settings', () => {
  const paths = (config: Record<string, unknown>) =>
    lookup.check?.({ config: lookup.config.parse(config), inputs: {} }).map(({ code, path }) => `${code} at ${path}`)
  it('show an entry or a default of another type before any run', () => {
    expect(paths({ as: 'decimal', table: { a: '1', b: 'x' } })).toEqual(['bad_value at table'])
    expect(paths({ as: 'decimal', missing: 'default' })).toEqual(['bad_value at otherwise'])
    expect(paths({ as: 'decimal', missing: 'default', otherwise: '0' })).toEqual([])
  })
  it('give the output its type', () => {
    const config = lookup.config.parse({ as: 'decimal', unit: 'USD' })
    expect(typeof lookup.outputs === 'function' && lookup.outputs({ config, inputs: {} })).toEqual({ value: 'decimal(USD)', found: 'bool' })
  })
})
