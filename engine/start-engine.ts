import { Fault } from '../bricks/kit'
import { probeChain } from './adapters/evm'
import { createQueue } from './adapters/graphile'
import { createHttp } from './adapters/http'
import { openVault, recoverSigner } from './adapters/vault'
import { createWorkers } from './adapters/worker-threads'
import type { MemberSettings } from './member-settings'
import { openChains } from './open-chains'
import type { CaseWorld } from './runtime/cases/world'
import { type RunningEngine, runEngine } from './runtime/run-engine'
import { type EngineSettings, readableChains } from './settings'

/** Runs the schedule, jobs and chains of an installation in this process. @throws {Fault} `chain_replaced`, `instance_replaced`. */
export async function startEngine(settings: EngineSettings, { store, clock, catalogue }: CaseWorld): Promise<RunningEngine> {
  const vault = openVault(settings.phatDir)
  const ours = { id: vault.instance, rosterSeed: vault.rosterSeed, rosterSize: vault.rosterSize }
  const standing = await store.saveInstance(ours, clock.nowMs())
  if (standing.id !== ours.id) {
    throw new Fault(
      'instance_replaced',
      `The database belongs to the installation ${standing.id}, and the keys in ${settings.phatDir} are of ${ours.id}.`,
      {
        remedy: 'Give back the folder with its keys, or start with another database.',
      },
    )
  }
  const { phatDir, workersUrl, chains, homeChain, demoMarket, allow, faults, lagMs, threads, patience, requestsPerHost } = settings
  const memberSettings: MemberSettings = {
    ...{ phatDir, workersUrl, chains, homeChain, demoMarket, allow, faults, readable: readableChains(settings) },
    ...(lagMs === undefined ? {} : { lagMs }),
    ...(requestsPerHost === undefined
      ? {}
      : { hostRate: { perSecond: requestsPerHost / threads, burst: (2 * requestsPerHost) / threads } }),
  }
  const entry = new URL('./member.ts', import.meta.url)
  const workers = createWorkers({ entry, settings: memberSettings, threads, callTimeoutMs: 90_000, pulseMs: 20_000 })
  // Every thread is up before any run is under way: starting one takes a while, and members have only so long to answer.
  await Promise.all(Array.from({ length: threads }, () => workers.addresses([0])))
  const http = createHttp({ clock, demoMarket, allow: (host, port) => allow.includes(`${host}:${port}`) })
  const engine = await runEngine(
    {
      store,
      workers,
      clock,
      catalogue,
      startedMs: clock.nowMs(),
      homeChain,
      patience,
      chains: openChains(settings, vault.relayerKey()),
      registrars: vault.registrars(),
      recover: recoverSigner,
      roster: { seed: vault.rosterSeed, size: vault.rosterSize },
      log: (message) => console.error(message),
    },
    createQueue({ databaseUrl: settings.databaseUrl }),
    http,
  ).catch(async (error: unknown) => {
    await Promise.all([workers.stop(), http.close()])
    throw error
  })
  const stop = async () => {
    await engine.stop()
    await Promise.all([workers.stop(), http.close()])
  }
  try {
    // After the check of the first block: a chain that was replaced has other contracts too, and says so more plainly.
    await Promise.all(chains.map((chain) => probeChain(chain)))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    stop,
  }
}
