import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPublicClient, http, parseEther } from 'viem'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { accountOf } from '../../contracts/lab'
import { type Anvil, type AnvilOptions, startAnvil } from './anvil'
import { fundLocal } from './deploy'

const { address } = accountOf('somebody')
const running: Anvil[] = []
let folder: string

const start = async (options: AnvilOptions) => {
  const anvil = await startAnvil(options)
  running.push(anvil)
  return anvil
}

const clientOf = ({ url }: Anvil) => createPublicClient({ transport: http(url), cacheTime: 0 })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phat-anvil-'))
})

afterEach(async () => {
  for (const anvil of running.splice(0)) await anvil.stop()
  await rm(folder, { recursive: true })
})

test('a local chain listens on a free port, with the chain id asked for', async () => {
  const [one, other] = await Promise.all([start({ chainId: 4242 }), start({})])
  expect(one.port).not.toBe(other.port)
  expect(await clientOf(one).getChainId()).toBe(4242)
  expect(await clientOf(other).getChainId()).toBe(31337)
})

test('a stopped chain goes on where it was', async () => {
  const options = { stateFile: join(folder, 'state.json'), blockTimeSeconds: 1, mixedMining: true }
  const first = await start(options)
  const genesis = (await clientOf(first).getBlock({ blockNumber: 0n })).hash
  await fundLocal(first.url, address, parseEther('3'))
  await vi.waitUntil(async () => (await clientOf(first).getBlockNumber()) >= 2n, { timeout: 20_000, interval: 100 })
  const reached = await clientOf(first).getBlock()
  await first.stop()
  expect(await first.exited).not.toBeUndefined()

  const second = await start(options)
  expect(await clientOf(second).getBalance({ address })).toBe(parseEther('3'))
  expect((await clientOf(second).getBlock({ blockNumber: 0n })).hash).toBe(genesis)
  expect((await clientOf(second).getBlock({ blockNumber: reached.number })).hash).toBe(reached.hash)
})

test('a port in use is said so', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  const port = at && typeof at === 'object' ? at.port : 0
  await expect(start({ port })).rejects.toMatchObject({ code: 'port_in_use', message: expect.stringContaining(`${port}`) })
  server.close()
})

test('stopping twice, or after a kill, is no error', async () => {
  const anvil = await start({})
  process.kill(anvil.pid, 'SIGKILL')
  await anvil.exited
  await anvil.stop()
  await anvil.stop()
})
