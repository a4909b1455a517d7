import { Keyring } from '@polkadot/keyring'
import type { KeyringPair } from '@polkadot/keyring/types'
import { u8aToHex } from '@polkadot/util'
import { cryptoWaitReady } from '@polkadot/util-crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { OwnerAct, SignedAct } from './act'
import { deploymentIdOf } from './deployment-id'
import { addressOf, type OwnerKey, ownerKeyOf } from './owner-key'
import { sampleAct } from './sample-act'
import { actBytes, verifyAct } from './verify-act'

const kinds = ['sr25519', 'ed25519', 'ecdsa', 'ethereum'] as const
const pairs = new Map<string, KeyringPair>()
const pairOf = (kind: string): KeyringPair => {
  const pair = pairs.get(kind)
  if (!pair) throw new Error(`no ${kind} key`)
  return pair
}

beforeAll(async () => {
  await cryptoWaitReady()
  for (const kind of kinds)
    pairs.set(kind, new Keyring({ type: kind }).addFromUri(kind === 'ethereum' ? `0x${'4c'.repeat(32)}` : '//Alice'))
})

const sign = (pair: KeyringPair, act: OwnerAct, options?: { withType: boolean }): SignedAct => ({
  act,
  signature: u8aToHex(pair.sign(actBytes(act), options)),
})
const ownedBy = (pair: KeyringPair) => sampleAct({ owner: ownerKeyOf(pair.address) })
const codeOf = (promise: Promise<void>) => promise.then(() => 'verified').catch((error: { code: string }) => error.code)

describe.each(kinds)('an act signed by a real %s key', (kind) => {
  test('verifies', async () => {
    expect(await codeOf(verifyAct(sign(pairOf(kind), ownedBy(pairOf(kind)))))).toBe('verified')
  })

  // Ethereum keys are not Substrate's, and sign without its type byte.
  if (kind !== 'ethereum')
    test('verifies with Substrate’s type byte before it', async () => {
      expect(await codeOf(verifyAct(sign(pairOf(kind), ownedBy(pairOf(kind)), { withType: true })))).toBe('verified')
    })

  test('is refused once a fact of it has changed', async () => {
    const signed = sign(pairOf(kind), ownedBy(pairOf(kind)))
    for (const change of [{ nonce: 18 }, { instance: 'phat-other' }, { expiryMs: signed.act.expiryMs + 1 }])
      expect(await codeOf(verifyAct({ ...signed, act: { ...ownedBy(pairOf(kind)), ...change } }))).toBe('act_altered')
  })

  test('is refused in another owner’s name', async () => {
    const signed = sign(pairOf(kind), ownedBy(pairOf(kind)))
    const other = ownerKeyOf(
      new Keyring({ type: kind === 'ethereum' ? 'ethereum' : kind }).addFromUri(kind === 'ethereum' ? `0x${'4d'.repeat(32)}` : '//Bob')
        .address,
    )
    expect(await codeOf(verifyAct({ ...signed, act: { ...signed.act, owner: other } }))).toBe('act_altered')
  })

  test('is refused when it was signed without the tags around it', async () => {
    const act = ownedBy(pairOf(kind))
    const bare = actBytes(act).slice('<Bytes>'.length, -'</Bytes>'.length)
    expect(await codeOf(verifyAct({ act, signature: u8aToHex(pairOf(kind).sign(bare)) }))).toBe('act_altered')
  })

  test('no changed byte of the signature verifies', async () => {
    const signed = sign(pairOf(kind), ownedBy(pairOf(kind)))
    const length = signed.signature.length / 2 - 1
    await fc.assert(
      // The last byte of a recoverable signature is a recovery id, which has two spellings: 0 and 27.
      fc.asyncProperty(fc.integer({ min: 0, max: Math.min(length, 64) - 1 }), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const bytes = Uint8Array.from(Buffer.from(signed.signature.slice(2), 'hex'))
        bytes[at] = (bytes[at] ?? 0) ^ flip
        expect(await codeOf(verifyAct({ ...signed, signature: u8aToHex(bytes) }))).toBe('act_altered')
      }),
      { numRuns: 25 },
    )
  })
})

test('an act for another installation is foreign', async () => {
  const signed = sign(pairOf('sr25519'), ownedBy(pairOf('sr25519')))
  expect(await codeOf(verifyAct(signed, { instance: 'phat-elsewhere' }))).toBe('act_foreign')
  expect(await codeOf(verifyAct(signed, { instance: signed.act.instance }))).toBe('verified')
})

test('an act is good until it expires, and for an hour at most', async () => {
  const signed = sign(pairOf('sr25519'), ownedBy(pairOf('sr25519')))
  const { expiryMs } = signed.act
  expect(await codeOf(verifyAct(signed, { nowMs: expiryMs - 1 }))).toBe('verified')
  expect(await codeOf(verifyAct(signed, { nowMs: expiryMs }))).toBe('act_expired')
  expect(await codeOf(verifyAct(signed, { nowMs: expiryMs - 61 * 60_000 }))).toBe('act_expired')
})

test('bytes that are no signature of any kind are named so', async () => {
  const signed = sign(pairOf('sr25519'), ownedBy(pairOf('sr25519')))
  for (const signature of ['', '0x', '0x1234', `${signed.signature}00000000`, 'hello'])
    expect(await codeOf(verifyAct({ ...signed, signature }))).toBe('bad_signature')
})

describe('an owner', () => {
  test('is the same under every ss58 prefix', () => {
    const { address, publicKey } = pairOf('sr25519')
    const written = [0, 2, 42, 63, 64, 1287, 16383].map((prefix) => new Keyring({ ss58Format: prefix }).encodeAddress(publicKey, prefix))
    expect(new Set(written).size).toBe(7)
    expect(written.map(ownerKeyOf)).toEqual(written.map(() => u8aToHex(publicKey)))
    expect(addressOf(ownerKeyOf(address))).toBe(address)
  })

  test('is the account id of an ecdsa key and the address of an ethereum key', () => {
    expect(ownerKeyOf(pairOf('ecdsa').address)).toBe(u8aToHex(pairOf('ecdsa').addressRaw))
    expect(ownerKeyOf(pairOf('ethereum').address)).toBe(pairOf('ethereum').address.toLowerCase())
  })

  test('is not made of an address with a changed letter', () => {
    const { address } = pairOf('sr25519')
    for (const wrong of ['', 'Alice', `${address}1`, address.slice(0, -1), address.replace('5G', '5H'), '0x12'])
      expect(() => ownerKeyOf(wrong)).toThrow('not an account’s address')
  })
})

test('a deployment’s id follows from owner and nonce alone', () => {
  const alice: OwnerKey = '0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d'
  expect(deploymentIdOf(alice, 0)).toBe('0xa853bdb1ada4930607fc65f3f46caaf2ad8517ad540278fc76813fdc38811a65')
  expect(deploymentIdOf(alice, 1)).not.toBe(deploymentIdOf(alice, 0))
})
