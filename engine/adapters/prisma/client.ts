import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '../../../prisma/client/client'

export { Prisma } from '../../../prisma/client/client'

/** Prisma’s client, and what it is inside an interactive transaction. */
export type Database = PrismaClient
export type Transaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/** Opens a pool of connections to the database. */
export function openDatabase(databaseUrl: string, connections = 10): Database {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, max: connections }),
    transactionOptions: { maxWait: 10_000, timeout: 20_000 },
  })
}
