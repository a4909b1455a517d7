import { createServer, type Server } from 'node:http'
import { parseArgs } from 'node:util'
import { Fault } from '../../bricks/kit'
import { openEngine, settingsFromEnv } from '../server'
import { startEngine } from '../start-engine'
import { type Command, EXIT } from './command'

const help = `Usage: phat engine

Runs the engine: the schedule, the workers and the settlements. Any number of engines may share one database.

Environment:
  DATABASE_URL          Postgres, migrated
  WORKERS_DATABASE_URL  the workers’ own role there (default: DATABASE_URL)
  PHAT_DIR              keys and settings (default: .phat)
  CHAIN_RPC_URL         the chain that “phat setup” deployed to
  ENGINE_PORT           answers GET /health here, on 127.0.0.1 (default: any free port)
  PHAT_FAULTS           members of each committee that misbehave, such as {"lie":1}
  PHAT_THREADS          worker threads (default: 2)
  PHAT_HOST_RATE        requests a second to any one host, of all workers together (default: 100)`

/** `phat engine`: runs until told to stop. */
export const command: Command = {
  help,
  async run(args) {
    parseArgs({ args, options: {} })
    const engine = openEngine(settingsFromEnv(), { run: startEngine })
    const server = serveHealth(async () => ({ ...(await engine.health()), ok: true }))
    try {
      await engine.start()
    } catch (error) {
      await engine.close()
      throw error
    }
    const port = await listen(server, Number(process.env.ENGINE_PORT ?? 0))
    console.log(`The engine runs; its health is at http://127.0.0.1:${port}/health`)
    await stopSignal()
    server.close()
    await engine.close()
    // Idle connections of libraries would hold the process for a while.
    process.exit(EXIT.ok)
  },
}

function serveHealth(health: () => Promise<object>): Server {
  return createServer((request, response) => {
    if (request.url !== '/health') {
      response.writeHead(404).end()
      return
    }
    health().then(
      (body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(503, { 'content-type': 'application/json' }).end(JSON.stringify(Fault.from(error))),
    )
  })
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
