import { BaseError, createPublicClient, fallback, type Hex, http, type PublicClient, RpcRequestError } from 'viem'
import { Fault } from '../../../bricks/kit/fault'
import type { ChainSettings } from '../../world/chain'

/** The part of a chain’s settings that reaching it needs. */
export type RpcSettings = Pick<ChainSettings, 'id' | 'name' | 'rpcUrls'>

/** What a node answered when it refused a request. */
export interface RpcRefusal {
  code: number
  message: string
  /** The revert’s bytes, when there are any. */
  data: Hex | null
}

/** How requests travel. */
export interface RpcOptions {
  /** Replaces the global `fetch`. */
  fetch?: typeof fetch
  /** How long one node may take before the next one is asked. */
  timeoutMs?: number
}

/** A client that asks the RPC URLs in their order, and the next one when one does not answer. It remembers nothing. */
export function createRpc({ rpcUrls }: RpcSettings, { fetch, timeoutMs = 8_000 }: RpcOptions = {}): PublicClient {
  const options = { timeout: timeoutMs, retryCount: 0, ...(fetch ? { fetchFn: fetch } : {}) }
  return createPublicClient({
    transport: fallback(
      rpcUrls.map((url) => http(url, options)),
      { retryCount: 1, retryDelay: 100 },
    ),
    cacheTime: 0,
  })
}

/** The node’s own refusal inside an error, or null when no node answered. */
export function readRefusal(error: unknown): RpcRefusal | null {
  const inner = error instanceof BaseError ? error.walk((cause) => cause instanceof RpcRequestError) : null
  if (!(inner instanceof RpcRequestError)) return null
  return { code: inner.code, message: inner.details, data: readData(inner.data) }
}

/** Any failure of a request as a Fault: `chain_refused` when a node said no, `chain_unreachable` when none answered. */
export function toChainFault({ name, rpcUrls }: RpcSettings, error: unknown): Fault {
  if (error instanceof Fault) return error
  const refusal = readRefusal(error)
  if (refusal)
    return new Fault('chain_refused', `${name} refused a request: ${refusal.message}`, {
      remedy: 'Check that the RPC URL serves this chain with its recent history.',
      retry: true,
      cause: error,
    })
  const tried = rpcUrls.map(hostOf).join(', ')
  return new Fault('chain_unreachable', `${name} cannot be reached at ${tried}.`, {
    remedy: 'Check that the chain runs and that its RPC URL is right, or add another URL.',
    retry: true,
    cause: error,
  })
}

/** A key is often part of an RPC URL’s path, so only the host is shown. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'a malformed URL'
}

/** Nodes put the bytes in `data`, or in `data.data`. */
function readData(data: unknown): Hex | null {
  if (typeof data === 'string' && data.startsWith('0x')) return `0x${data.slice(2)}`
  return typeof data === 'object' && data !== null && 'data' in data ? readData(data.data) : null
}
