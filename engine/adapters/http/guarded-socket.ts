import type { Socket } from 'node:net'
import { type Exemption, guardedConnector, type Resolve } from './connector'

/** Opens a plain connection to a host and port that are on the public internet, or let through. */
export type OpenSocket = (host: string, port: number) => Promise<Socket>

/** Connections under the same guard as requests, for other protocols than HTTP. @throws {Fault} `http_refused_address`, or what the network says. */
export function guardedSocket(allow: Exemption = () => false, resolve?: Resolve): OpenSocket {
  const connect = guardedConnector(allow, resolve)
  return (host, port) =>
    new Promise((done, fail) =>
      connect({ hostname: host, host, protocol: 'http:', port: String(port) }, (error, socket) => (socket ? done(socket) : fail(error))),
    )
}
