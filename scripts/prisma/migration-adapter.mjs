import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'

// The schema engine reads Postgres' catalogue, whose types "char", char[] and name[] the stock adapter does not know: read them as text.
const AS_TEXT = new Map([
  [18, 25],
  [1002, 1009],
  [1003, 1009],
])
// What the engine then expects them to be called (ColumnTypeEnum).
const COLUMN_TYPE = new Map([
  [18, 6],
  [1002, 70],
])

/** @param {import('pg').Pool | import('pg').PoolClient} client */
function readCatalogueTypes(client) {
  return new Proxy(client, {
    get(target, key) {
      const member = Reflect.get(target, key)
      if (typeof member !== 'function') return member
      if (key !== 'query') return member.bind(target)
      return (config, ...rest) => {
        const parser = config?.types?.getTypeParser
        if (parser === undefined) return target.query(config, ...rest)
        const types = { getTypeParser: (oid, format) => parser(AS_TEXT.get(oid) ?? oid, format) }
        return target.query({ ...config, types }, ...rest)
      }
    },
  })
}

/** Teaches one adapter or transaction the catalogue's types; everything else stays the stock adapter's. */
function teach(queryable) {
  const performIO = queryable.performIO.bind(queryable)
  const { queryRaw } = Object.getPrototypeOf(queryable)
  queryable.client = readCatalogueTypes(queryable.client)
  queryable.queryRaw = async (query) => {
    const reply = await performIO(query)
    const oids = reply.fields.map((field) => field.dataTypeID)
    for (const field of reply.fields) field.dataTypeID = AS_TEXT.get(field.dataTypeID) ?? field.dataTypeID
    const given = Object.create(queryable, { performIO: { value: async () => reply } })
    const result = await queryRaw.call(given, query)
    return { ...result, columnTypes: result.columnTypes.map((type, at) => COLUMN_TYPE.get(oids[at]) ?? type) }
  }
  return queryable
}

/** @param {import('pg').Pool} pool @param {() => Promise<void>} dispose */
async function open(pool, dispose) {
  const adapter = teach(await new PrismaPg(pool).connect())
  const startTransaction = adapter.startTransaction.bind(adapter)
  adapter.startTransaction = async (isolation) => teach(await startTransaction(isolation))
  // The stock adapter splits a script at every semicolon, those inside functions and strings too.
  adapter.executeScript = (script) => pool.query(script).then(() => {}, adapter.onError.bind(adapter))
  adapter.dispose = dispose
  return adapter
}

/** What the schema engine needs of a driver adapter; its shadow database is always one of its own, where the stock adapter may use the main one. */
export class MigrationAdapterFactory {
  provider = 'postgres'
  adapterName = '@prisma/adapter-pg'
  #url

  /** @param {string} url */
  constructor(url) {
    this.#url = url
  }

  connect() {
    const pool = new pg.Pool({ connectionString: this.#url, max: 4 })
    return open(pool, () => pool.end())
  }

  async connectToShadowDb() {
    const name = `prisma_migrate_shadow_db_${randomUUID().replaceAll('-', '')}`
    const admin = new pg.Client({ connectionString: this.#url })
    await admin.connect()
    await admin.query(`create database ${name}`)
    const url = new URL(this.#url)
    url.pathname = `/${name}`
    const pool = new pg.Pool({ connectionString: url.toString(), max: 4 })
    return open(pool, async () => {
      await pool.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    })
  }
}
