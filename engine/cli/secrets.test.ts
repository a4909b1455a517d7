import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStore } from '../adapters/prisma/store'
import { createTestDatabase, type TestDatabase } from '../adapters/prisma/test-database'
import { openVault } from '../adapters/vault'
import type { Store } from '../world'
import { rotate } from './secrets'

let dir: string
let database: TestDatabase
let store: Store

beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'phat-secrets-'))
  database = await createTestDatabase()
  store = createStore(database.url)
})

afterAll(async () => {
  await store.close()
  await database.drop()
  rmSync(dir, { recursive: true })
})

test('a rotation seals every secret again, and a second one after a crash between its halves loses none', async () => {
  const { secrets } = openVault(dir)
  const owners = ['0x01', '0x02'] as const
  for (const owner of owners) await store.putSecret(secrets.seal(`value of ${owner}`, { owner, name: 'KEY', hosts: ['a.example.com'] }), 1)
  const [before] = await store.secrets('0x01')
  expect(await rotate(database.url, dir)).toEqual({ resealed: 2, newKey: true })
  const [after] = await store.secrets('0x01')
  expect(after?.keyId).not.toBe(before?.keyId)
  expect(after).toMatchObject({ hosts: ['a.example.com'], createdMs: 1, updatedMs: 1 })
  // As if the process had died after the new key was written and before any row was.
  if (before) await store.putSecret(secrets.seal('value of 0x01', before), 2)
  const { rotateSecretsKey } = await import('../adapters/vault')
  rotateSecretsKey(dir)
  expect(await rotate(database.url, dir)).toEqual({ resealed: 2, newKey: true })
  for (const owner of owners) {
    const [row] = await store.secrets(owner, ['KEY'])
    expect(row && secrets.open(row)).toBe(`value of ${owner}`)
  }
})
