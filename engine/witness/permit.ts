import { Fault, type HttpReply, type HttpRequest, hostOf } from '../../bricks/kit'
import type { BundleContent } from '../bundle/bundle'
import { chainAsked } from './chain-reads'

interface HttpLike {
  request(request: HttpRequest): Promise<HttpReply>
}

/**
 * Holds a worker to what the owner signed: the bundle’s hosts, and its most requests and bytes a run.
 * @throws {Fault} `host_not_permitted`, `chain_not_permitted`, `requests_exceeded`, `bytes_exceeded`.
 */
export function permitOnly(http: HttpLike, { permissions, limits }: Pick<BundleContent, 'permissions' | 'limits'>): HttpLike {
  const hosts = new Set(permissions.hosts)
  const chains = new Set(permissions.chainsRead)
  let requests = 0
  let bytes = 0
  const deploy = 'Deploy a workflow that declares it, so that its owner signs for it.'
  return {
    async request(request) {
      const chain = chainAsked(request.url)
      const host = chain ?? hostOf(request.url)
      if (chain !== undefined && !chains.has(chain))
        throw new Fault('chain_not_permitted', `The bundle may not read ${chain}.`, { remedy: deploy })
      if (chain === undefined && !hosts.has(host))
        throw new Fault('host_not_permitted', `The bundle may not reach ${host}.`, { remedy: deploy })
      if (++requests > limits.requests)
        throw new Fault('requests_exceeded', `The bundle may make ${limits.requests} requests a run, and this is one more.`, {
          remedy: deploy,
        })
      const reply = await http.request(request)
      bytes += reply.body.length
      if (bytes > limits.bytes) throw new Fault('bytes_exceeded', `The bundle may read ${limits.bytes} bytes a run.`, { remedy: deploy })
      return reply
    },
  }
}
