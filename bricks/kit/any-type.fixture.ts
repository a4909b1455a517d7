import fc from 'fast-check'
import type { WireType } from './types'

/** Any wire type. */
export const { type: anyType } = fc.letrec<{ type: WireType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<WireType>(
      { kind: 'signal' },
      { kind: 'bool' },
      { kind: 'text' },
      { kind: 'json' },
      { kind: 'time' },
      { kind: 'bytes' },
      { kind: 'bytes', size: 32 },
    ),
    fc.constantFrom<WireType>(
      { kind: 'address', chain: 'evm' },
      { kind: 'address', chain: 'substrate' },
      { kind: 'price' },
      { kind: 'price', base: 'ETH', quote: 'USD' },
    ),
    fc.constantFrom<WireType>({ kind: 'decimal' }, { kind: 'decimal', unit: 'USD' }, { kind: 'decimal', unit: 'USD', scale: 8 }),
    tie('type').map((of): WireType => ({ kind: 'list', of })),
    tie('type')
      .filter(({ kind }) => kind !== 'optional')
      .map((of): WireType => ({ kind: 'optional', of })),
    fc
      .dictionary(fc.constantFrom('a', 'b', 'c'), tie('type'), { noNullPrototype: true })
      .map((fields): WireType => ({ kind: 'record', fields })),
  ),
}))
