import type { Health } from '@/app/_contracts'
import { Fault } from '@/bricks/kit'
import packageJson from '@/package.json'
import { installation, instanceId, isLocal } from './installation'
import { problemOf } from './problem'

type Part = Health['database']

const UP: Part = { state: 'up', problem: null, remedy: null }
const down = (problem: string, remedy: string): Part => ({ state: 'down', problem, remedy })

/** Says which parts work. It answers in every case: that is what it is for. */
export async function getHealth(): Promise<Health> {
  const base = { version: packageJson.version, nowMs: Date.now(), local: isLocal() }
  try {
    const seen = await installation().health()
    const instance = seen.database ? await instanceId() : null
    const database = seen.database
      ? UP
      : down('The database does not answer.', 'Look at the log of npm start, or at the server that DATABASE_URL names.')
    const engine =
      seen.engines > 0 ? UP : down('No engine is running.', 'Start it with npm start; what is due meanwhile runs when it is back.')
    const chains = seen.chains.map(({ id, name, problem }) => ({
      id,
      name,
      ...(problem === undefined ? UP : down(problem, 'Look at the log of npm start, or at the chain’s RPC URL.')),
    }))
    const parts = [database, engine, ...chains]
    const state = !seen.database ? 'down' : parts.every((part) => part.state === 'up') ? 'up' : 'degraded'
    return { ...base, state, instance, database, engine: { ...engine, lastSeenMs: null }, chains }
  } catch (error) {
    const { detail, remedy, code } =
      error instanceof Fault ? { detail: error.message, remedy: error.remedy, code: error.code } : problemOf(error)
    const part = down(detail, remedy)
    const database = code === 'database_down' ? part : UP
    return { ...base, state: 'down', instance: null, database, engine: { ...part, lastSeenMs: null }, chains: [] }
  }
}
