import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { hexToBytes, keccak256, stringToHex } from 'viem'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addressOfKey, recoverSigner as recoverNoble, signDigest } from '../../witness/signature'
import { openVault, recoverSigner, signerOf } from '.'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'phat-vault-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const key = keccak256(stringToHex('a key'))
const digest = keccak256(stringToHex('a digest'))

test('native and browser code make the same signatures and know each other’s', () => {
  const signer = signerOf(key)
  expect(signer.address).toBe(addressOfKey(hexToBytes(key)))
  expect(signer.sign(digest)).toBe(signDigest(digest, hexToBytes(key)))
  expect(recoverSigner(digest, signer.sign(digest))).toBe(signer.address)
  expect(recoverNoble(digest, signer.sign(digest))).toBe(signer.address)
})

test('a signature that is cut, altered or turned to its high twin belongs to nobody or somebody else', () => {
  const signer = signerOf(key)
  const signature = signer.sign(digest)
  const order = BigInt('0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141')
  const high = (order - BigInt(`0x${signature.slice(66, 130)}`)).toString(16).padStart(64, '0')
  const v = signature.endsWith('1b') ? '1c' : '1b'
  expect(recoverSigner(digest, `0x${signature.slice(2, 66)}${high}${v}`)).toBeNull()
  expect(recoverSigner(digest, '0x1234')).toBeNull()
  expect(recoverSigner(digest, `0x${'00'.repeat(64)}1b`)).toBeNull()
  expect(recoverSigner(keccak256(digest), signature)).not.toBe(signer.address)
})

test('keys are made once, readable by their owner alone, and stay the same', () => {
  const first = openVault(dir)
  const again = openVault(dir)
  expect(again.keys).toEqual(first.keys)
  expect(again.worker(4812).address).toBe(first.worker(4812).address)
  expect(first.worker(1).address).not.toBe(first.worker(2).address)
  if (process.platform !== 'win32') expect(statSync(path.join(dir, 'keys.json')).mode & 0o077).toBe(0)
})

test('missing or damaged keys are named', () => {
  expect(() => openVault(path.join(dir, 'none'), { create: false })).toThrow(/There are no keys at/)
  writeFileSync(path.join(dir, 'keys.json'), '{')
  expect(() => openVault(dir)).toThrow(/cannot be read/)
})
