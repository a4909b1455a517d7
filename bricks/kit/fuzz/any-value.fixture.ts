import fc from 'fast-check'
import { anyType } from '../any-type.fixture'
import { readDecimal } from '../decimal'
import { LosslessNumber } from '../json'
import { anyValueOf } from '../type-facts/typed-value.fixture'
import { parseType, type WireType } from '../types'
import { isPrice, refuseValue, type Value } from '../values'
import { NUMBERS, TEXTS } from './any-config.fixture'

/** A type that fits a port that accepts another. */
export const anyAccepted = (accepts: string): fc.Arbitrary<WireType> => {
  if (accepts === 'any') return anyType.filter(({ kind }) => kind !== 'signal')
  const type = parseType(accepts)
  return fc.oneof(
    fc.constant(type),
    ...(accepts === 'list<record{}>' ? [fc.constant(parseType('list<record{a:text,b:decimal?}>'))] : []),
    fc.constantFrom(...sharper(type)),
  )
}

/** Types that fit a port of a type, such as decimals of a unit. */
function sharper(type: WireType): WireType[] {
  const of = (...texts: string[]) => texts.map(parseType)
  switch (type.kind) {
    case 'decimal':
      return type.unit === undefined ? of('decimal', 'decimal(USD)', 'decimal(USD,2)', 'decimal(ms)') : [type]
    case 'price':
      return type.base === undefined ? of('price', 'price(ETH/USD)', 'price(BTC/ETH)') : [type]
    case 'bytes':
      return type.size === undefined ? of('bytes', 'bytes(32)') : [type]
    case 'record':
      return Object.keys(type.fields).length === 0
        ? of('record{}', 'record{a:text,b:decimal?}', 'record{constructor:decimal,t:time}')
        : [type]
    case 'list':
      return sharper(type.of).map((each): WireType => ({ kind: 'list', of: each }))
    case 'optional':
      return sharper(type.of).map((each): WireType => ({ kind: 'optional', of: each }))
    default:
      return [type]
  }
}

const deep = JSON.parse(`${'['.repeat(150)}1${']'.repeat(150)}`)
const HOSTILE: readonly unknown[] = [
  ...NUMBERS,
  ...TEXTS,
  true,
  false,
  null,
  0,
  -0,
  1,
  -1,
  1e21,
  1.5,
  1_795_357_920_214,
  -62_135_596_800_000,
  253_402_300_800_000,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_SAFE_INTEGER,
  '9'.repeat(400),
  `-${'9'.repeat(400)}`,
  `0.${'0'.repeat(398)}1`,
  '12,345.60',
  '$5',
  '5 %',
  '1.5k',
  '1e-07',
  '0x',
  '0xff',
  '0xFF',
  'SGVsbG8=',
  '1772366400',
  'Sun, 01 Mar 2026 12:00:00 GMT',
  'x'.repeat(3000),
  new LosslessNumber('1e-07'),
  new LosslessNumber('9'.repeat(401)),
  new LosslessNumber('1e9999'),
  new LosslessNumber('-0'),
  new LosslessNumber('12345678901234567890.5'),
  [],
  {},
  deep,
  [[]],
  ['\ud800'],
  { a: '\udc00' },
  [null],
  [-0],
  [new LosslessNumber('1e9999')],
  JSON.parse('{"__proto__":{"a":1},"constructor":1,"a":null}'),
  { a: { a: 1 }, toString: 1 },
  [3, '2', new LosslessNumber('1.50')],
  ['9', '10', '1a'],
  { amount: '3482.1', base: 'ETH', quote: 'USD', timeMs: 1_795_357_920_000, sources: ['a'] },
  { amount: '0', base: 'BTC', quote: 'ETH', timeMs: Number.MAX_SAFE_INTEGER, sources: [] },
]

/** Values of a type, among them whatever of the hostile ones fits it. */
export function anyHostile(type: WireType): fc.Arbitrary<Value> {
  const bare = type.kind === 'optional' ? type.of : type
  // JSON that looks like a price is left out: List cannot tell it from one.
  const fitting = HOSTILE.filter(
    (value): value is Value => strictly(type, value) === undefined && !(bare.kind === 'json' && isPrice(value)),
  )
  const nested = bare.kind === 'list' ? [fc.array(anyHostile(bare.of), { maxLength: 6 })] : []
  return fc.oneof(anyValueOf(type), ...nested, ...(fitting.length > 0 ? [fc.constantFrom(...fitting)] : []))
}

/** {@link refuseValue}, which leaves the number of digits to the compiler, with that number. */
export function strictly(type: WireType, value: unknown): string | undefined {
  return refuseValue(type, value) ?? refuseScale(type, value)
}

function refuseScale(type: WireType, value: unknown): string | undefined {
  if (type.kind === 'optional') return value === null || value === undefined ? undefined : refuseScale(type.of, value)
  if (type.kind === 'list' && Array.isArray(value))
    return value.map((item) => refuseScale(type.of, item)).find((reason) => reason !== undefined)
  if (type.kind === 'record' && typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, field]) => {
        const of = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
        return of && refuseScale(of, field)
      })
      .find((reason) => reason !== undefined)
  if (type.kind !== 'decimal' || type.scale === undefined || typeof value !== 'string') return undefined
  return readDecimal(value).scale > type.scale ? `${value} has more than ${type.scale} digits after the point` : undefined
}
