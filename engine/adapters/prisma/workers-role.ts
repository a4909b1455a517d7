import { connect } from './connect'

const FORBIDDEN = '42501'

/**
 * Gives the workers a database role of their own that sees schema `workers` alone and can neither change nor remove a row there: a bind once
 * written stands. Named after the database; safe to repeat.
 * @returns the workers' URL, or undefined when the database's user may not create roles.
 */
export async function provideWorkersRole(databaseUrl: string, password: string): Promise<string | undefined> {
  const url = new URL(databaseUrl)
  const database = decodeURIComponent(url.pathname.slice(1))
  const client = await connect(databaseUrl)
  try {
    const role = client.escapeIdentifier(`${database}_workers`)
    const secret = client.escapeLiteral(password)
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [`${database}_workers`])
    await client.query(`${rowCount === 0 ? 'create' : 'alter'} role ${role} login password ${secret}`)
    await client.query(`grant usage on schema workers to ${role}`)
    await client.query(`grant select, insert on all tables in schema workers to ${role}`)
    await client.query(`grant usage on all sequences in schema workers to ${role}`)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === FORBIDDEN) return undefined
    throw error
  } finally {
    await client.end()
  }
  url.username = encodeURIComponent(`${database}_workers`)
  url.password = encodeURIComponent(password)
  return url.toString()
}
