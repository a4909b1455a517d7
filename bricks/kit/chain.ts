import { isAddress } from 'viem'
import { z } from 'zod'
import type { ConfigIssue } from './brick'
import { Fault } from './fault'
import type { Host } from './host'
import type { Json } from './json'

/** A config field that names the EVM chain to read, in CAIP-2 form. */
export const evmChainSetting = () => z.string().regex(/^eip155:[1-9]\d{0,17}$/, 'Use a chain’s CAIP-2 id, such as eip155:1.')

/** A config field that holds a 20-byte address, or nothing. */
export const evmAddressSetting = () => z.string().regex(/^(?:0x[0-9a-fA-F]{40})?$/, 'Use an address: 0x and 40 hexadecimal digits.')

/** An address setting that is empty although it is needed, or whose letters’ case does not fit its checksum (EIP-55). */
export function checkEvmAddress(path: string, address: string, { needed = true } = {}): ConfigIssue[] {
  if (address === '') return needed ? [{ code: 'address_missing', path, message: 'Name the contract to read.' }] : []
  if (isAddress(address)) return []
  const message = 'The address has a wrong letter, or one in the wrong case: its checksum does not fit. Copy it again.'
  return [{ code: 'address_checksum', path, message }]
}

/** How a brick asks one chain; the settings of `ioSettings` and the chain’s id. */
export interface ChainAsk {
  chain: string
  timeoutMs: number
  retries: number
  backoffMs: number
  maxBytes: number
}

/** Asks a chain one question, again when that may help. @throws {Fault} those of `host.chain`. */
export async function askChain(
  chain: Host['chain'],
  { chain: id, timeoutMs, retries, backoffMs, maxBytes }: ChainAsk,
  method: string,
  params: readonly Json[],
): Promise<Json> {
  for (let attempt = 0; ; attempt++) {
    const delayMs = attempt === 0 ? 0 : backoffMs * 2 ** (attempt - 1)
    try {
      return await chain.request({ chain: id, method, params, timeoutMs, maxBytes, ...(delayMs > 0 ? { delayMs } : {}) })
    } catch (error) {
      if (attempt >= retries || !Fault.from(error).retry) throw error
    }
  }
}

/** Asks a contract at one block, named by its hash, so that a node refuses rather than answer from another. Gives the bytes it returns. */
export async function callContract(
  chain: Host['chain'],
  ask: ChainAsk,
  { to, data, blockHash }: { to: string; data: string; blockHash: string },
): Promise<`0x${string}`> {
  const bytes = await askChain(chain, ask, 'eth_call', [{ to: to.toLowerCase(), data }, { blockHash }])
  if (isHex(bytes) && bytes !== '0x') return bytes
  throw new Fault('no_contract', `${to} on ${ask.chain} returned nothing.`, {
    remedy: 'Check chain, address and function: there was no contract with it at this block.',
  })
}

/** True for bytes as nodes write them. */
export const isHex = (value: unknown): value is `0x${string}` => typeof value === 'string' && /^0x(?:[0-9a-f]{2})*$/i.test(value)
