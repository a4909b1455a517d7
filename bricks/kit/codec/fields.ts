import { z } from 'zod'
import type { ConfigIssue } from '../brick'
import { Fault } from '../fault'
import { readAbiTypes } from './abi'
import { readScaleTypes } from './scale-types'
import type { Field, Shape } from './shape'

/** The config fields that encoding and decoding of typed bytes share. */
export const typedBytesSettings = () => ({
  types: z.string().max(2000).default('uint256 value').meta({
    title: 'Types',
    widget: 'code',
    placeholder: 'uint256 price, string note',
    description: 'For abi as in Solidity: uint256 price, string note. For scale: price: u128, note: text. Each is a port.',
  }),
  decimals: z
    .int()
    .min(0)
    .max(77)
    .default(0)
    .meta({ title: 'Decimals', widget: 'number', description: 'Digits after the point in every integer.' }),
  decimalsOf: z
    .record(z.string(), z.int().min(0).max(77))
    .default({})
    .meta({ title: 'Decimals by name', widget: 'map', description: 'Where one differs; inside a tuple as order.price.', advanced: true }),
})

/** The parts that types name. @throws {Fault} `bad_types`. */
export const readFields = (format: 'abi' | 'scale', types: string): readonly Field[] =>
  format === 'abi' ? readAbiTypes(types).fields : readScaleTypes(types)

/** Types that cannot be read, and decimals that no integer has. */
export function checkTypedBytes(format: 'abi' | 'scale', types: string, decimalsOf: Readonly<Record<string, number>>): ConfigIssue[] {
  let fields: readonly Field[]
  try {
    fields = readFields(format, types)
  } catch (error) {
    const { code, message } = Fault.from(error)
    return [{ code, message, path: 'types' }]
  }
  const paths = new Set(fields.flatMap(({ name, shape }) => integersIn(name, shape)))
  return Object.keys(decimalsOf)
    .filter((path) => !paths.has(path))
    .map((path) => ({
      code: 'unknown_parameter',
      severity: 'warning',
      path: 'decimalsOf',
      message: `No integer is called “${path}”, so its decimals have no effect.`,
    }))
}

function integersIn(path: string, shape: Shape): string[] {
  switch (shape.kind) {
    case 'integer':
      return [path]
    case 'list':
    case 'option':
      return integersIn(path, shape.of)
    case 'record':
      return shape.fields.flatMap(({ name, shape: part }) => integersIn(`${path}.${name}`, part))
    default:
      return []
  }
}
