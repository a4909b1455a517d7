import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A server on a free loopback port that speaks its own idea of HTTP, for tests. */
export interface RawServer {
  origin: string
  host: string
  port: number
  close(): Promise<void>
}

/** Starts a server that hands every connection to `talk`, with its first bytes as text, once they have come. */
export async function startRawServer(talk: (socket: Socket, asked: string) => void): Promise<RawServer> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    socket.once('data', (chunk) => talk(socket, chunk.toString('latin1')))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      }),
  }
}
