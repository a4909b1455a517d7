import type { Hex } from 'viem'
import { describe, expect, test } from 'vitest'
import { cancelRecoveryDigest, recoveryDigest, reportDigest, signerSetDigest } from './report-digest'

const id = (byte: string): Hex => `0x${byte.repeat(32)}`
const domain = { chainId: 31_337, anchor: '0x00000000000000000000000000000000000000aa' } as const
const set = { deployment: id('01'), version: 2n, signersHash: id('03'), validityMs: 600_000n }
const report = {
  ...{ deployment: id('01'), bundle: id('02'), setVersion: 3n, run: id('04'), slot: 256 },
  ...{ receiver: '0xcc00000000000000000000000000000000000000' as const, payloadHash: id('05'), deliveryGas: 90_000, setHash: id('06') },
  ...{ observedAt: 1_700_000_000_000n, validUntil: 1_700_000_600_000n },
}

describe('digests', () => {
  test('are fixed for fixed values', () => {
    expect(reportDigest(report, domain)).toMatchInlineSnapshot(`"0x0607b18f815d5ba764293ecc67a7bfe051e7a28d627c708d216c9b48488a2984"`)
    expect(signerSetDigest(set, domain)).toMatchInlineSnapshot(`"0xd3c617993669bdff48bfdbc93138f7c45b58981054bf43c04915b1d3fa824217"`)
    expect(recoveryDigest({ ...set, nonce: 1n }, domain)).toMatchInlineSnapshot(
      `"0xc42930408120ca76776c4a037d8b8372a0b59e87e5e10696ff10076808e03074"`,
    )
    expect(cancelRecoveryDigest({ ...set, nonce: 1n }, domain)).toMatchInlineSnapshot(
      `"0x808fd7ad48aeae12d100ba1d35c65239466b9c2056457210bd13267ae91c1381"`,
    )
  })

  test('differ with every field of the report, the chain and the anchor', () => {
    const altered = [
      ...[
        { deployment: id('09') },
        { bundle: id('09') },
        { setVersion: 4n },
        { run: id('09') },
        { slot: 257 },
        { receiver: domain.anchor },
      ],
      ...[{ payloadHash: id('09') }, { deliveryGas: 1 }, { setHash: id('09') }, { observedAt: 1n }, { validUntil: 1n }],
    ].map((over) => reportDigest({ ...report, ...over }, domain))
    const elsewhere = [reportDigest(report, { ...domain, chainId: 1 }), reportDigest(report, { ...domain, anchor: report.receiver })]
    expect(new Set([reportDigest(report, domain), ...altered, ...elsewhere]).size).toBe(14)
  })
})
