import { type Address, concatHex, encodeFunctionData, type Hex, zeroAddress } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cancelRecoveryDigest, recoveryDigest, type SignerSetBody, signerSetDigest } from '../attest/report-digest'
import { encodeCancelRecovery, encodeFeedWrite, encodeProposeRecovery, encodeRegisterSet, signersHash } from '../settle/encode'
import { packSignatures, packSigners } from '../settle/signers'
import { oracleAnchorAbi } from './abi.gen'
import { addressesOf, committeeOf, freshId, type Lab, openLab, recoveryDelayS, signAll, validityMs } from './lab'

const first = committeeOf('first', 4)
const second = committeeOf('second', 7)
const third = committeeOf('third', 4)
const strangers = committeeOf('stranger', 4)
const payload = encodeFeedWrite(1n, 1n)

let lab: Lab
let deployment: Hex

beforeAll(async () => {
  lab = await openLab()
}, 60_000)

beforeEach(() => {
  deployment = freshId()
})

afterAll(() => lab?.anvil.stop())

const pass = async (seconds: number) => {
  await lab.client.increaseTime({ seconds })
  await lab.client.mine({ blocks: 1 })
}

const currentVersion = () =>
  lab.client.readContract({ address: lab.anchor, abi: oracleAnchorAbi, functionName: 'currentVersion', args: [deployment] })

/** Whether a quorum of `set` can settle as version `setVersion` now. */
async function attemptSettle(setVersion: bigint, set: readonly PrivateKeyAccount[]): Promise<string> {
  const result = await lab.settle(await lab.reportOf(payload, { deployment, setVersion, run: freshId() }), payload, set)
  return result.ok ? 'settled' : result.error
}

describe('the first set', () => {
  test('needs two of the three registrars', async () => {
    const [a, , c] = lab.registrars
    if (!a || !c) throw new Error('three registrars expected')
    expect(await lab.registerSet(deployment, 1n, first, lab.registrars, [a])).toEqual({ ok: false, error: 'TooFewSignatures' })
    expect(await attemptSettle(1n, first)).toBe('UnknownSet')
    const registered = { ok: true, events: [{ eventName: 'SetRegistered', args: { deployment, version: 1n, validityMs } }] }
    expect(await lab.registerSet(deployment, 1n, first, lab.registrars, [c, a])).toMatchObject(registered)
    expect(await attemptSettle(1n, first)).toBe('settled')
  })

  test('cannot be registered by its own members or by strangers, so nobody takes a deployment’s id first', async () => {
    expect(await lab.registerSet(deployment, 1n, strangers, strangers)).toEqual({ ok: false, error: 'SignersMismatch' })
    expect(await lab.registerSet(deployment, 1n, first, first)).toEqual({ ok: false, error: 'SignersMismatch' })
  })

  test('attested for one deployment, anchor or chain is not registered on another', async () => {
    const signers = addressesOf(first)
    const body: SignerSetBody = { deployment: freshId(), version: 1n, signersHash: signersHash(signers), validityMs }
    const spoiled = [
      signerSetDigest(body, lab.domain),
      signerSetDigest({ ...body, deployment }, { ...lab.domain, chainId: 1 }),
      signerSetDigest({ ...body, deployment }, { ...lab.domain, anchor: lab.feedFactory }),
      signerSetDigest({ ...body, deployment, validityMs: 1n }, lab.domain),
    ]
    for (const digest of spoiled) {
      const authority = { addresses: addressesOf(lab.registrars), signatures: await signAll(digest, lab.registrars) }
      const data = encodeRegisterSet({ deployment, version: 1n, signers, validityMs, authority })
      expect(await lab.send(lab.anchor, data)).toEqual({ ok: false, error: 'BadSignature' })
    }
  })

  test('must be version 1', async () => {
    expect(await lab.registerSet(deployment, 0n, first, lab.registrars)).toEqual({ ok: false, error: 'WrongVersion' })
    expect(await lab.registerSet(deployment, 2n, first, lab.registrars)).toEqual({ ok: false, error: 'WrongVersion' })
  })

  test.each<[string, (sorted: Address[]) => Hex]>([
    ['empty', () => '0x'],
    ['out of order', ([a = '0x', b = '0x']) => concatHex([b, a])],
    ['with a member twice', ([a = '0x']) => concatHex([a, a])],
    ['with the zero address', ([a = '0x']) => concatHex([zeroAddress, a])],
    ['with a part of an address', ([a = '0x']) => concatHex([a, '0xff'])],
    ['of 32 members', () => packSignersUnchecked(addressesOf(committeeOf('many', 32)))],
  ])('is refused when it is %s', async (_what, malform) => {
    const signers = malform(addressesOf(first).sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
    expect(await lab.send(lab.anchor, rawRegister(signers, validityMs))).toEqual({ ok: false, error: 'MalformedSigners' })
  })

  test('is refused with a validity of zero or beyond 30 days', async () => {
    for (const outOfRange of [0n, 30n * 86_400_000n + 1n]) {
      const signers = addressesOf(first)
      const digest = signerSetDigest({ deployment, version: 1n, signersHash: signersHash(signers), validityMs: outOfRange }, lab.domain)
      const authority = { addresses: addressesOf(lab.registrars), signatures: await signAll(digest, lab.registrars) }
      const data = encodeRegisterSet({ deployment, version: 1n, signers, validityMs: outOfRange, authority })
      expect(await lab.send(lab.anchor, data)).toEqual({ ok: false, error: 'ValidityOutOfRange' })
    }
  })
})

describe('the next set', () => {
  beforeEach(() => lab.registerSet(deployment, 1n, first, lab.registrars))

  test('needs the quorum of the outgoing set', async () => {
    expect(await lab.registerSet(deployment, 2n, second, first, first.slice(0, 2))).toEqual({ ok: false, error: 'TooFewSignatures' })
    expect(await lab.registerSet(deployment, 2n, second, lab.registrars)).toEqual({ ok: false, error: 'SignersMismatch' })
    expect(await lab.registerSet(deployment, 2n, second, second)).toEqual({ ok: false, error: 'SignersMismatch' })
    expect(await lab.registerSet(deployment, 2n, second, first, first.slice(0, 3))).toMatchObject({ ok: true })
    expect(await currentVersion()).toBe(2n)
  })

  test('is registered once, and no version is skipped or overwritten', async () => {
    await lab.registerSet(deployment, 2n, second, first)
    const wrong = { ok: false, error: 'WrongVersion' }
    expect(await lab.registerSet(deployment, 2n, third, first)).toEqual(wrong)
    expect(await lab.registerSet(deployment, 1n, third, lab.registrars)).toEqual(wrong)
    expect(await lab.registerSet(deployment, 4n, third, second)).toEqual(wrong)
    expect(await lab.registerSet(deployment, 3n, third, first)).toEqual({ ok: false, error: 'SignersMismatch' })
  })

  test('leaves the replaced one valid for one validity, and then ends it', async () => {
    await lab.registerSet(deployment, 2n, second, first)
    expect(await attemptSettle(2n, second)).toBe('settled')
    expect(await attemptSettle(1n, first)).toBe('settled')
    expect(await attemptSettle(2n, first)).toBe('SignersMismatch')
    await pass(Number(validityMs) / 1000 - 30)
    expect(await attemptSettle(1n, first)).toBe('settled')
    await pass(60)
    expect(await attemptSettle(1n, first)).toBe('SetExpired')
    expect(await attemptSettle(2n, second)).toBe('settled')
  })
})

describe('a recovery', () => {
  beforeEach(() => lab.registerSet(deployment, 1n, first, lab.registrars))

  const propose = async (set: readonly PrivateKeyAccount[], { nonce = 0n, version = 2n, signing = lab.registrars.slice(0, 2) } = {}) => {
    const signers = addressesOf(set)
    const digest = recoveryDigest({ deployment, version, signersHash: signersHash(signers), validityMs, nonce }, lab.domain)
    const authority = { addresses: addressesOf(lab.registrars), signatures: await signAll(digest, signing) }
    return lab.send(lab.anchor, encodeProposeRecovery({ deployment, signers, validityMs, authority }))
  }

  const cancel = async (
    set: readonly PrivateKeyAccount[],
    proposed: readonly PrivateKeyAccount[],
    by: readonly PrivateKeyAccount[],
    nonce = 0n,
  ) => {
    const digest = cancelRecoveryDigest({ deployment, version: 2n, signersHash: signersHash(addressesOf(proposed)), nonce }, lab.domain)
    return lab.send(lab.anchor, encodeCancelRecovery(deployment, { addresses: addressesOf(set), signatures: await signAll(digest, by) }))
  }

  const activate = () =>
    lab.send(lab.anchor, encodeFunctionData({ abi: oracleAnchorAbi, functionName: 'activateRecovery', args: [deployment] }))

  test('by the registrars takes effect after the delay, announced by an event', async () => {
    const [lone] = lab.registrars
    if (!lone) throw new Error('a registrar expected')
    expect(await propose(second, { signing: [lone] })).toEqual({ ok: false, error: 'TooFewSignatures' })
    expect(await activate()).toEqual({ ok: false, error: 'NoRecovery' })

    expect(await propose(second)).toMatchObject({
      ok: true,
      events: [{ eventName: 'RecoveryProposed', args: { deployment, version: 2n } }],
    })
    expect(await attemptSettle(2n, second)).toBe('UnknownSet')
    expect(await attemptSettle(1n, first)).toBe('settled')
    await pass(recoveryDelayS - 60)
    expect(await activate()).toEqual({ ok: false, error: 'RecoveryTooEarly' })
    await pass(120)
    expect(await activate()).toMatchObject({ ok: true, events: [{ eventName: 'SetRegistered', args: { version: 2n } }] })
    expect(await attemptSettle(2n, second)).toBe('settled')
    expect(await activate()).toEqual({ ok: false, error: 'NoRecovery' })
  })

  test('can be cancelled by the quorum of the current set, and what the registrars signed is then spent', async () => {
    await propose(second)
    expect(await cancel(first, second, first.slice(0, 2))).toEqual({ ok: false, error: 'TooFewSignatures' })
    expect(await cancel(strangers, second, strangers)).toEqual({ ok: false, error: 'SignersMismatch' })
    expect(await cancel(first, third, first)).toEqual({ ok: false, error: 'BadSignature' })
    expect(await cancel(first, second, first)).toMatchObject({ ok: true, events: [{ eventName: 'RecoveryCancelled' }] })
    await pass(recoveryDelayS + 60)
    expect(await activate()).toEqual({ ok: false, error: 'NoRecovery' })
    expect(await propose(second)).toEqual({ ok: false, error: 'BadSignature' })
    expect(await propose(second, { nonce: 1n })).toMatchObject({ ok: true })
    expect(await cancel(first, second, first, 0n)).toEqual({ ok: false, error: 'BadSignature' })
  })

  test('is superseded by a later proposal, whose delay starts anew', async () => {
    await propose(second)
    await pass(recoveryDelayS - 60)
    expect(await propose(third, { nonce: 1n })).toMatchObject({
      ok: true,
      events: [{ eventName: 'RecoveryCancelled' }, { eventName: 'RecoveryProposed' }],
    })
    await pass(120)
    expect(await activate()).toEqual({ ok: false, error: 'RecoveryTooEarly' })
    await pass(recoveryDelayS)
    expect(await activate()).toMatchObject({ ok: true })
    expect(await attemptSettle(2n, third)).toBe('settled')
  })

  test('is superseded when the current set registers its successor', async () => {
    await propose(second)
    expect(await lab.registerSet(deployment, 2n, third, first)).toMatchObject({
      ok: true,
      events: [{ eventName: 'RecoveryCancelled' }, { eventName: 'SetRegistered' }],
    })
    await pass(recoveryDelayS + 60)
    expect(await activate()).toEqual({ ok: false, error: 'NoRecovery' })
    expect(await attemptSettle(2n, third)).toBe('settled')
  })

  test('needs a first set to recover from', async () => {
    deployment = freshId()
    expect(await propose(second, { version: 1n })).toEqual({ ok: false, error: 'UnknownSet' })
  })

  test('is not what the registrars’ signature over a first set can be used for', async () => {
    const digest = signerSetDigest({ deployment, version: 2n, signersHash: signersHash(addressesOf(second)), validityMs }, lab.domain)
    const authority = { addresses: addressesOf(lab.registrars), signatures: await signAll(digest, lab.registrars) }
    const data = encodeProposeRecovery({ deployment, signers: addressesOf(second), validityMs, authority })
    expect(await lab.send(lab.anchor, data)).toEqual({ ok: false, error: 'BadSignature' })
  })
})

function packSignersUnchecked(addresses: readonly Address[]): Hex {
  return concatHex([...addresses].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
}

/** The form of the set is checked before its signatures, so none are needed here. */
function rawRegister(signers: Hex, validity: bigint): Hex {
  const { bitmap, signatures } = packSignatures(addressesOf(lab.registrars), [])
  const authority = packSigners(addressesOf(lab.registrars))
  const args = [deployment, 1n, signers, validity, authority, bitmap, signatures] as const
  return encodeFunctionData({ abi: oracleAnchorAbi, functionName: 'registerSet', args })
}
