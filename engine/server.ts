/** The server’s door to the engine: opens an installation, runs it, and serves its use-cases. */
import type { Hex } from 'viem'
import { generatePrivateKey } from 'viem/accounts'
import { bricks } from '../bricks'
import { Fault } from '../bricks/kit'
import { createEvmChain } from './adapters/evm'
import { createQueue } from './adapters/graphile'
import { createStore } from './adapters/prisma/store'
import { openVault, recoverSigner } from './adapters/vault'
import { createWorkers } from './adapters/worker-threads'
import { catalogueOf } from './compile/resolve'
import type { SignedAct } from './deploy/act'
import type { MemberSettings } from './member-settings'
import type { RunEvent } from './record/events'
import type { Evidence } from './record/evidence'
import { type ActResult, act } from './runtime/cases/act'
import { type DeployRequest, deploy } from './runtime/cases/deploy'
import { buildEvidence } from './runtime/cases/evidence'
import { createEventBell, streamEvents } from './runtime/cases/stream-events'
import {
  type DeploymentView,
  type HealthView,
  type RelayerView,
  type RunDetail,
  viewDeployment,
  viewHealth,
  viewRelayers,
  viewRun,
} from './runtime/cases/views'
import type { CaseWorld } from './runtime/cases/world'
import { type RunningEngine, runEngine } from './runtime/run-engine'
import type { EngineSettings } from './settings'
import type { Chain, DeploymentRecord, InstanceRecord, OwnerAccount, RunRecord } from './world'

export { createHttp } from './adapters/http'
export { phatFeedAbi } from './contracts/abi.gen'
export type { DeployRequest } from './runtime/cases/deploy'
export type { DeploymentView, HealthView, RelayerView, RunDetail } from './runtime/cases/views'
export { feedKeyOf, resolveTargets } from './runtime/targets'
export { epochMs, epochOf, type Trigger, triggerOf } from './schedule/due'
export { type EngineSettings, settingsFromEnv } from './settings'
export { forwarderAddress } from './settle/encode'
export type { Chain, DeploymentRecord, InstanceRecord, OwnerAccount, RunRecord } from './world'

/** An installation: its use-cases, and the engine when this process is to run it. */
export interface Engine {
  readonly settings: EngineSettings
  /** Target chains, for reading. */
  readonly chains: ReadonlyMap<string, Chain>
  /** Runs the schedule, jobs and chains in this process. @throws {Fault} `chain_replaced`, `instance_replaced`. */
  start(): Promise<RunningEngine>
  /** Ends what is open; the engine too. */
  close(): Promise<void>
  /** @throws {Fault} `not_set_up` before the first start. */
  instance(): Promise<InstanceRecord>
  deploy(request: DeployRequest): Promise<{ deployment: Hex; version: number }>
  act(signed: SignedAct): Promise<ActResult>
  owner(owner: Hex): Promise<OwnerAccount>
  listDeployments(filter?: { owner?: Hex }): Promise<DeploymentRecord[]>
  getDeployment(id: Hex): Promise<DeploymentView>
  listRuns(filter: { deployment?: Hex; before?: number; limit: number }): Promise<RunRecord[]>
  getRun(id: Hex): Promise<RunDetail>
  /** Events after `afterSeq`, then new ones as they come, until the signal ends it. */
  streamEvents(options: { run: Hex; afterSeq: number; signal: AbortSignal }): AsyncGenerator<RunEvent>
  getEvidence(id: Hex): Promise<Evidence>
  relayers(): Promise<RelayerView[]>
  health(): Promise<HealthView>
}

/** Opens an installation. Nothing runs until `start`; a process that only serves the web app never calls it, and needs no key. */
export function openEngine(settings: EngineSettings, { connections = 10 }: { connections?: number } = {}): Engine {
  const store = createStore(settings.databaseUrl, { connections })
  const clock = { nowMs: () => Date.now() }
  const catalogue = catalogueOf(bricks)
  const bell = createEventBell(store)
  let running: Promise<RunningEngine> | undefined
  const instance = async () => {
    const found = await store.instance()
    if (found) return found
    throw new Fault('not_set_up', 'The engine has not been started on this database yet.', {
      remedy: 'Start it with npm start.',
      retry: true,
    })
  }
  // Whoever does not run the engine only reads chains; the key pays for nothing.
  const cases: CaseWorld = { store, clock, catalogue, instance, chains: openChains(settings, generatePrivateKey()) }
  return {
    settings,
    chains: cases.chains,
    instance,
    start() {
      running ??= startEngine(settings, cases)
      return running
    },
    async close() {
      await (await running?.catch(() => undefined))?.stop()
      await bell.close()
      await store.close()
    },
    deploy: (request) => deploy(cases, request),
    act: (signed) => act(cases, signed),
    owner: (owner) => store.owner(owner),
    listDeployments: (filter) => store.deployments(filter),
    getDeployment: (id) => viewDeployment(cases, id),
    listRuns: (filter) => store.runs(filter),
    getRun: (id) => viewRun(cases, id),
    streamEvents: (options) => streamEvents(store, bell, options),
    getEvidence: (id) => buildEvidence(cases, id),
    relayers: () => viewRelayers(cases),
    health: () => viewHealth(cases),
  }
}

const openChains = ({ chains }: EngineSettings, relayerKey: Hex): ReadonlyMap<string, Chain> =>
  new Map(chains.map((chain) => [chain.id, createEvmChain({ settings: chain, relayerKey })]))

async function startEngine(settings: EngineSettings, { store, clock, catalogue }: CaseWorld): Promise<RunningEngine> {
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
  const { phatDir, workersUrl, chains, homeChain, demoMarket, allow, faults, lagMs, threads, patience } = settings
  const memberSettings: MemberSettings = {
    ...{ phatDir, workersUrl, chains, homeChain, demoMarket, allow, faults },
    ...(lagMs === undefined ? {} : { lagMs }),
  }
  const entry = new URL('./member.ts', import.meta.url)
  const workers = createWorkers({ entry, settings: memberSettings, threads, callTimeoutMs: 90_000 })
  const engine = await runEngine(
    {
      store,
      workers,
      clock,
      catalogue,
      homeChain,
      patience,
      chains: openChains(settings, vault.relayerKey()),
      registrars: vault.registrars(),
      recover: recoverSigner,
      roster: { seed: vault.rosterSeed, size: vault.rosterSize },
      log: (message) => console.error(message),
    },
    createQueue({ databaseUrl: settings.databaseUrl }),
  ).catch(async (error: unknown) => {
    await workers.stop()
    throw error
  })
  return {
    async stop() {
      await engine.stop()
      await workers.stop()
    },
  }
}
