import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { Fault } from '../bricks/kit'
import { faultPlanSchema } from './network/fault-plan'
import type { FaultPlan } from './network/faults'
import { defaultPatience, type Patience } from './runtime/world'
import type { ChainId, ChainSettings } from './world'

/** A chain that bricks may read: its CAIP-2 id and its nodes. */
export type ReadableChain = Pick<ChainSettings, 'id' | 'rpcUrls'>

/** How an installation’s engine is set up. */
export interface EngineSettings {
  databaseUrl: string
  /** The workers’ own role; the same as `databaseUrl` where no role could be made. */
  workersUrl: string
  phatDir: string
  chains: ChainSettings[]
  /** Chains that workflows may read although nothing settles there. */
  readOnlyChains?: ReadableChain[]
  homeChain: ChainId
  demoMarket: boolean
  /** `host:port` that workers may reach although it is not public: for tests. */
  allow: string[]
  /** How many requests a second all workers here together may send to any one host, with twice as many at once; 100 when absent. */
  requestsPerHost?: number
  faults: FaultPlan
  lagMs?: number
  threads: number
  patience: Patience
}

const address = z.templateLiteral(['0x', z.string().regex(/^[0-9a-fA-F]{40}$/)])

/** A chain as settings files spell it; wei as decimal strings. */
export const chainSettingsSchema = z.object({
  id: z.string().regex(/^eip155:\d+$/),
  name: z.string().min(1),
  rpcUrls: z.array(z.url()).min(1),
  blockTimeMs: z.int().min(1),
  finality: z.object({ tag: z.enum(['latest', 'safe', 'finalized']), confirmations: z.int().min(0), timeoutMs: z.int().min(1) }),
  fees: z.object({
    kind: z.enum(['eip1559', 'legacy']),
    multiplier: z.number().min(1),
    capWei: z.string().regex(/^\d+$/).transform(BigInt),
  }),
  gas: z.object({ estimateMultiplier: z.number().min(1) }),
  anchor: address,
  feedFactory: address,
  local: z.boolean(),
})

/** Where the contracts of the first chain are, as the set-up wrote it. */
export const contractsSchema = z.object({ chainId: z.int(), anchor: address, feedFactory: address, local: z.boolean() })

/** The chain that the set-up deployed its contracts on: the local one, or the one that `CHAIN_RPC_URL` names. */
export function firstChain(rpcUrl: string, { chainId, anchor, feedFactory, local }: z.output<typeof contractsSchema>): ChainSettings {
  return {
    id: `eip155:${chainId}`,
    name: local ? 'Local chain' : `Chain ${chainId}`,
    rpcUrls: [rpcUrl],
    blockTimeMs: 1_000,
    finality: { tag: 'latest', confirmations: 1, timeoutMs: 60_000 },
    fees: { kind: 'eip1559', multiplier: 2, capWei: 500_000_000_000n },
    gas: { estimateMultiplier: 1.25 },
    anchor,
    feedFactory,
    local,
  }
}

/** Further chains of the installation, from `chains.json` beside its keys. */
function readChains(phatDir: string): ChainSettings[] {
  const file = path.join(phatDir, 'chains.json')
  if (!existsSync(file)) return []
  const parsed = z.array(chainSettingsSchema).safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Fault('settings_invalid', `${file}: ${issue?.path.join('.')}: ${issue?.message}`, {
    remedy: 'Correct the file and start again.',
  })
}

const readOnlySchema = z.record(z.string().regex(/^eip155:\d+$/), z.array(z.url({ protocol: /^https?$/ })).min(1))

/** Chains to read only, from `nodes.json` beside the keys: `{"eip155:1": ["https://…"]}`. @throws {Fault} `settings_invalid`. */
function readOnlyChains(phatDir: string): ReadableChain[] {
  const file = path.join(phatDir, 'nodes.json')
  if (!existsSync(file)) return []
  try {
    return Object.entries(readOnlySchema.parse(JSON.parse(readFileSync(file, 'utf8')))).map(([id, rpcUrls]) => ({ id, rpcUrls }))
  } catch (cause) {
    throw new Fault('settings_invalid', `${file} does not name chains and their nodes.`, {
      remedy: 'Write it as {"eip155:1": ["https://node.example.com"]}.',
      cause,
    })
  }
}

/** Every chain that the bricks of an installation may read. */
export const readableChains = ({
  chains,
  readOnlyChains: others = [],
}: Pick<EngineSettings, 'chains' | 'readOnlyChains'>): ReadableChain[] => [
  ...chains,
  ...others.filter(({ id }) => !chains.some((chain) => chain.id === id)),
]

/** What a command without a database may read: the chains of `PHAT_DIR`, the set-up’s one at `rpcUrl`. @throws {Fault} `settings_invalid`. */
export function chainsIn(phatDir: string, rpcUrl: string | undefined): ReadableChain[] {
  return readableChains({ chains: [...firstIn(phatDir, rpcUrl), ...readChains(phatDir)], readOnlyChains: readOnlyChains(phatDir) })
}

function firstIn(phatDir: string, rpcUrl: string | undefined): ChainSettings[] {
  const file = path.join(phatDir, 'contracts.json')
  return rpcUrl && existsSync(file) ? [firstChain(rpcUrl, contractsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))] : []
}

const optionalJson = (text: string | undefined): unknown => (text === undefined || text === '' ? {} : JSON.parse(text))

function hostRate(text: string): number {
  const rate = Number(text)
  if (rate > 0 && Number.isFinite(rate)) return rate
  throw new Fault('settings_invalid', `PHAT_HOST_RATE is “${text}”.`, { remedy: 'Set it to requests a second, such as 20.' })
}

/** Reads the settings from the environment: `DATABASE_URL`, `WORKERS_DATABASE_URL`, `PHAT_DIR`, `CHAIN_RPC_URL`, `PHAT_FAULTS`, `PHAT_HOST_RATE`. */
export function settingsFromEnv(env: NodeJS.ProcessEnv = process.env): EngineSettings {
  const databaseUrl = env.DATABASE_URL
  if (!databaseUrl)
    throw new Fault('settings_invalid', 'DATABASE_URL is not set.', { remedy: 'Start with npm start, or name a Postgres database.' })
  const phatDir = path.resolve(env.PHAT_DIR ?? '.phat')
  const chains = [...firstIn(phatDir, env.CHAIN_RPC_URL), ...readChains(phatDir)]
  const [home] = chains
  if (!home) {
    throw new Fault('settings_invalid', 'No chain is set up.', { remedy: 'Start with npm start, or set CHAIN_RPC_URL and run phat setup.' })
  }
  return {
    databaseUrl,
    workersUrl: env.WORKERS_DATABASE_URL || databaseUrl,
    phatDir,
    chains,
    readOnlyChains: readOnlyChains(phatDir),
    homeChain: home.id,
    demoMarket: chains.some(({ local: isLocal }) => isLocal),
    allow: [],
    ...(env.PHAT_HOST_RATE ? { requestsPerHost: hostRate(env.PHAT_HOST_RATE) } : {}),
    faults: faultPlanSchema.parse(optionalJson(env.PHAT_FAULTS)),
    threads: Number(env.PHAT_THREADS ?? 2),
    patience: defaultPatience,
  }
}
