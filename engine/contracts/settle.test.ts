import { concatHex, type Hex, hexToBigInt, numberToHex, slice } from 'viem'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ReportBody, reportDigest } from '../attest/report-digest'
import { encodeFeedWrite, encodeSettle } from '../settle/encode'
import { oracleAnchorAbi } from './abi.gen'
import { addressesOf, committeeOf, freshId, idOf, type Lab, openLab, signAll } from './lab'
import { encodeRawSettle } from './test/raw-settle'
import { valueReceiverAbi, valueReceiverBytecode } from './test/receivers.gen'

const committee = committeeOf('member', 7)
const strangers = committeeOf('stranger', 7)
const payload = encodeFeedWrite(1n, 1n)
const deployment = idOf('deployment')
const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

let lab: Lab
let receiver: Hex

beforeAll(async () => {
  lab = await openLab()
  receiver = await lab.deploy(valueReceiverAbi, valueReceiverBytecode)
  await lab.registerSet(deployment, 1n, committee, lab.registrars)
}, 60_000)

afterAll(() => lab?.anvil.stop())

/** A fresh report for this deployment. */
const reportOf = (over: Partial<ReportBody> = {}) => lab.reportOf(payload, { run: freshId(), receiver, ...over })

const statusOf = ({ deployment, run, slot }: ReportBody) =>
  lab.client.readContract({ address: lab.anchor, abi: oracleAnchorAbi, functionName: 'statusOf', args: [deployment, run, slot] })

describe('settle accepts', () => {
  test('what five of seven members signed, in whichever order they were collected', async () => {
    const report = await reportOf()
    const signers = [committee[6], committee[1], committee[4], committee[0], committee[3]].filter((member) => member !== undefined)
    expect(await lab.settle(report, payload, committee, signers)).toMatchObject({ ok: true })
    expect(await statusOf(report)).not.toBe(0)
  })

  test('more signatures than the quorum', async () => {
    expect(await lab.settle(await reportOf(), payload, committee)).toMatchObject({ ok: true })
  })

  test('other slots of the same run', async () => {
    const report = await reportOf()
    expect(await lab.settle(report, payload, committee)).toMatchObject({ ok: true, events: [{}] })
    expect(await lab.settle({ ...report, slot: 256 }, payload, committee)).toMatchObject({ ok: true, events: [{}] })
  })

  test('the digest that TypeScript computes', async () => {
    const report = await reportOf()
    const onChain = await lab.client.readContract({ address: lab.anchor, abi: oracleAnchorAbi, functionName: 'digestOf', args: [report] })
    expect(onChain).toBe(reportDigest(report, lab.domain))
  })
})

describe('settle refuses', () => {
  test('a short attestation', async () => {
    expect(await lab.settle(await reportOf(), payload, committee, committee.slice(0, 4))).toEqual({ ok: false, error: 'TooFewSignatures' })
  })

  test.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [5, 4],
    [6, 4],
    [7, 5],
    [10, 7],
    [31, 21],
  ])('one signature less than the quorum, for n = %i q = %i', async (n, q) => {
    const set = committeeOf(`set of ${n}`, n)
    const own = idOf(`deployment of ${n}`)
    await lab.registerSet(own, 1n, set, lab.registrars)
    const report = await reportOf({ deployment: own })
    expect(await lab.settle(report, payload, set, set.slice(0, q - 1))).toEqual({ ok: false, error: 'TooFewSignatures' })
    expect(await lab.settle(report, payload, set, set.slice(0, q))).toMatchObject({ ok: true })
  })

  test('a duplicated signature, however it is written down', async () => {
    const report = await reportOf()
    const [first, ...others] = await signAll(reportDigest(report, lab.domain), committee.slice(0, 4))
    if (!first) throw new Error('no signature')
    const signers = addressesOf(committee)
    expect(() => encodeSettle({ report, payload, signers, signatures: [first, first, ...others] })).toThrow('signed twice')

    const raw = encodeRawSettle(report, payload, committee, [first, ...others])
    const twice = concatHex([raw.signatures, slice(raw.signatures, 195, 260)])
    expect(await lab.send(lab.anchor, raw.encode({ signatures: twice }))).toEqual({ ok: false, error: 'MalformedSignatures' })
    const withoutBit = [0, 1, 2, 3, 4, 5, 6].filter((index) => !((raw.bitmap >> index) & 1))
    for (const index of withoutBit) {
      const bitmap = raw.bitmap | (1 << index)
      expect(await lab.send(lab.anchor, raw.encode({ signatures: twice, bitmap }))).toEqual({ ok: false, error: 'BadSignature' })
    }
  })

  test('a foreign signature', async () => {
    const report = await reportOf()
    const signatures = await signAll(reportDigest(report, lab.domain), strangers.slice(0, 5))
    const posing = signatures.map(({ signature }, index) => ({ signer: committee[index]?.address ?? '0x', signature }))
    const data = encodeSettle({ report, payload, signers: addressesOf(committee), signatures: posing })
    expect(await lab.send(lab.anchor, data)).toEqual({ ok: false, error: 'BadSignature' })
  })

  test('a signer set of strangers', async () => {
    expect(await lab.settle(await reportOf(), payload, strangers)).toEqual({ ok: false, error: 'SignersMismatch' })
  })

  test('a set of which one member is left out, so that the quorum would be lower', async () => {
    expect(await lab.settle(await reportOf(), payload, committee.slice(0, 4))).toEqual({ ok: false, error: 'SignersMismatch' })
  })

  test('reordered signatures', async () => {
    const report = await reportOf()
    const raw = encodeRawSettle(report, payload, committee, await signAll(reportDigest(report, lab.domain), committee.slice(0, 5)))
    const swapped = concatHex([slice(raw.signatures, 65, 130), slice(raw.signatures, 0, 65), slice(raw.signatures, 130)])
    expect(await lab.send(lab.anchor, raw.encode({ signatures: swapped }))).toEqual({ ok: false, error: 'BadSignature' })
  })

  test('signatures cut short or with bytes after them, and bits beyond the set', async () => {
    const report = await reportOf()
    const raw = encodeRawSettle(report, payload, committee, await signAll(reportDigest(report, lab.domain), committee.slice(0, 5)))
    const malformed = { ok: false, error: 'MalformedSignatures' }
    expect(await lab.send(lab.anchor, raw.encode({ signatures: slice(raw.signatures, 0, 324) }))).toEqual(malformed)
    expect(await lab.send(lab.anchor, raw.encode({ signatures: concatHex([raw.signatures, '0x00']) }))).toEqual(malformed)
    expect(await lab.send(lab.anchor, raw.encode({ bitmap: raw.bitmap | 128 }))).toEqual(malformed)
    expect(await lab.send(lab.anchor, raw.encode({}))).toMatchObject({ ok: true })
  })

  test('the high-s twin of a signature, and a v that is not 27 or 28', async () => {
    const report = await reportOf()
    const raw = encodeRawSettle(report, payload, committee, await signAll(reportDigest(report, lab.domain), committee.slice(0, 5)))
    const [r, s, v] = [slice(raw.signatures, 0, 32), slice(raw.signatures, 32, 64), slice(raw.signatures, 64, 65)]
    const others = slice(raw.signatures, 65)
    const twin = concatHex([r, numberToHex(order - hexToBigInt(s), { size: 32 }), v === '0x1b' ? '0x1c' : '0x1b', others])
    const zeroV = concatHex([r, s, '0x00', others])
    expect(await lab.send(lab.anchor, raw.encode({ signatures: twin }))).toEqual({ ok: false, error: 'BadSignature' })
    expect(await lab.send(lab.anchor, raw.encode({ signatures: zeroV }))).toEqual({ ok: false, error: 'BadSignature' })
  })

  test('a payload that is not the one that was signed', async () => {
    const report = await reportOf()
    expect(await lab.settle(report, encodeFeedWrite(2n, 1n), committee)).toEqual({ ok: false, error: 'PayloadMismatch' })
  })

  test('an expired report', async () => {
    const validUntil = (await lab.nowMs()) - 1n
    expect(await lab.settle(await reportOf({ validUntil }), payload, committee)).toEqual({ ok: false, error: 'Expired' })
  })

  test.each([
    ['deployment', { deployment: idOf('another') }],
    ['bundle', { bundle: idOf('another') }],
    ['run', { run: idOf('another') }],
    ['slot', { slot: 7 }],
    ['receiver', { receiver: '0x00000000000000000000000000000000000000aa' as Hex }],
    ['deliveryGas', { deliveryGas: 1 }],
    ['setHash', { setHash: idOf('another') }],
    ['observedAt', { observedAt: 1n }],
    ['validUntil', { validUntil: 2n ** 63n }],
  ])('a report whose %s was altered after it was signed', async (_field, altered) => {
    await lab.registerSet(idOf('another'), 1n, committee, lab.registrars)
    const report = await reportOf()
    const signatures = await signAll(reportDigest(report, lab.domain), committee)
    const data = encodeSettle({ report: { ...report, ...altered }, payload, signers: addressesOf(committee), signatures })
    expect(await lab.send(lab.anchor, data)).toEqual({ ok: false, error: 'BadSignature' })
  })

  test('signatures made for another chain or another anchor', async () => {
    const report = await reportOf()
    for (const domain of [
      { ...lab.domain, chainId: 1 },
      { ...lab.domain, anchor: lab.feedFactory },
    ]) {
      const signatures = await signAll(reportDigest(report, domain), committee)
      const data = encodeSettle({ report, payload, signers: addressesOf(committee), signatures })
      expect(await lab.send(lab.anchor, data)).toEqual({ ok: false, error: 'BadSignature' })
    }
  })

  test('on a second chain, with the same contracts at the same addresses, what was attested for the first', async () => {
    const other = await openLab({ chainId: 31_338 })
    try {
      expect(other.anchor).toBe(lab.anchor)
      await other.registerSet(deployment, 1n, committee, other.registrars)
      const report = await reportOf()
      const data = await lab.settleData(report, payload, committee)
      expect(await other.send(other.anchor, data)).toEqual({ ok: false, error: 'BadSignature' })
      expect(await lab.send(lab.anchor, data)).toMatchObject({ ok: true })
    } finally {
      await other.anvil.stop()
    }
  })

  test('a set version that does not exist', async () => {
    expect(await lab.settle(await reportOf({ setVersion: 9n }), payload, committee)).toEqual({ ok: false, error: 'UnknownSet' })
  })
})

describe('a slot that was settled', () => {
  test('is delivered once: a repeat succeeds, emits nothing and changes nothing', async () => {
    const report = await reportOf()
    expect(await lab.settle(report, payload, committee)).toMatchObject({ ok: true, events: [{ eventName: 'Settled' }] })
    expect(await lab.settle(report, payload, committee)).toMatchObject({ ok: true, events: [] })
  })

  test('cannot be settled again with another payload or by a later set', async () => {
    const own = idOf('replayed')
    await lab.registerSet(own, 1n, committee, lab.registrars)
    const report = await reportOf({ deployment: own })
    await lab.settle(report, payload, committee)
    await lab.registerSet(own, 2n, strangers, committee)
    const other = { ...report, setVersion: 2n }
    expect(await lab.settle(other, payload, strangers)).toMatchObject({ ok: true, events: [] })
  })
})

describe('the pauser', () => {
  test('can stop settling and start it again; nobody else can', async () => {
    const call = (name: 'pause' | 'unpause') => (name === 'pause' ? '0x8456cb59' : '0x3f4ba83a')
    expect(await lab.send(lab.anchor, call('pause'))).toEqual({ ok: false, error: 'OnlyPauser' })
    expect(await lab.send(lab.anchor, call('pause'), { from: lab.pauser })).toMatchObject({ ok: true })
    const report = await reportOf()
    expect(await lab.settle(report, payload, committee)).toEqual({ ok: false, error: 'IsPaused' })
    expect(await lab.send(lab.anchor, call('unpause'))).toEqual({ ok: false, error: 'OnlyPauser' })
    expect(await lab.send(lab.anchor, call('unpause'), { from: lab.pauser })).toMatchObject({ ok: true })
    expect(await lab.settle(report, payload, committee)).toMatchObject({ ok: true })
  })
})
