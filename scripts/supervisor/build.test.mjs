import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildIfChanged, hashSources } from './build.mjs'

let folder

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'phat-supervisor-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (...parts) => path.join(folder, ...parts)

function put(file, text) {
  mkdirSync(path.dirname(at(file)), { recursive: true })
  writeFileSync(at(file), text)
}

/** A process that does nothing until it is ended. */
function idle(name = 'idle.mjs') {
  put(name, 'setInterval(() => {}, 1000)')
  return spawn(process.execPath, [at(name)], { detached: true, stdio: 'ignore' })
}

const build = (says) => async () => {
  put('.next/BUILD_ID', 'id')
  put('built', says)
}

beforeEach(() => {
  put('app/page.tsx', 'one')
  put('package-lock.json', '{}')
})

test('the build is made once for the same sources, and again when they changed', async () => {
  expect(await buildIfChanged(folder, build('first'))).toBe(true)
  expect(await buildIfChanged(folder, build('second'))).toBe(false)
  put('app/page.tsx', 'two')
  expect(await buildIfChanged(folder, build('third'))).toBe(true)
  expect(readFileSync(at('built'), 'utf8')).toBe('third')
})

test('a build that failed is tried again', async () => {
  const broken = async () => {
    put('.next/BUILD_ID', 'id')
    throw new Error('no')
  }
  await expect(buildIfChanged(folder, broken)).rejects.toThrow('no')
  expect(await buildIfChanged(folder, build('mended'))).toBe(true)
})

test('while another process builds the same, it waits, and does not build again', async () => {
  const other = idle()
  try {
    put('.cache/build.lock', String(other.pid))
    const waiting = buildIfChanged(folder, build('mine'))
    await sleep(300)
    put('.next/BUILD_ID', 'id')
    put('.next/phat-sources', hashSources(folder))
    rmSync(at('.cache/build.lock'))
    expect(await waiting).toBe(false)
  } finally {
    other.kill('SIGKILL')
  }
})

test('the lock of a builder that is gone does not hold it up', async () => {
  const other = idle('builder.mjs')
  put('.cache/build.lock', String(other.pid))
  other.kill('SIGKILL')
  await new Promise((resolve) => other.once('close', resolve))
  expect(await buildIfChanged(folder, build('after'))).toBe(true)
})

test('the build does not depend on tests, but on names, contents and the lockfile', () => {
  const before = hashSources(folder)
  put('app/page.test.tsx', 'a test')
  expect(hashSources(folder)).toBe(before)
  put('package-lock.json', '{"a":1}')
  expect(hashSources(folder)).not.toBe(before)
})
