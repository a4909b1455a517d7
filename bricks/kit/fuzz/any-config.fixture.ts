import fc from 'fast-check'
import { z } from 'zod'
import type { Brick } from '../brick'

/** Numbers as people and liars write them. */
export const NUMBERS = [
  '0',
  '1',
  '-1',
  '0.5',
  '-0.25',
  '3',
  '10',
  '49',
  '100',
  '3000',
  `1${'0'.repeat(300)}`,
  '0.000000000000000000000000000000000001',
]
const FORMULAS = [
  'item',
  'item * 2',
  'item > 1',
  'index',
  '[item, index]',
  'value > 3',
  'value',
  'size(value)',
  'value.size()',
  'a + b',
  '1 / value',
  'string(value)',
  'value == value',
]
const TYPES = [
  'decimal',
  'text',
  'bool',
  'time',
  'json',
  'price',
  'price(ETH/USD)',
  'decimal(USD,2)',
  'decimal?',
  'text?',
  'list<decimal>',
  'list<json>',
  'bytes',
  'address(evm)',
  'record{a:text,b:decimal?}',
]
const CODED = [
  'uint256 value',
  'int8 a, string b',
  'uint64[] list, (address who, bytes32 id) pair',
  'bool constructor',
  'price: u128',
  'a: Option<u8>, b: Vec<text>',
  '(u8, text)',
  'Compact<u32>',
  'bytes',
  'string toString',
  'bytes4[2] x',
]
/** Texts of settings, right and wrong. */
export const TEXTS = [
  '',
  'a',
  'b',
  'value',
  'toString',
  'constructor',
  '__proto__',
  'true',
  'false',
  'null',
  '{"a":1}',
  '[1]',
  'USD',
  'EUR',
  'ETH/USD',
  'BTC/EUR',
  'UTC',
  '+05:30',
  '-00:00',
  '2026-03-01T12:00:00Z',
  '-0',
  '1e3',
  '0x10',
  '$',
  '$.a',
  '$..*',
  "$['__proto__']",
  '(\\d+)',
  '(?P<a>.)?',
  '.*',
  '{{value}}',
  '{{ a:2 }} {{b:json}}',
  '{{value:iso}}',
  '\ud800',
  '\u0000',
  '€',
  'http_status',
]
const anyText = fc.oneof(
  { arbitrary: fc.constantFrom(...NUMBERS, ...FORMULAS, ...TYPES, ...CODED, ...TEXTS), weight: 9 },
  fc.string({ unit: 'binary', maxLength: 12 }),
)

type Schema = z.core.JSONSchema.JSONSchema

/** Something like what a schema asks for; its refinements are left to the brick. */
function anySetting(schema: Schema | boolean): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean') return anyText
  if (schema.enum) return fc.constantFrom(...schema.enum)
  switch (schema.type) {
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number': {
      const min = Math.max(schema.minimum ?? -1e9, -Number.MAX_SAFE_INTEGER)
      const max = Math.min(schema.maximum ?? 1e9, Number.MAX_SAFE_INTEGER)
      return fc.oneof(fc.integer({ min, max: Math.min(max, min + 6) }), fc.constantFrom(min, max), fc.integer({ min, max }))
    }
    case 'array':
      return fc.array(anySetting(itemOf(schema)), { maxLength: 4 })
    case 'object': {
      if (schema.properties) return anyObject(schema.properties, new Set(schema.required))
      const values = schema.additionalProperties ?? true
      return fc
        .array(fc.tuple(fc.oneof(fc.constantFrom('a', 'b', 'value', 'item', 'toString', 'constructor'), anyText), anySetting(values)), {
          maxLength: 4,
        })
        .map((entries) => Object.fromEntries(entries))
    }
    default:
      return anyText
  }
}

const itemOf = ({ items }: Schema): Schema | boolean => (items === undefined || Array.isArray(items) ? true : items)

const anyObject = (properties: Record<string, Schema | boolean>, required: ReadonlySet<string>): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .tuple(
      ...Object.entries(properties).map(([name, schema]) => {
        const some = anySetting(schema)
        return (required.has(name) ? some : fc.option(some, { nil: undefined })).map((value): [string, unknown] => [name, value])
      }),
    )
    .map((entries) => Object.fromEntries(entries.filter(([, value]) => value !== undefined)))

/** Complete settings of a brick; what its schema refuses is left at its default. */
export function anyConfig(brick: Brick): fc.Arbitrary<Record<string, unknown>> {
  const schema = z.toJSONSchema(brick.config, { io: 'input', unrepresentable: 'any' })
  const shape: Record<string, z.ZodType> = brick.config.shape
  return anyObject(schema.properties ?? {}, new Set()).map((given) => {
    const fitting = Object.entries(given).filter(([name, value]) => shape[name]?.safeParse(value).success)
    return brick.config.parse(Object.fromEntries(fitting))
  })
}
