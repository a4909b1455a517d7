import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { bytesToHex, createPublicClient, type Hex, hexToBytes, http, keccak256, stringToHex } from 'viem'
import { privateKeyToAddress } from 'viem/accounts'
import { bricks } from '../../bricks'
import { type Anvil, deployContracts, fundLocal, startAnvil } from '../adapters/evm'
import { type Loopback, startLoopback } from '../adapters/http/loopback.fixture'
import { createTestDatabase, type TestDatabase } from '../adapters/prisma/test-database'
import { openVault } from '../adapters/vault'
import type { Bundle } from '../bundle/bundle'
import { makeBundle } from '../bundle/make-bundle'
import { compile } from '../compile/compile'
import { catalogueOf } from '../compile/resolve'
import type { DeploymentTerms, OwnerAct, SignedAct } from '../deploy/act'
import { actBytes } from '../deploy/verify-act'
import type { Graph } from '../graph/graph'
import { type Engine, type EngineSettings, openEngine } from '../server'
import { firstChain } from '../settings'
import { startEngine } from '../start-engine'
import { addressOfKey, signDigest } from '../witness/signature'
import type { RunStatus } from '../world'
import { defaultPatience } from './world'

/** Everything a test of the engine stands on: its own database, chain, keys and source. */
export interface Installation {
  settings: EngineSettings
  engine: Engine
  source: Loopback
  /** What the source says from now on. */
  setPrice(next: string): void
  anvil: Anvil
  stateFile: string
  owner: TestOwner
  close(): Promise<void>
}

/** Starts a chain and a database of their own; `change` adjusts the engine’s settings. */
export async function openInstallation(change: Partial<EngineSettings> = {}): Promise<Installation> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'phat-engine-'))
  const stateFile = path.join(dir, 'state.json')
  let price = '1999.25'
  const [database, anvil, source] = await Promise.all([
    createTestDatabase(),
    startAnvil({ stateFile, blockTimeSeconds: 1, mixedMining: true }),
    startLoopback((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ price }))),
  ])
  const vault = openVault(dir)
  const relayer = privateKeyToAddress(vault.keys.relayer)
  await Promise.all([fundLocal(anvil.url, privateKeyToAddress(vault.keys.deployer)), fundLocal(anvil.url, relayer)])
  const contracts = await deployContracts({
    rpcUrl: anvil.url,
    deployerKey: vault.keys.deployer,
    registrars: vault.registrars().map(({ address }) => address),
    pauser: privateKeyToAddress(vault.keys.pauser),
    recoveryDelayS: 3_600,
  })
  const chain = firstChain(anvil.url, { chainId: 31_337, ...contracts, local: true })
  const settings: EngineSettings = {
    databaseUrl: database.url,
    workersUrl: database.workersUrl,
    phatDir: dir,
    chains: [chain],
    homeChain: chain.id,
    demoMarket: true,
    allow: [source.host],
    faults: {},
    threads: 1,
    patience: defaultPatience,
    ...change,
  }
  const engine = openEngine(settings, { run: startEngine })
  return {
    settings,
    engine,
    source,
    anvil,
    stateFile,
    setPrice(next) {
      price = next
    },
    owner: createOwner(vault.instance),
    async close() {
      await engine.close()
      await Promise.all([source.close(), anvil.stop(), dropDatabase(database)])
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

const dropDatabase = (database: TestDatabase) => database.drop()

/** An owner with an ethereum key, who signs acts one after the other. */
export interface TestOwner {
  key: Hex
  nextNonce(): number
  sign(act: OwnerAct): SignedAct
  deploy(terms: DeploymentTerms): SignedAct
  act(action: 'run' | 'pause' | 'resume' | 'close', deployment: Hex): SignedAct
}

function createOwner(instance: string): TestOwner {
  const secret = hexToBytes(keccak256(stringToHex(`owner of ${instance}`)))
  const key = addressOfKey(secret)
  let nonce = 0
  const sign = (act: OwnerAct): SignedAct => ({ act, signature: signDigest(keccak256(bytesToHex(actBytes(act))), secret) })
  const common = () => ({ instance, owner: key, nonce: nonce++, expiryMs: Date.now() + 600_000 })
  return {
    key,
    nextNonce: () => nonce++,
    sign,
    deploy: (terms) => sign({ action: 'deploy', ...common(), terms }),
    act: (action, deployment) => sign({ action, ...common(), deployment }),
  }
}

const position = { x: 0, y: 0 }

/** manual or cron → http-fetch → json-select → median → feed-write. */
export function feedGraph(
  origin: string,
  trigger: Pick<Graph['nodes'][number], 'brick' | 'config'> = { brick: 'manual', config: {} },
): Graph {
  const node = (id: string, brick: string, config: Graph['nodes'][number]['config']) => ({ id, brick, version: 1, config, position })
  const wire = (from: string, fromPort: string, to: string, toPort: string) => ({
    from: { node: from, port: fromPort },
    to: { node: to, port: toPort },
  })
  return {
    format: 'phat.graph/1',
    name: 'A feed',
    nodes: [
      node('start', trigger.brick, trigger.config),
      node('fetch', 'http-fetch', { url: `${origin}/price` }),
      node('select', 'json-select', { path: '$.price', as: 'decimal' }),
      node('agree', 'median', {}),
      node('write', 'feed-write', { decimals: 8, description: 'TEST / USD' }),
    ],
    wires: [
      wire('start', 'run', 'fetch', 'run'),
      wire('fetch', 'body', 'select', 'json'),
      wire('select', 'value', 'agree', 'value'),
      wire('agree', 'value', 'write', 'value'),
    ],
    meta: { summary: '', tags: [], targets: {} },
  }
}

/** The same with a deviation brick before the write. */
export function guardedGraph(origin: string): Graph {
  const graph = feedGraph(origin)
  const guard = { id: 'guard', brick: 'deviation', version: 1, config: { percent: '1', heartbeatMs: 3_600_000 }, position }
  const wires = graph.wires.flatMap((wire) =>
    wire.to.node === 'write'
      ? [
          { from: wire.from, to: { node: 'guard', port: 'value' } },
          { from: { node: 'guard', port: 'value' }, to: wire.to },
          { from: { node: 'guard', port: 'pass' }, to: { node: 'write', port: 'run' } },
        ]
      : [wire],
  )
  return { ...graph, nodes: [...graph.nodes, guard], wires }
}

/** Compiles a graph that must be right. */
export function bundleOf(graph: Graph): Bundle {
  const { compiled, diagnostics } = compile(graph, catalogueOf(bricks))
  if (!compiled) throw new Error(`The test’s graph does not compile: ${JSON.stringify(diagnostics)}`)
  return makeBundle(compiled)
}

/** Terms with one target for each settle step. */
export const termsOf = (bundle: Bundle, n: number, chain = 'eip155:31337'): DeploymentTerms => ({
  bundleId: bundle.id,
  targets: Object.fromEntries(bundle.content.settlements.map(({ node }) => [node, [{ chain, contract: 'feed' as const }]])),
  committee: { n, minConfidence: 5 },
  stakePha: 100,
  validityMs: 120_000,
})

/** Deploys a graph; the id of the deployment. */
export async function deployGraph({ engine, owner }: Installation, graph: Graph, n: number): Promise<Hex> {
  const bundle = bundleOf(graph)
  const signed = owner.deploy(termsOf(bundle, n))
  return (await engine.deploy({ signed, bundleText: bundle.text, name: graph.name })).deployment
}

/** Starts a run by the owner’s act; its id. */
export async function pressRun({ engine, owner }: Installation, deployment: Hex): Promise<Hex> {
  const { run } = await engine.act(owner.act('run', deployment))
  if (!run) throw new Error('The act started no run.')
  return run
}

const ends: readonly RunStatus[] = ['settled', 'partly_settled', 'skipped', 'refused', 'failed', 'cancelled']

/** Waits until a run ended. */
export async function untilEnded(engine: Engine, run: Hex, withinMs = 40_000) {
  // A run that fell out of the chain ends once more, so its state decides and not its event.
  for await (const { type } of engine.streamEvents({ run, afterSeq: 0, signal: AbortSignal.timeout(withinMs) })) {
    if (type !== 'run.ended') continue
    const detail = await engine.getRun(run)
    if (ends.includes(detail.run.status)) return detail
  }
  const { run: last, events } = await engine.getRun(run)
  throw new Error(`Run ${run} is still ${last.status} (${last.reason}): ${events.map(({ type }) => type).join(' ')}`)
}

/** Reads an installation’s chain. */
export const readerOf = ({ anvil }: Pick<Installation, 'anvil'>) => createPublicClient({ transport: http(anvil.url), cacheTime: 0 })
