import { demoPrice, isListed } from './price'
import { hashText, smoothNoise } from './random'
import type { RawReply } from './weather'

/**
 * Answers a GraphQL request about a made-up exchange’s pools, as indexers answer: `pool(id)` with variable `id` such as `ETH-USDC`. Errors come
 * with status 200.
 */
export function poolsReply(seed: string, timeMs: number, body: string | undefined): RawReply {
  const asked = parse(body)
  if (!asked) return { status: 400, body: { errors: [{ message: 'The body must be JSON with a query.' }] } }
  if (!/\bpool\b/.test(asked.query)) return error('Cannot query: the demo knows the field “pool” alone.')
  const [base = '', quote = ''] = asked.id.split('-')
  if (base === quote || !isListed(base) || !isListed(quote)) return { status: 200, body: { data: { pool: null } } }
  const price = demoPrice(seed, 'pools', base, quote, timeMs, 6)
  const lockedUSD = 48_000_000 + smoothNoise(hashText(`${seed}/pools/${asked.id}`), timeMs, 3_600_000, 900_000)
  return { status: 200, body: { data: { pool: { id: asked.id, token0Price: price, totalValueLockedUSD: `${lockedUSD}.00` } } } }
}

const error = (message: string): RawReply => ({ status: 200, body: { errors: [{ message }], data: null } })

function parse(body: string | undefined): { query: string; id: string } | undefined {
  let json: unknown
  try {
    json = JSON.parse(body ?? '')
  } catch {
    return undefined
  }
  if (typeof json !== 'object' || json === null || !('query' in json) || typeof json.query !== 'string') return undefined
  const variables = 'variables' in json ? json.variables : undefined
  const id = typeof variables === 'object' && variables !== null && 'id' in variables ? variables.id : undefined
  return { query: json.query, id: typeof id === 'string' ? id : 'ETH-USDC' }
}
