import { expect, it } from 'vitest'
import { readValue } from './read-value'
import { parseType } from './types'

const read = (type: string, text: string) => readValue(parseType(type), text, 5)

it.each([
  ['decimal(USD)', ' 1e-07 ', '0.0000001'],
  ['text', ' as it is ', ' as it is '],
  ['bool', 'true', true],
  ['json', '{"a":[1]}', { a: [1] }],
  ['time', '1795357920214', 1_795_357_920_214],
  ['time', '-0', 0],
  ['time', '2026-11-22T14:32:00Z', Date.UTC(2026, 10, 22, 14, 32)],
  ['bytes(2)', '0xABCD', '0xabcd'],
  ['address(evm)', `0x${'Ab'.repeat(20)}`, `0x${'ab'.repeat(20)}`],
  ['list<decimal>', '["1.5","2"]', ['1.5', '2']],
  ['record{a:text,b:bool?}', '{"a":"x"}', { a: 'x' }],
  ['decimal?', '', null],
  ['price(ETH/USD)', '3482.240', { amount: '3482.24', base: 'ETH', quote: 'USD', timeMs: 5, sources: ['setting'] }],
])('reads %s from “%s”', (type, text, value) => {
  expect(read(type, text)).toEqual(value)
})

it.each([
  ['decimal', 'much'],
  ['decimal', ''],
  ['bool', 'yes'],
  ['json', '{'],
  ['time', ''],
  ['time', 'tomorrow'],
  ['time', '2026-02-30T00:00:00Z'],
  ['time', '2026-11-22T14:32:00'],
  ['bytes(2)', '0xab'],
  ['list<decimal>', '[1.5]'],
  ['price', '1'],
])('finds no %s in “%s”', (type, text) => {
  expect(() => read(type, text)).toThrow(expect.objectContaining({ code: 'bad_value' }))
})
