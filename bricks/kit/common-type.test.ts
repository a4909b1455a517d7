import { expect, it } from 'vitest'
import { commonType } from './common-type'
import { formatType, parseType } from './types'

it.each([
  [['decimal(USD)', 'decimal(USD)'], 'decimal(USD)'],
  [['decimal(USD)', 'decimal'], 'decimal'],
  [['decimal(USD,8)', 'decimal(USD)'], 'decimal(USD)'],
  [['price(ETH/USD)', 'price'], 'price'],
  [['list<text>', 'list<text>'], 'list<text>'],
  [['text', 'text?'], 'text?'],
  [['decimal(USD)', 'decimal(EUR)'], undefined],
  [['decimal', 'price'], undefined],
  [['decimal', 'text'], undefined],
])('of %j is %s', (types, common) => {
  const found = commonType(types.map(parseType))
  expect(found && formatType(found)).toBe(common)
})
