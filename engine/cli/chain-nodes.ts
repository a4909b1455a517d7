import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { hexToNumber } from 'viem'
import { z } from 'zod'
import { createRpc } from '../adapters/evm'
import { chainsIn, type ReadableChain } from '../settings'

const portsSchema = z.object({ chain: z.int().min(1).max(65_535).optional() })

/**
 * The chains that a command may read: those in `PHAT_DIR`, and the one at `CHAIN_RPC_URL`, or else the local chain of `npm start`.
 * @throws {Fault} `settings_invalid`.
 */
export async function chainNodes(env: NodeJS.ProcessEnv = process.env): Promise<ReadableChain[]> {
  const phatDir = path.resolve(env.PHAT_DIR ?? '.phat')
  const url = env.CHAIN_RPC_URL || localUrl(phatDir)
  const nodes = chainsIn(phatDir, url)
  if (url === undefined || nodes.some(({ rpcUrls }) => rpcUrls.includes(url))) return nodes
  const id = await chainIdAt(url)
  return id === undefined ? nodes : [{ id, rpcUrls: [url] }, ...nodes.filter((node) => node.id !== id)]
}

function localUrl(phatDir: string): string | undefined {
  const file = path.join(phatDir, 'ports.json')
  if (!existsSync(file)) return undefined
  const parsed = portsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  return parsed.success && parsed.data.chain !== undefined ? `http://127.0.0.1:${parsed.data.chain}` : undefined
}

/** Which chain a node serves; undefined when none answers, which matters only to a graph that reads a chain. */
async function chainIdAt(url: string): Promise<string | undefined> {
  try {
    const rpc = createRpc({ id: '', name: url, rpcUrls: [url] }, { timeoutMs: 2000 })
    return `eip155:${hexToNumber(await rpc.request({ method: 'eth_chainId' }))}`
  } catch {
    return undefined
  }
}
