import { Client } from 'pg'

/** Opens one direct connection, for what needs a session of its own: locks, DDL, LISTEN. A refused one says where it was tried. */
export async function connect(databaseUrl: string): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  // A connection lost while idle shows at the next query; without a listener it would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (cause) {
    await client.end().catch(() => {})
    if (cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED') {
      const { hostname, port } = new URL(databaseUrl)
      throw new Error(`No database answers at ${hostname}:${port || 5432}. Start it, or correct DATABASE_URL.`, { cause })
    }
    throw cause
  }
}
