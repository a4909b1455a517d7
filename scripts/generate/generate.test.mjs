import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeCatalogue } from './catalogue.mjs'
import { differences } from './client.mjs'

let folder

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'phat-generate-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

function put(file, text = '') {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), text)
}

test('the catalogue lists every brick by name and leaves out the kit and folders without a definition', () => {
  for (const file of ['kit/index.ts', 'switch/index.ts', 'http-fetch/index.ts', 'cron/index.ts', 'notes/README.md', 'index.ts']) put(file)
  expect(writeCatalogue(folder)).toBe(`// Written by "npm run generate" from the folders beside it. Do not edit.
import cron from './cron'
import httpFetch from './http-fetch'
import switchBrick from './switch'

/** Every brick there is, by name. */
export const bricks = [cron, httpFetch, switchBrick] as const
`)
})

test('a file that differs, is missing or is left over is named', () => {
  put('fresh/same.ts', 'a')
  put('kept/same.ts', 'a')
  put('fresh/deep/changed.ts', 'b')
  put('kept/deep/changed.ts', 'c')
  put('fresh/added.ts')
  put('kept/left.ts')
  expect(differences(path.join(folder, 'fresh'), path.join(folder, 'kept'))).toEqual([
    'added.ts',
    path.join('deep', 'changed.ts'),
    'left.ts',
  ])
})
