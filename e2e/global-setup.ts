import path from 'node:path'
import { startInstance } from './instance'

/** Starts the whole product once for all journeys; with PHAT_E2E_URL they run against one that is up already. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.PHAT_E2E_URL !== undefined) return undefined
  const instance = await startInstance({ log: path.resolve(import.meta.dirname, '../test-results/instance.log') })
  process.env.PHAT_E2E_URL = instance.url
  process.env.PHAT_E2E_HOME = instance.home
  process.env.PHAT_E2E_CHAIN = instance.chainRpcUrl
  return () => instance.stop()
}
