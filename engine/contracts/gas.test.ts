import { expect, test } from 'vitest'
import { measureSettleGas } from './gas'

test('a settlement’s gas stays below its ceiling, and one more signature below its own', async () => {
  const measured = await measureSettleGas()
  const gasOf = (k: number) => measured.find((row) => row.k === k)?.gas ?? 0n
  expect(measured.map(({ n, k }) => [n, k])).toEqual([
    [4, 3],
    [7, 5],
    [13, 9],
    [31, 21],
  ])
  expect(gasOf(3)).toBeGreaterThan(21_000n)
  expect(gasOf(3)).toBeLessThan(116_000n)
  expect((gasOf(9) - gasOf(3)) / 6n).toBeLessThan(5_500n)
})
