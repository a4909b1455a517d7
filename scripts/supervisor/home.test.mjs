import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive } from '../processes.mjs'
import { prepareHome, rememberPorts, rememberProcesses, takeLock } from './home.mjs'

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

test('a second instance is refused and told where the first one is', () => {
  const other = idle('start.mjs')
  try {
    put('instance.json', JSON.stringify({ pid: other.pid, address: 'http://127.0.0.1:3000' }))
    expect(() => takeLock(folder)).toThrow(/already runs here at http:\/\/127\.0\.0\.1:3000/)
  } finally {
    other.kill('SIGKILL')
  }
})

test('the lock of a process that is gone is taken over', async () => {
  const other = idle('start.mjs')
  put('instance.json', JSON.stringify({ pid: other.pid }))
  other.kill('SIGKILL')
  await new Promise((resolve) => other.once('close', resolve))
  takeLock(folder)
  expect(JSON.parse(readFileSync(at('instance.json'), 'utf8')).pid).toBe(process.pid)
})

test('the lock of a process number that is now another program is taken over', () => {
  const other = idle('something-else.mjs')
  try {
    put('instance.json', JSON.stringify({ pid: other.pid }))
    takeLock(folder)
    expect(isAlive(other.pid)).toBe(true)
  } finally {
    other.kill('SIGKILL')
  }
})

test('a damaged lock is taken over', () => {
  put('instance.json', '{"pid": 1')
  expect(() => takeLock(folder)).not.toThrow()
})

test('a folder that cannot be made or written is named, with what to do', () => {
  put('occupied', '')
  expect(() => prepareHome(at('occupied/.phat'), folder)).toThrow(/Cannot write to .*\.phat.*PHAT_DIR=/s)
})

test('ports last from one start to the next, unless somebody else took them', async () => {
  const first = await rememberPorts(folder)('chain')
  expect(await rememberPorts(folder)('chain')).toBe(first)
  const holder = net.createServer().listen(first, '127.0.0.1')
  await new Promise((resolve) => holder.once('listening', resolve))
  expect(await rememberPorts(folder)('chain')).not.toBe(first)
  holder.close()
})

test('parts asked for at the same moment get different ports', async () => {
  const portFor = rememberPorts(folder)
  const ports = await Promise.all(['a', 'b', 'c', 'd'].map(portFor))
  expect(new Set(ports).size).toBe(4)
})

test('what a killed start left is ended, and a stranger with its number is not', async () => {
  const left = idle('engine.mjs')
  const stranger = idle('stranger.mjs')
  try {
    const processes = rememberProcesses(folder)
    processes.note('engine', left.pid, 'engine.mjs')
    processes.note('chain', stranger.pid, 'anvil')
    expect(await processes.endLeftovers()).toEqual(['engine'])
    expect(isAlive(left.pid)).toBe(false)
    expect(isAlive(stranger.pid)).toBe(true)
  } finally {
    stranger.kill('SIGKILL')
  }
})
