import { describe, expect, it } from 'vitest'
import { type Json, LosslessNumber, parseLossless } from './json'
import { compilePath } from './json-path'

const select = (path: string, json: string) => compilePath(path).select(parseLossless(json))

describe('compilePath', () => {
  it('gives values with every digit, wherever they stand', () => {
    expect(select('$..p', '{"a":[{"p":1.00000000000000000001},{"p":2}]}')).toEqual([new LosslessNumber('1.00000000000000000001'), 2])
  })
  it('never looks inside a number', () => {
    expect(select('$..value', '{"p":1.00000000000000000001}')).toEqual([])
    expect(select('$..*', '{"p":1.00000000000000000001}')).toHaveLength(1)
  })
  it('compares long numbers in filters', () => {
    expect(select('$[?@.p > 1]', '[{"p":1.50000000000000000001},{"p":0.5}]')).toHaveLength(1)
  })
  it('takes keys of the prototype for ordinary names', () => {
    expect(select('$.__proto__', '{"a":1}')).toEqual([])
    expect(select('$.constructor', '{"a":1}')).toEqual([])
  })
  it('matches whole values, searches parts, and keeps a dot from line ends', () => {
    expect(select('$[?match(@, "b.c")]', '["abcd","bxc","b\\nc","b\\rc"]')).toEqual(['bxc'])
    expect(select('$[?search(@, "b[.]c")]', '["ab.cd","abxcd"]')).toEqual(['ab.cd'])
    expect(select('$[?match(@, "(")]', '["("]')).toEqual([])
  })
  it('survives a pattern that hangs backtracking engines', () => {
    expect(select('$[?match(@, "(a+)+b")]', JSON.stringify([`${'a'.repeat(5000)}!`]))).toEqual([])
  })
  it.each(['', '$.', '$[', 'price', '$[?nope(@)]', `$.${'a'.repeat(3000)}`])('refuses %s', (path) => {
    expect(() => compilePath(path)).toThrow(expect.objectContaining({ code: 'bad_path' }))
  })
})

describe('what a path costs', () => {
  const numbers = Array.from({ length: 20_000 }, (_, at) => at)
  const nested: Json = JSON.parse(`${'['.repeat(90)}1${']'.repeat(90)}`)
  it.each<[string, Json]>([
    ['$[?count($..*) > 1]', numbers],
    [`$${'[*,*]'.repeat(30)}`, nested],
  ])('%s ends before it takes long', (path, value) => {
    expect(() => compilePath(path).select(value)).toThrow(expect.objectContaining({ code: 'path_too_costly' }))
  })
  it('does not stop a filter that compares with one place', () => {
    const value = { wanted: 7, items: numbers.map((id) => ({ id })) }
    expect(compilePath('$.items[?@.id == $.wanted].id').select(value)).toEqual([7])
  })
})
