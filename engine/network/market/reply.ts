import { exchangeReply } from './exchanges'
import { gatewayReply, objectReply } from './objects'
import { poolsReply } from './pools'
import { weatherReply } from './weather'

/** The host that stands for the demo market; `.invalid` never resolves, so no request for it can leave the machine. */
export const DEMO_HOST = 'market.demo.invalid'

/** The seed of an installation that chose none. */
export const DEFAULT_DEMO_SEED = 'phat'

/** A reply of the demo market. */
export interface DemoReply {
  status: number
  headers: Record<string, string>
  body: string
}

/** True for a URL of the demo market. */
export const isDemoUrl = (url: string): boolean => URL.canParse(url) && new URL(url).hostname === DEMO_HOST

/** What the demo market answers: a pure function of seed, time (Unix ms), URL and body. All of it is made up. */
export function demoReply(seed: string, timeMs: number, url: string, sent?: string): DemoReply {
  const { pathname, searchParams } = new URL(url)
  const [, place = '', ...path] = pathname.split('/')
  const reply = placeReply(place, path[0] ?? '', { seed, timeMs, sent }) ?? exchangeReply(seed, timeMs, place, path, searchParams)
  return {
    status: reply?.status ?? 404,
    headers: { 'content-type': 'application/json', 'x-demo': 'made-up data' },
    body: reply?.text ?? JSON.stringify(reply?.body ?? { message: `The demo market has nothing at ${pathname}.` }),
  }
}

/** What is not an exchange. */
function placeReply(place: string, name: string, { seed, timeMs, sent }: { seed: string; timeMs: number; sent: string | undefined }) {
  switch (place) {
    case 'weather':
      return weatherReply(seed, timeMs, name)
    case 'objects':
      return objectReply(name)
    case 'ipfs':
      return gatewayReply(name)
    case 'graphql':
      return poolsReply(seed, timeMs, sent)
  }
  return undefined
}
