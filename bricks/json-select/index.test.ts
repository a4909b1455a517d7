import { describe, expect, it } from 'vitest'
import { parseLossless } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import jsonSelect from '.'

const select = async (json: string, config: Record<string, unknown>) =>
  (await runBrick(jsonSelect, { config, inputs: { json: parseLossless(json) } })).outputs.value

describe('decimals', () => {
  it.each([
    ['{"a":3482.24}', '3482.24'],
    ['{"a":"3482.2400"}', '3482.24'],
    ['{"a":1e-07}', '0.0000001'],
    ['{"a":9007199254740993}', '9007199254740993'],
    ['{"a":0.123456789012345678901234567890}', '0.12345678901234567890123456789'],
    ['{"a":-0}', '0'],
  ])('%s gives %s', async (json, value) => {
    expect(await select(json, { path: '$.a' })).toBe(value)
  })
  it('rounds half to even when a scale is set, and says so in its type', async () => {
    expect(await select('{"a":2.5}', { path: '$.a', unit: 'USD', scale: 0 })).toBe('2')
    const config = jsonSelect.config.parse({ unit: 'USD', scale: 8 })
    expect(typeof jsonSelect.outputs === 'function' && jsonSelect.outputs({ config, inputs: {} })).toEqual({ value: 'decimal(USD,8)' })
  })
  it.each(['{"a":"n/a"}', '{"a":null}', '{"a":true}', '{"a":{}}', '{"a":""}'])('%s is none', async (json) => {
    await expect(select(json, { path: '$.a' })).rejects.toMatchObject({ code: expect.stringMatching(/^(path_type|not_a_number)$/) })
  })
})

describe('other types', () => {
  it.each([
    ['text', '{"a":"x"}', 'x'],
    ['text', '{"a":1.50}', '1.5'],
    ['bool', '{"a":true}', true],
    ['bool', '{"a":"False"}', false],
    ['bool', '{"a":1}', true],
    ['json', '{"a":[1]}', [1]],
    ['json', '{"a":null}', null],
  ])('reads %s from %s', async (as, json, value) => {
    expect(await select(json, { path: '$.a', as })).toEqual(value)
  })
  it.each([
    ['bool', '{"a":"maybe"}'],
    ['text', '{"a":[]}'],
    ['time', '{"a":"yesterday"}'],
  ])('refuses %s from %s', async (as, json) => {
    await expect(select(json, { path: '$.a', as })).rejects.toMatchObject({ code: 'path_type' })
  })
})

describe('times', () => {
  it.each([
    ['1795357920', 's', 1_795_357_920_000],
    ['1795357920.5', 's', 1_795_357_920_500],
    ['1795357920214', 'ms', 1_795_357_920_214],
    ['1795357920214123', 'us', 1_795_357_920_214],
    ['"1795357920214"', 'ms', 1_795_357_920_214],
    ['"2026-11-22T14:32:00.214Z"', 'ms', 1_795_357_920_214],
    ['"2026-11-22T15:32:00.214567+01:00"', 's', 1_795_357_920_214],
  ])('%s in %s is %i', async (literal, timeUnit, timeMs) => {
    expect(await select(`{"t":${literal}}`, { path: '$.t', as: 'time', timeUnit })).toBe(timeMs)
  })
  it.each([
    ['1795357920', 'ms', 'seconds'],
    ['1795357920214', 's', 'milliseconds'],
    ['1795357920214123', 'ms', 'microseconds'],
  ])('takes %s in %s for a mistake and names %s', async (literal, timeUnit, likely) => {
    await expect(select(`{"t":${literal}}`, { path: '$.t', as: 'time', timeUnit })).rejects.toMatchObject({
      code: 'time_unit',
      remedy: expect.stringContaining(likely),
    })
  })
  it.each(['"2026-11-22T14:32:00"', '"2026-13-45T14:32:00Z"', '"2026-02-30T14:32:00Z"'])('%s has no one meaning', async (literal) => {
    await expect(select(`{"t":${literal}}`, { path: '$.t', as: 'time' })).rejects.toMatchObject({ code: 'path_type' })
  })
})

describe('how many', () => {
  const list = '{"items":[{"id":"a","v":1},{"id":"b","v":2},{"id":"b","v":3}]}'
  it.each([
    ['$.items[?@.id == "a"].v', 'one', '1'],
    ['$.items[*].v', 'first', '1'],
    ['$.items[*].v', 'last', '3'],
    ['$.items[*].v', 'all', ['1', '2', '3']],
    ['$.none[*]', 'all', []],
  ])('%s taking %s', async (path, take, value) => {
    expect(await select(list, { path, take })).toEqual(value)
  })
  it('refuses several where one was asked for, and none', async () => {
    await expect(select(list, { path: '$.items[*].v' })).rejects.toMatchObject({ code: 'path_ambiguous' })
    await expect(select(list, { path: '$.price' })).rejects.toMatchObject({ code: 'path_missing' })
  })
})

it('shows a broken path before any run, at its place', () => {
  const config = jsonSelect.config.parse({ path: '$.items[' })
  expect(jsonSelect.check?.({ config, inputs: {} })).toMatchObject([
    { code: 'bad_path', path: 'path', message: expect.stringContaining('^') },
  ])
})
