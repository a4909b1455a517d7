import { type Abi, encodeFunctionData, getContractAddress, type Hex } from 'viem'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ReportBody } from '../attest/report-digest'
import { encodeOnReport, encodeRedeliver, forwarderAddress } from '../settle/encode'
import { forwarderAbi, oracleAnchorAbi } from './abi.gen'
import { committeeOf, freshId, idOf, type Lab, openLab } from './lab'
import * as receivers from './test/receivers.gen'

const none = 0
const delivered = 1
const kept = 2
const committee = committeeOf('member', 4)
const payload = encodeOnReport('0x1234', '0xabcdef')

let lab: Lab
let deployment: Hex

beforeAll(async () => {
  lab = await openLab()
}, 60_000)

beforeEach(async () => {
  deployment = freshId()
  await lab.registerSet(deployment, 1n, committee, lab.registrars)
})

afterAll(() => lab?.anvil.stop())

const reportOf = (receiver: Hex, over: Partial<ReportBody> = {}, data = payload) =>
  lab.reportOf(data, { deployment, run: freshId(), receiver, ...over })

const settle = (report: ReportBody, data = payload, options = {}) => lab.settle(report, data, committee, committee, options)

const redeliver = (report: ReportBody, data = payload, options = {}) =>
  lab.send(lab.anchor, encodeRedeliver({ report, payload: data }), options)

const statusOf = ({ deployment, run, slot }: ReportBody) =>
  lab.client.readContract({ address: lab.anchor, abi: oracleAnchorAbi, functionName: 'statusOf', args: [deployment, run, slot] })

const readCount = (address: Hex) => lab.client.readContract({ address, abi: receivers.revertingReceiverAbi, functionName: 'count' })

const mend = (address: Hex) => lab.send(address, encodeFunctionData({ abi: receivers.revertingReceiverAbi, functionName: 'mend' }))

describe('a delivery', () => {
  test('reaches an onReport receiver from the deployment’s forwarder, whose address was known before it existed', async () => {
    const receiver = await lab.deploy(receivers.recordingReceiverAbi, receivers.recordingReceiverBytecode)
    const forwarder = forwarderAddress({ anchor: lab.anchor, deployment })
    expect(await lab.client.getCode({ address: forwarder })).toBeUndefined()
    const report = await reportOf(receiver)
    expect(await settle(report)).toMatchObject({ ok: true, events: [{ eventName: 'ForwarderCreated' }, { args: { delivered: true } }] })
    const read = (functionName: 'caller' | 'metadata' | 'report') =>
      lab.client.readContract({ address: receiver, abi: receivers.recordingReceiverAbi, functionName })
    expect([await read('caller'), await read('metadata'), await read('report')]).toEqual([forwarder, '0x1234', '0xabcdef'])
    expect(await statusOf(report)).toBe(delivered)
  })

  test('calls any function by its ABI', async () => {
    const abi = receivers.valueReceiverAbi
    const receiver = await lab.deploy(abi, receivers.valueReceiverBytecode)
    const data = encodeFunctionData({ abi, functionName: 'setValue', args: [42n, 'rain'] })
    await settle(await reportOf(receiver, {}, data), data)
    expect(await lab.client.readContract({ address: receiver, abi, functionName: 'value' })).toBe(42n)
    expect(await lab.client.readContract({ address: receiver, abi, functionName: 'label' })).toBe('rain')
  })

  test('of one deployment never comes from the forwarder of another', async () => {
    const receiver = await lab.deploy(receivers.recordingReceiverAbi, receivers.recordingReceiverBytecode)
    const other = freshId()
    await lab.registerSet(other, 1n, committee, lab.registrars)
    await settle(await reportOf(receiver, { deployment: other }))
    const caller = await lab.client.readContract({ address: receiver, abi: receivers.recordingReceiverAbi, functionName: 'caller' })
    expect(caller).toBe(forwarderAddress({ anchor: lab.anchor, deployment: other }))
    expect(caller).not.toBe(forwarderAddress({ anchor: lab.anchor, deployment }))
  })

  test('leaves the forwarder to the anchor alone', async () => {
    const receiver = await lab.deploy(receivers.recordingReceiverAbi, receivers.recordingReceiverBytecode)
    await settle(await reportOf(receiver))
    const data = encodeFunctionData({ abi: forwarderAbi, functionName: 'forward', args: [receiver, 100_000n, payload] })
    expect(await lab.send(forwarderAddress({ anchor: lab.anchor, deployment }), data)).toEqual({ ok: false, error: 'OnlyAnchor' })
  })
})

describe('a receiver that', () => {
  test.each([
    ['reverts', receivers.revertingReceiverAbi, receivers.revertingReceiverBytecode],
    ['eats all its gas', receivers.gasEatingReceiverAbi, receivers.gasEatingReceiverBytecode],
  ] satisfies [string, Abi, Hex][])('%s loses nothing: once mended, anyone can redeliver, and only once', async (_what, abi, bytecode) => {
    const receiver = await lab.deploy(abi, bytecode)
    const report = await reportOf(receiver)
    expect(await settle(report)).toMatchObject({ ok: true, events: [{}, { args: { delivered: false } }] })
    expect(await statusOf(report)).toBe(kept)
    expect(await settle(report)).toMatchObject({ ok: true, events: [] })
    expect(await redeliver(report)).toEqual({ ok: false, error: 'DeliveryFailed' })

    await mend(receiver)
    expect(await redeliver(report, payload, { from: lab.pauser })).toMatchObject({ ok: true, events: [{ eventName: 'Redelivered' }] })
    expect(await statusOf(report)).toBe(delivered)
    expect(await readCount(receiver)).toBe(1n)
    expect(await redeliver(report)).toEqual({ ok: false, error: 'NotKept' })
  })

  test('returns far too much data costs the relayer its gas limit and no more', async () => {
    const receiver = await lab.deploy(receivers.returnBombingReceiverAbi, receivers.returnBombingReceiverBytecode)
    const report = await reportOf(receiver, { deliveryGas: 200_000 })
    const result = await settle(report)
    expect(result).toMatchObject({ ok: true, events: [{}, { args: { delivered: false } }] })
    expect(await statusOf(report)).toBe(kept)
    const again = await reportOf(receiver, { deliveryGas: 200_000 })
    const second = await settle(again)
    expect(second.ok && second.gasUsed).toBeLessThan(200_000n + 110_000n)
  })

  test('does not exist yet gets its report after it was created', async () => {
    const nonce = await lab.client.getTransactionCount({ address: lab.deployer.address })
    const receiver = getContractAddress({ from: lab.deployer.address, nonce: BigInt(nonce) })
    const report = await reportOf(receiver)
    expect(await settle(report)).toMatchObject({ ok: true, events: [{}, { args: { delivered: false } }] })
    await lab.deploy(receivers.recordingReceiverAbi, receivers.recordingReceiverBytecode)
    expect(await redeliver(report)).toMatchObject({ ok: true })
    expect(await readCount(receiver)).toBe(1n)
  })

  test.each([
    ['settle', false],
    ['settle', true],
    ['redeliver', false],
    ['redeliver', true],
  ] as const)('re-enters with %s (failing afterwards: %s) gets its report once', async (act, failAfter) => {
    const abi = receivers.reenteringReceiverAbi
    const receiver = await lab.deploy(abi, receivers.reenteringReceiverBytecode, [lab.anchor])
    const report = await reportOf(receiver, { deliveryGas: 500_000 })
    const inner = act === 'settle' ? await lab.settleData(report, payload, committee) : encodeRedeliver({ report, payload })
    const prepare = (fail: boolean) => lab.send(receiver, encodeFunctionData({ abi, functionName: 'prepare', args: [inner, fail] }))
    await prepare(failAfter)
    expect(await settle(report)).toMatchObject({ ok: true, events: [{}, { args: { delivered: !failAfter } }] })
    if (failAfter) {
      await prepare(false)
      expect(await redeliver(report)).toMatchObject({ ok: true })
    }
    expect(await readCount(receiver)).toBe(1n)
    expect(await statusOf(report)).toBe(delivered)
  })
})

describe('a kept report', () => {
  test('is redelivered only as it was attested', async () => {
    const receiver = await lab.deploy(receivers.revertingReceiverAbi, receivers.revertingReceiverBytecode)
    const report = await reportOf(receiver)
    await settle(report)
    await mend(receiver)
    const notKept = { ok: false, error: 'NotKept' }
    expect(await redeliver(report, encodeOnReport('0x', '0xff'))).toEqual(notKept)
    expect(await redeliver({ ...report, receiver: lab.anchor })).toEqual(notKept)
    expect(await redeliver({ ...report, deliveryGas: 10 })).toEqual(notKept)
    expect(await redeliver({ ...report, validUntil: report.validUntil + 1n })).toEqual(notKept)
    expect(await redeliver({ ...report, slot: 1 })).toEqual(notKept)
    expect(await redeliver({ ...report, deployment: idOf('another') })).toEqual(notKept)
    expect(await readCount(receiver)).toBe(0n)
  })

  test('cannot be redelivered after validUntil, or while the anchor is paused', async () => {
    const receiver = await lab.deploy(receivers.revertingReceiverAbi, receivers.revertingReceiverBytecode)
    const validUntil = (await lab.nowMs()) + 50_000n
    const report = await reportOf(receiver, { validUntil })
    await settle(report)
    await mend(receiver)
    await lab.send(lab.anchor, encodeFunctionData({ abi: oracleAnchorAbi, functionName: 'pause' }), { from: lab.pauser })
    expect(await redeliver(report)).toEqual({ ok: false, error: 'IsPaused' })
    await lab.send(lab.anchor, encodeFunctionData({ abi: oracleAnchorAbi, functionName: 'unpause' }), { from: lab.pauser })
    await lab.client.increaseTime({ seconds: 60 })
    await lab.client.mine({ blocks: 1 })
    expect(await redeliver(report)).toEqual({ ok: false, error: 'Expired' })
  })
})

describe('a relayer that leaves too little gas', () => {
  test('gets a revert, whatever limit it picks: the receiver has its full gas or nothing happens', async () => {
    const receiver = await lab.deploy(receivers.demandingReceiverAbi, receivers.demandingReceiverBytecode)
    expect(await settle(await reportOf(receiver, { deliveryGas: 150_000 }))).toMatchObject({
      ok: true,
      events: [{}, { args: { delivered: true } }],
    })
    const report = await reportOf(receiver, { deliveryGas: 150_000 })
    const data = await lab.settleData(report, payload, committee)
    const outcomes = new Set<string>()
    for (let gas = 60_000n; gas < 320_000n; gas += 1_000n) outcomes.add(await lab.probe(lab.anchor, data, gas))
    const statuses = [...outcomes].filter((outcome) => outcome.startsWith('0x'))
    expect(statuses.map(Number)).toEqual([delivered])
    expect(outcomes).toContain('UnderGassed')
    expect(await statusOf(report)).toBe(none)
  })
})
