import { PrismaPg } from '@prisma/adapter-pg'
import { Fault } from '@/bricks/kit'
import { PrismaClient } from '@/prisma/client/client'

export type Database = PrismaClient
/** The client inside an interactive transaction. */
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/** Where the database is. @throws {Fault} `database_down` when nobody said. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL
  if (url) return url
  throw new Fault('database_down', 'No database is set: DATABASE_URL is empty.', {
    remedy: 'Start Phat Bricks with npm start, or set DATABASE_URL.',
    retry: true,
  })
}

const kept = globalThis as { phatDatabase?: { url: string; db: Database } }

/** The database of this process, opened at first use. Bundles load modules more than once, so it is kept on the global object. */
export function database(): Database {
  const url = databaseUrl()
  if (kept.phatDatabase?.url !== url) {
    void kept.phatDatabase?.db.$disconnect()
    kept.phatDatabase = {
      url,
      db: new PrismaClient({ adapter: new PrismaPg({ connectionString: url, max: 8, connectionTimeoutMillis: 5_000 }) }),
    }
  }
  return kept.phatDatabase.db
}

/** Closes the database of this process; the next use opens it again. */
export async function closeDatabase(): Promise<void> {
  const open = kept.phatDatabase
  delete kept.phatDatabase
  await open?.db.$disconnect()
}
