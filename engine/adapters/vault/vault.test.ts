import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { hexToBytes, keccak256, stringToHex } from 'viem'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addressOfKey, recoverSigner as recoverNoble, signDigest } from '../../witness/signature'
import { openVault, recoverSigner, rotateSecretsKey, signerOf } from '.'

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

const place = { owner: '0x1111', name: 'API_KEY', hosts: ['api.example.com'] } as const

test('a secret opens with its own owner, name and hosts only, and not after a bit was turned', () => {
  const { secrets } = openVault(dir)
  const sealed = secrets.seal('correct horse', place)
  expect(secrets.open(sealed)).toBe('correct horse')
  expect(JSON.stringify(sealed)).not.toContain('correct horse')
  expect(secrets.seal('correct horse', place).sealed).not.toBe(sealed.sealed)
  const bytes = Buffer.from(sealed.sealed, 'base64')
  for (const at of [0, 13, bytes.length - 1]) {
    const turned = Buffer.from(bytes)
    turned[at] = (turned[at] ?? 0) ^ 1
    expect(() => secrets.open({ ...sealed, sealed: turned.toString('base64') })).toThrow(/was altered/)
  }
  for (const other of [{ owner: '0x2222' as const }, { name: 'OTHER' }, { hosts: ['api.example.com', 'evil.example.com'] }])
    expect(() => secrets.open({ ...sealed, ...other })).toThrow(/was altered/)
  expect(() => secrets.open({ ...sealed, sealed: bytes.subarray(0, 20).toString('base64') })).toThrow(/was altered/)
})

test('keys of before there were secrets gain one, and keep all others', () => {
  const { keys } = openVault(dir)
  const { secretsKeys: _, ...old } = keys
  writeFileSync(path.join(dir, 'keys.json'), JSON.stringify(old))
  const sealed = openVault(dir).secrets.seal('a value', place)
  const again = openVault(dir)
  expect(again.secrets.open(sealed)).toBe('a value')
  expect(again.keys).toMatchObject(old)
})

test('a rotated key seals at once in vaults that are open, and the one before it still opens', () => {
  const vault = openVault(dir)
  const sealed = vault.secrets.seal('a value', place)
  expect(rotateSecretsKey(dir)).toBe(true)
  expect(vault.secrets.isCurrent(sealed)).toBe(false)
  expect(vault.secrets.open(sealed)).toBe('a value')
  expect(vault.secrets.isCurrent(vault.secrets.seal('a value', place))).toBe(true)
  rotateSecretsKey(dir)
  expect(() => vault.secrets.open(sealed)).toThrow(/key is not here/)
})

test('the environment’s keys go before those of the file', () => {
  const first = 'ab'.repeat(32)
  process.env.PHAT_SECRETS_KEY = first
  try {
    const { secrets } = openVault(dir)
    const sealed = secrets.seal('a value', place)
    process.env.PHAT_SECRETS_KEY = `${'cd'.repeat(32)},${first}`
    expect(secrets.open(sealed)).toBe('a value')
    expect(secrets.isCurrent(sealed)).toBe(false)
    expect(rotateSecretsKey(dir)).toBe(false)
    process.env.PHAT_SECRETS_KEY = 'short'
    expect(() => secrets.open(sealed)).toThrow(/PHAT_SECRETS_KEY/)
  } finally {
    delete process.env.PHAT_SECRETS_KEY
  }
})
