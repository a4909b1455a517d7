import fc from 'fast-check'
import { expect, test } from 'vitest'
import { offerFees, scale } from './fees'

const settings = { name: 'Chain', fees: { kind: 'eip1559' as const, multiplier: 1.5, capWei: 1_000n } }

test('an offer covers twice the base fee and the tip, times the multiplier', () => {
  expect(offerFees(settings, { baseFeeWei: 100n, tipWei: 10n })).toEqual({ maxFeePerGasWei: 315n, maxPriorityFeePerGasWei: 15n })
})

test('an offer stays within the cap, as long as the base fee does', () => {
  expect(offerFees(settings, { baseFeeWei: 900n, tipWei: 2_000n })).toEqual({ maxFeePerGasWei: 1_000n, maxPriorityFeePerGasWei: 1_000n })
  expect(() => offerFees(settings, { baseFeeWei: 1_001n, tipWei: 0n })).toThrow('above the cap')
})

test('a replacement raises both fees by an eighth or more, or says that the cap forbids it', () => {
  const fee = fc.bigInt({ min: 0n, max: 2_000n })
  fc.assert(
    fc.property(fee, fee, fee, fee, (baseFeeWei, tipWei, a, b) => {
      const earlier = { maxFeePerGasWei: a > b ? a : b, maxPriorityFeePerGasWei: a > b ? b : a }
      try {
        const offer = offerFees(settings, { baseFeeWei, tipWei }, earlier)
        expect(offer.maxFeePerGasWei * 8n).toBeGreaterThanOrEqual(earlier.maxFeePerGasWei * 9n)
        expect(offer.maxPriorityFeePerGasWei * 8n).toBeGreaterThanOrEqual(earlier.maxPriorityFeePerGasWei * 9n)
        expect(offer.maxFeePerGasWei).toBeLessThanOrEqual(1_000n)
        expect(offer.maxPriorityFeePerGasWei).toBeLessThanOrEqual(offer.maxFeePerGasWei)
      } catch (error) {
        expect(error).toMatchObject({ code: 'fee_above_cap', retry: true })
        expect(earlier.maxFeePerGasWei * 9n).toBeGreaterThan(8n * 990n)
      }
    }),
  )
})

test('a product is rounded up, never down', () => {
  expect([scale(1n, 1.25), scale(4n, 1.25), scale(0n, 3)]).toEqual([2n, 5n, 0n])
})
