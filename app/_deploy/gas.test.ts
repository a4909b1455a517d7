import { expect, test } from 'vitest'
import { formatWei, sumWei } from './gas'

test('wei are shown in the chain’s unit with three significant digits', () => {
  expect(['0', '1', '2140000000000000', '1500000000000000000', '12345678000000000000000', '999999999999'].map(formatWei)).toEqual([
    '0',
    '< 0.000001',
    '0.00214',
    '1.500',
    '12,345.678',
    '< 0.000001',
  ])
})

test('sums of wei lose nothing', () => expect(sumWei(['9007199254740993', '1'])).toBe('9007199254740994'))
