import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server on a free loopback port, for tests. */
export interface Loopback {
  origin: string
  host: string
  port: number
  /** Paths asked for, in order. */
  asked: string[]
  close(): Promise<void>
}

/** Starts a server that answers every request with `answer`. */
export async function startLoopback(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Loopback> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    port,
    asked,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
