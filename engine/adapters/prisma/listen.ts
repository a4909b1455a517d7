import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { connect } from './connect'

const retryMs = 500

/** Listens on a connection of its own and opens another when it is lost; what was missed meanwhile is the reader’s to look up. */
export async function listen(databaseUrl: string, channel: string, onId: (id: string) => void): Promise<() => Promise<void>> {
  let stopped = false
  let session: Client | undefined
  const open = async () => {
    const client = await connect(databaseUrl)
    client.on('notification', ({ payload }) => onId(payload ?? ''))
    client.once('end', () => {
      if (!stopped) void reopen()
    })
    await client.query(`listen ${client.escapeIdentifier(channel)}`)
    session = client
    if (stopped) await client.end()
  }
  const reopen = async () => {
    while (!stopped) {
      await sleep(retryMs)
      try {
        await open()
        // Something may have happened while nobody listened.
        onId('')
        return
      } catch {
        // The database is still away; the next attempt follows.
      }
    }
  }
  await open()
  return async () => {
    stopped = true
    await session?.end()
  }
}
