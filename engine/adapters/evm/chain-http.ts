import { setTimeout as wait } from 'node:timers/promises'
import { stringify } from 'lossless-json'
import { z } from 'zod'
import { Fault, type Json, parseLossless } from '../../../bricks/kit'
import { chainAsked } from '../../witness/chain-reads'
import type { ChainId } from '../../world/chain'
import type { Clock } from '../../world/clock'
import type { Http, HttpReply, HttpRequest } from '../../world/http'

/** A chain that may be read, and the nodes that are asked, in their order. Their URLs may hold keys and are never shown. */
export interface ChainNode {
  id: ChainId
  rpcUrls: readonly string[]
}

/** What a brick may ask a node. Nothing here costs gas, signs, or changes anything. */
const METHODS = [
  'eth_blockNumber',
  'eth_call',
  'eth_chainId',
  'eth_getBalance',
  'eth_getBlockByHash',
  'eth_getBlockByNumber',
  'eth_getCode',
  'eth_getLogs',
  'eth_getStorageAt',
  'eth_getTransactionReceipt',
] as const

const questionSchema = z.strictObject({ method: z.string(), params: z.array(z.json()).max(8) })
const answerSchema = z.union([
  z.object({ error: z.object({ code: z.int(), message: z.string(), data: z.unknown().optional() }) }),
  z.object({ result: z.unknown() }).refine(({ result }) => result !== undefined),
])

/** JSON-RPC codes by which a node says that it is busy, not that the question is wrong. */
const BUSY = new Set([-32005, -32016, -32029, 429])
const MOST_BYTES = 4_194_304
const MOST_MS = 30_000

/**
 * Answers requests to `chain:<CAIP-2>` by asking the chain’s nodes, and leaves every other request to `http`. The nodes’ URLs come from the
 * installation’s own settings, so that a node on this machine may be asked although a workflow may never reach such an address. A block is
 * answered without its lists of transactions and withdrawals: what bricks read stands in its header, and every worker records it.
 * @throws {Fault} `chain_unknown`, `chain_method_refused`, `chain_unreachable`, `http_timeout`, `http_too_large`.
 */
export function withChainReads<Base extends Http>(http: Base, { nodes, clock }: { nodes: readonly ChainNode[]; clock: Clock }): Base {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  return {
    ...http,
    async request(request) {
      const chain = chainAsked(request.url)
      if (chain === undefined) return http.request(request)
      if (request.delayMs) await wait(Math.min(request.delayMs, MOST_MS))
      const { method, params } = readQuestion(request.body)
      const node = byId.get(chain)
      if (!node) throw unknownChain(chain)
      const text = await askInTurn(node, { jsonrpc: '2.0', id: 1, method, params }, request)
      if (Buffer.byteLength(text) > request.maxBytes) throw tooLarge(chain, request.maxBytes)
      return { status: 200, headers: { 'content-type': 'application/json' }, body: text, receivedAtMs: clock.nowMs() } satisfies HttpReply
    },
  }
}

function readQuestion(body: string | undefined): { method: string; params: Json[] } {
  const { method, params } = questionSchema.parse(JSON.parse(body ?? ''))
  if (METHODS.some((known) => known === method)) return { method, params }
  throw new Fault('chain_method_refused', `${method} is not among the questions that a workflow may ask a chain.`, {
    remedy: `Use one of ${METHODS.join(', ')}.`,
  })
}

/** Asks one node after the other until one answers, all within the request’s time; a node that refuses the question has answered. */
async function askInTurn(
  { id, rpcUrls }: ChainNode,
  question: { jsonrpc: '2.0'; id: number; method: string; params: readonly Json[] },
  { timeoutMs, maxBytes }: Pick<HttpRequest, 'timeoutMs' | 'maxBytes'>,
): Promise<string> {
  const signal = AbortSignal.timeout(Math.min(timeoutMs, MOST_MS))
  let last: unknown
  for (const url of rpcUrls) {
    try {
      const answer = answerSchema.parse(parseLossless(await post(url, question, maxBytes, signal)))
      if ('error' in answer && BUSY.has(answer.error.code)) throw new Error(answer.error.message)
      return stringify('error' in answer ? answer : { result: headerOnly(question.method, answer.result) }) ?? ''
    } catch (error) {
      if (signal.aborted)
        throw new Fault('http_timeout', `No node of ${id} answered ${question.method} within ${timeoutMs} ms.`, {
          remedy: 'Raise “Wait at most”, or add a faster node to the settings.',
          retry: true,
          cause: error,
        })
      if (error instanceof Fault && error.code === 'http_too_large') throw tooLarge(id, maxBytes)
      last = error
    }
  }
  throw new Fault('chain_unreachable', `${id} cannot be read: ${rpcUrls.map(hostOf).join(', ')} gave no answer to ${question.method}.`, {
    remedy: 'Check that the chain runs and that its RPC URL is right, or add another URL.',
    retry: true,
    cause: last,
  })
}

async function post(url: string, question: unknown, maxBytes: number, signal: AbortSignal): Promise<string> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(question), redirect: 'error', signal })
  // Nodes send an error of JSON-RPC with any status; a page of a proxy is no JSON and fails where it is parsed.
  const decoder = new TextDecoder()
  // A block’s transactions are read and dropped, so a header may come in a larger reply.
  const most = Math.min(MOST_BYTES, Math.max(maxBytes, 1_048_576) + 1024)
  let text = ''
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > most) throw tooLarge('', most)
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function headerOnly(method: string, result: unknown): unknown {
  if (!method.startsWith('eth_getBlockBy') || typeof result !== 'object' || result === null) return result
  const left: Record<string, unknown> = { ...result }
  for (const list of ['transactions', 'withdrawals', 'uncles']) delete left[list]
  return left
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'a malformed URL')

const unknownChain = (chain: string): Fault =>
  new Fault('chain_unknown', `This installation has no node of ${chain}.`, {
    remedy: 'Name the chain in chains.json or nodes.json beside the installation’s keys, or read a chain that it has.',
  })

const tooLarge = (chain: string, maxBytes: number): Fault =>
  new Fault('http_too_large', `${chain} answered with more than ${maxBytes} bytes.`, {
    remedy: 'Ask for less, such as fewer blocks, or raise “Largest reply”.',
  })
