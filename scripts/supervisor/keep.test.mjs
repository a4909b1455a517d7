import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive } from '../processes.mjs'
import { startChild, untilReady } from './child.mjs'
import { keepUp, pauseBefore } from './keep.mjs'

let folder

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'phat-supervisor-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (...parts) => path.join(folder, ...parts)

/** @param {string} script */
function child(script, echo) {
  writeFileSync(at('part.mjs'), script)
  return startChild({
    name: 'part',
    file: process.execPath,
    args: [at('part.mjs')],
    env: process.env,
    cwd: folder,
    log: at('part.log'),
    echo,
  })
}

test('a part that ends while starting is said with the end of its log', async () => {
  const part = child(`console.error('no disk left'); process.exit(3)`)
  await expect(untilReady(part, async () => false, 10_000)).rejects.toThrow(/ended while starting \(exit code 3\).*no disk left/s)
})

test('a part that does not end when asked is ended by force, with what it started', async () => {
  const lines = []
  const part = child(
    `import { spawn } from 'node:child_process'
     process.on('SIGTERM', () => {})
     const below = spawn(process.execPath, ['-e', 'process.on("SIGTERM", () => {}); console.log("deaf"); setInterval(() => {}, 1000)'], { stdio: ['ignore', 'inherit', 'inherit'] })
     console.log('below', below.pid)
     setInterval(() => {}, 1000)`,
    (line) => lines.push(line),
  )
  await untilReady(part, async () => lines.length === 2, 10_000)
  const below = Number(lines.find((line) => line.startsWith('below')).slice(6))
  await part.stop()
  expect(isAlive(part.pid)).toBe(false)
  await part.exited
  expect(isAlive(below)).toBe(false)
})

test('a part that ends is started again, and a part that was stopped is not', async () => {
  const started = []
  let end
  const start = async () => {
    const exited = new Promise((resolve) => {
      end = resolve
    })
    started.push(end)
    return { pid: undefined, exited, stop: async () => end('stopped') }
  }
  const said = []
  const part = keepUp({ name: 'part', start, pidOf: () => undefined, say: (line) => said.push(line), giveUp: () => {} })
  await part.ready
  started[0]('SIGKILL')
  while (started.length < 2) await sleep(10)
  await sleep(10)
  expect(said).toEqual(['ended (SIGKILL); starting it again', 'up again'])
  await part.stop()
  expect(started.length).toBe(2)
})

test('a part that ends again and again is given up with the last reason', async () => {
  let starts = 0
  const start = async () => {
    starts += 1
    if (starts > 1) throw new Error('its port is gone')
    return { pid: undefined, exited: Promise.resolve('exit code 1'), stop: async () => {} }
  }
  const reason = await new Promise((giveUp) => {
    keepUp({ name: 'part', start, pidOf: () => undefined, say: () => {}, giveUp, wait: async () => {} })
  })
  expect(reason.message).toMatch(/^part ended 9 times, lately within a minute\. its port is gone$/)
})

test('a part waits longer before each start, and anew once it held for a minute', () => {
  const ends = [0, 1, 2, 3, 4, 5, 6, 7]
  expect(ends.map((_, index) => pauseBefore(ends.slice(0, index + 1), 10))).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000, 5000])
  expect(pauseBefore([...ends, 8], 10)).toBeUndefined()
  expect(pauseBefore([...ends, 100_000], 100_000)).toBe(250)
})
