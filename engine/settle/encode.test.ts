import fc from 'fast-check'
import { type Address, bytesToHex, concatHex, decodeFunctionData, type Hex, size } from 'viem'
import { describe, expect, test } from 'vitest'
import { oracleAnchorAbi } from '../contracts/abi.gen'
import { encodeSettle, feedAddress, forwarderAddress, packSignatures, packSigners } from './encode'

const a: Address = '0x00000000000000000000000000000000000000aA'
const b: Address = '0x00000000000000000000000000000000000000Bb'
const c: Address = '0xCc00000000000000000000000000000000000000'
const id = (byte: string): Hex => `0x${byte.repeat(32)}`
const lower = (address: Address): Address => `0x${address.slice(2).toLowerCase()}`
const signatureOf = (byte: string): Hex => `0x${byte.repeat(65)}`

const address = fc.uint8Array({ minLength: 20, maxLength: 20 }).map((bytes): Address => bytesToHex(bytes))

describe('a signer set', () => {
  test('is packed in ascending order, whatever the case and order it came in', () => {
    const packed = concatHex([a, b, c]).toLowerCase()
    expect(packSigners([c, a, b])).toBe(packed)
    expect(packSigners([lower(b), c, a])).toBe(packed)
  })

  test('is refused when it is empty, too large, or has a member twice or zero', () => {
    const many = Array.from({ length: 32 }, (_, index): Address => `0x${(index + 1).toString(16).padStart(40, '0')}`)
    expect(size(packSigners(many.slice(1)))).toBe(620)
    const zero: Address = `0x${'0'.repeat(40)}`
    const refused: Address[][] = [[], many, [a, lower(a)], [a, zero]]
    for (const wrong of refused) expect(() => packSigners(wrong)).toThrow('1 to 31 different addresses')
  })
})

describe('a list of signatures', () => {
  test('is ordered like the set, with a bit for each who signed', () => {
    const signed = [
      { signer: c, signature: signatureOf('03') },
      { signer: a, signature: signatureOf('01') },
    ]
    expect(packSignatures([b, c, a], signed)).toEqual({ bitmap: 0b101, signatures: concatHex([signatureOf('01'), signatureOf('03')]) })
  })

  test('is refused with a stranger’s, a repeated or a cut signature', () => {
    const one = { signer: a, signature: signatureOf('01') }
    expect(() => packSignatures([a, b], [{ ...one, signer: c }])).toThrow('is not in the signer set')
    expect(() => packSignatures([a, b], [one, one])).toThrow('signed twice')
    expect(() => packSignatures([a, b], [{ ...one, signature: id('01') }])).toThrow('32 bytes instead of 65')
  })

  test('counts every member once, for any set and any part of it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(address, { minLength: 1, maxLength: 31 }), fc.integer({ min: 0, max: 2 ** 31 - 1 }), (set, choice) => {
        if (set.some((member) => BigInt(member) === 0n)) return
        const signing = set.filter((_, index) => (choice >> index) & 1)
        const { bitmap, signatures } = packSignatures(
          set,
          signing.map((signer) => ({ signer, signature: signatureOf('07') })),
        )
        expect(bitmap.toString(2).replaceAll('0', '').length).toBe(signing.length)
        expect(bitmap).toBeGreaterThanOrEqual(0)
        expect(size(signatures)).toBe(65 * signing.length)
      }),
    )
  })
})

test('a settle call carries the report, the packed set and the ordered signatures', () => {
  const report = {
    ...{ deployment: id('01'), bundle: id('02'), setVersion: 3n, run: id('04'), slot: 256, receiver: c },
    ...{ payloadHash: id('05'), deliveryGas: 90_000, setHash: id('06'), observedAt: 1_700_000_000_000n, validUntil: 1_700_000_600_000n },
  }
  const signatures = [
    { signer: b, signature: signatureOf('02') },
    { signer: a, signature: signatureOf('01') },
  ]
  const data = encodeSettle({ report, payload: '0xabcd', signers: [b, a], signatures })
  const { functionName, args } = decodeFunctionData({ abi: oracleAnchorAbi, data })
  expect(functionName).toBe('settle')
  expect(args).toEqual([report, '0xabcd', packSigners([a, b]), 0b11, concatHex([signatureOf('01'), signatureOf('02')])])
})

test('addresses of forwarders and feeds are fixed', () => {
  expect(forwarderAddress({ anchor: a, deployment: id('01') })).toMatchInlineSnapshot(`"0x744673C9376205f8e36E2A46EA7feea9F7A3Aa72"`)
  const key = { deployment: id('01'), nodeKey: id('02'), decimals: 8, description: 'ETH / USD' }
  expect(feedAddress({ factory: b, anchor: a, ...key })).toMatchInlineSnapshot(`"0xE4e0eef263D07aEba0B67f7e79870580BE1cF2D6"`)
})
