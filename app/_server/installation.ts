import { Fault } from '@/bricks/kit'
import { type Engine, openEngine, type ReadableChain, readableChains, settingsFromEnv } from '@/engine/server'

const kept = globalThis as { phatEngine?: { key: string; engine: Engine } }

const keyOf = ({ DATABASE_URL, PHAT_DIR, CHAIN_RPC_URL }: NodeJS.ProcessEnv): string =>
  JSON.stringify([DATABASE_URL, PHAT_DIR, CHAIN_RPC_URL])

/** The installation’s use-cases, opened at first use. @throws {Fault} `engine_down` while it is not set up, `database_down` without one. */
export function installation(): Engine {
  const key = keyOf(process.env)
  if (kept.phatEngine?.key !== key) {
    const settings = readSettings()
    void kept.phatEngine?.engine.close()
    kept.phatEngine = { key, engine: openEngine(settings, { connections: 6 }) }
  }
  return kept.phatEngine.engine
}

function readSettings() {
  try {
    return settingsFromEnv()
  } catch (cause) {
    const { message, remedy } = Fault.from(cause)
    const code = process.env.DATABASE_URL ? 'engine_down' : 'database_down'
    throw new Fault(code, `The installation is not set up: ${message}`, { remedy, retry: true, cause })
  }
}

/** This installation’s name in owners’ acts; null before the engine’s first start. */
export async function instanceId(): Promise<string | null> {
  try {
    return (await installation().instance()).id
  } catch (error) {
    if (error instanceof Fault && (error.code === 'not_set_up' || error.code === 'engine_down')) return null
    throw error
  }
}

/** True on one person’s own machine: a chain of its own, the demo market, throwaway keys. */
export function isLocal(): boolean {
  try {
    return installation().settings.demoMarket
  } catch {
    // What is wrong with the installation is said where it is needed; unknown is not local.
    return false
  }
}

/** The chains that a dry run may read; none while the installation is not set up, which a workflow that reads one then says. */
export function chainsToRead(): ReadableChain[] {
  try {
    return readableChains(installation().settings)
  } catch {
    return []
  }
}

/** Closes the installation; the next use opens it again. */
export async function closeInstallation(): Promise<void> {
  const open = kept.phatEngine
  delete kept.phatEngine
  await open?.engine.close()
}
