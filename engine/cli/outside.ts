import { withChainReads } from '../adapters/evm'
import { type ClosableHttp, createHttp } from '../adapters/http'
import type { Clock } from '../world/clock'
import type { Http } from '../world/http'
import { chainNodes } from './chain-nodes'

/** The internet, the demo market and the chains this machine knows, for one command’s work. */
export async function withOutside<T>(clock: Clock, work: (http: Http) => Promise<T>): Promise<T> {
  const http: ClosableHttp = createHttp({ clock, demoMarket: true })
  try {
    return await work(withChainReads(http, { nodes: await chainNodes(), clock }))
  } finally {
    await http.close()
  }
}
