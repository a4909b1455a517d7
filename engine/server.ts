/** The server’s door to the engine: opens an installation, runs it, and serves its use-cases. */
import type { Hex } from 'viem'
import { generatePrivateKey } from 'viem/accounts'
import { bricks } from '../bricks'
import { type Delivery, Fault } from '../bricks/kit'
import { createStore } from './adapters/prisma/store'
import { secretsOf } from './adapters/vault/secret-keys'
import { catalogueOf } from './compile/resolve'
import type { SignedAct } from './deploy/act'
import { openChains } from './open-chains'
import type { RunEvent } from './record/events'
import type { Evidence } from './record/evidence'
import { type ActResult, act } from './runtime/cases/act'
import { type Delivered, deliver } from './runtime/cases/deliver'
import { type DeployRequest, deploy } from './runtime/cases/deploy'
import { buildEvidence } from './runtime/cases/evidence'
import { createMessageGate } from './runtime/cases/message-gate'
import { type SecretCases, secretCases } from './runtime/cases/secrets'
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
import type { RunningEngine } from './runtime/run-engine'
import type { EngineSettings } from './settings'
import type { Chain, DeploymentRecord, InstanceRecord, OwnerAccount, RunRecord } from './world'

export { withChainReads } from './adapters/evm'
export { createHttp } from './adapters/http'
export { phatFeedAbi } from './contracts/abi.gen'
export { messageTooLarge } from './runtime/cases/deliver'
export type { DeployRequest } from './runtime/cases/deploy'
export type { DeploymentView, HealthView, RelayerView, RunDetail } from './runtime/cases/views'
export { feedKeyOf, resolveTargets } from './runtime/targets'
export { epochMs, epochOf, type Trigger, triggerOf } from './schedule/due'
export { type EngineSettings, type ReadableChain, readableChains, settingsFromEnv } from './settings'
export { forwarderAddress } from './settle/encode'
export { withSecrets } from './witness/secrets'
export type { Chain, DeploymentRecord, InstanceRecord, OwnerAccount, RunRecord, SecretRecord } from './world'

/** An installation: its use-cases, and the engine when this process is to run it. */
export interface Engine extends SecretCases {
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
  /** Takes a message from outside for a deployment that messages start. */
  deliver(deployment: Hex, message: Delivery): Promise<Delivered>
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
  /** Codes that prove a text to be this installation’s. */
  authenticate(text: string): string[]
}

/** How an installation is opened. */
export interface OpenOptions {
  /** The most connections to the database. */
  connections?: number
  /** What `start` runs; absent in a process that only serves use-cases, which then loads no worker, queue or key. */
  run?: (settings: EngineSettings, cases: CaseWorld) => Promise<RunningEngine>
}

/** Opens an installation. Nothing runs until `start`; a process that only serves the web app never calls it, and needs no key but that of secrets. */
export function openEngine(settings: EngineSettings, { connections = 10, run }: OpenOptions = {}): Engine {
  const store = createStore(settings.databaseUrl, { connections })
  const clock = { nowMs: () => Date.now() }
  const catalogue = catalogueOf(bricks)
  const bell = createEventBell(store)
  const vault = secretsOf(settings.phatDir)
  const gate = createMessageGate()
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
  const secrets = secretCases(cases, vault)
  const { openSecrets } = secrets
  return {
    settings,
    chains: cases.chains,
    instance,
    start() {
      running ??= run ? run(settings, cases) : Promise.reject(notHere())
      return running
    },
    async close() {
      await (await running?.catch(() => undefined))?.stop()
      await bell.close()
      await store.close()
    },
    deploy: (request) => deploy(cases, request),
    act: (signed) => act(cases, signed),
    deliver: (id, message) => deliver({ ...cases, openSecrets, gate }, id, message),
    owner: (owner) => store.owner(owner),
    listDeployments: (filter) => store.deployments(filter),
    getDeployment: (id) => viewDeployment(cases, id),
    listRuns: (filter) => store.runs(filter),
    getRun: (id) => viewRun(cases, id),
    streamEvents: (options) => streamEvents(store, bell, options),
    getEvidence: (id) => buildEvidence(cases, id),
    relayers: () => viewRelayers(cases),
    health: () => viewHealth(cases),
    authenticate: vault.authenticate,
    ...secrets,
  }
}

const notHere = () =>
  new Fault('engine_elsewhere', 'This process does not run the engine.', { remedy: 'Start it with npm start, or phat engine.' })
