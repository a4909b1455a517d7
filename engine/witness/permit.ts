import { Fault, type Host, type HttpReply, type HttpRequest, hostOf } from '../../bricks/kit'
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
      // Text of another charset may be longer in UTF-8 than it was on the wire, where it was held to what the request allows.
      bytes += Math.min(new TextEncoder().encode(reply.body).length, request.maxBytes)
      if (bytes > limits.bytes) throw new Fault('bytes_exceeded', `The bundle may read ${limits.bytes} bytes a run.`, { remedy: deploy })
      return reply
    },
  }
}

/** Holds an effect’s mail to its hosts (`host:port`) and its number of requests. @throws {Fault} `host_not_permitted`, `requests_exceeded`. */
export function permitMail(
  mail: Host['mail'],
  { hosts }: Pick<BundleContent['permissions'], 'hosts'>,
  limits: Pick<BundleContent['limits'], 'requests'>,
): Host['mail'] {
  let requests = 0
  const remedy = 'Deploy a workflow that declares it, so that its owner signs for it.'
  return {
    async send(message) {
      if (!hosts.includes(message.server)) throw new Fault('host_not_permitted', `The bundle may not reach ${message.server}.`, { remedy })
      if (++requests > limits.requests)
        throw new Fault('requests_exceeded', `The bundle may make ${limits.requests} requests a run, and this is one more.`, { remedy })
      return mail.send(message)
    },
  }
}
