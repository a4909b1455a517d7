import type { Hex } from 'viem'
import { Fault } from '../../../bricks/kit'
import type { ResolvedTarget } from '../../attest/attestation'
import type { BundleContent } from '../../bundle/bundle'
import { readBundle } from '../../bundle/make-bundle'
import type { DeploymentTerms } from '../../deploy/act'
import type { RunEvent } from '../../record/events'
import type { DeploymentRecord, RunRecord, SettlementRecord } from '../../world'
import { resolveTargets } from '../targets'
import type { CaseWorld } from './world'

/** One version of a deployment, for people. */
export interface VersionView {
  n: number
  bundleId: string
  terms: DeploymentTerms
  revision: number | null
  createdMs: number
}

/** A deployment with what its page shows. */
export interface DeploymentView extends DeploymentRecord {
  versions: VersionView[]
  bundle: BundleContent
  bundleText: string
  /** Settle step → where it writes, with the addresses of its feeds. */
  targets: Record<string, ResolvedTarget[]>
  /** Who pays gas on each of its chains. */
  relayers: RelayerView[]
  lastRun: RunRecord | null
}

/** An account that pays gas; `balanceWei` is null while its chain does not answer. */
export interface RelayerView {
  chain: string
  name: string
  address: Hex
  balanceWei: bigint | null
}

/** A deployment’s page. @throws {Fault} `deployment_unknown`. */
export async function viewDeployment(world: CaseWorld, id: Hex): Promise<DeploymentView> {
  const [record, versions, [lastRun = null]] = await Promise.all([
    world.store.deployment(id),
    world.store.versions(id),
    world.store.runs({ deployment: id, limit: 1 }),
  ])
  const newest = versions[0]
  if (!record || !newest)
    throw new Fault('deployment_unknown', `There is no deployment ${id}.`, { remedy: 'Look at the list of deployments.' })
  const bundle = readBundle(newest.bundleText, newest.bundleId)
  const views = versions.map(({ n, bundleId, signedAct, revision, createdMs }) => ({
    n,
    bundleId,
    terms: termsOf(signedAct.act),
    revision,
    createdMs,
  }))
  const targets = resolveTargets(bundle.content, termsOf(newest.signedAct.act), id, world.chains)
  const used = new Set(Object.values(targets).flatMap((list) => list.map(({ chain }) => chain)))
  return {
    ...record,
    versions: views,
    bundle: bundle.content,
    bundleText: bundle.text,
    targets,
    relayers: (await viewRelayers(world)).filter(({ chain }) => used.has(chain)),
    lastRun,
  }
}

function termsOf(act: { action: string; terms?: DeploymentTerms }): DeploymentTerms {
  if (act.terms === undefined) throw new Error(`An act of kind ${act.action} made a version.`)
  return act.terms
}

/** Every relayer account with its balance. */
export async function viewRelayers(world: CaseWorld): Promise<RelayerView[]> {
  const accounts = await world.store.accounts()
  return Promise.all(
    accounts.flatMap(({ chain: id, address }) => {
      const chain = world.chains.get(id)
      if (!chain) return []
      const balance = chain.balanceWei(address).catch(() => null)
      return [balance.then((balanceWei) => ({ chain: id, name: chain.settings.name, address, balanceWei }))]
    }),
  )
}

/** A run with its events and settlements. */
export interface RunDetail {
  run: RunRecord
  deployment: DeploymentRecord
  events: RunEvent[]
  settlements: SettlementRecord[]
}

/** A run’s page. @throws {Fault} `run_unknown`. */
export async function viewRun(world: CaseWorld, id: Hex): Promise<RunDetail> {
  const run = await world.store.run(id)
  const deployment = run && (await world.store.deployment(run.deploymentId))
  if (!run || !deployment) throw runUnknown(id)
  const [events, settlements] = await Promise.all([world.store.events(id, 0), world.store.settlements(id)])
  return { run, deployment, events, settlements }
}

/** The refusal of an id that no run has. */
export const runUnknown = (id: Hex): Fault =>
  new Fault('run_unknown', `There is no run ${id}.`, { remedy: 'Look at the deployment’s list of runs.' })

/** Whether the parts answer. */
export interface HealthView {
  database: boolean
  /** Engine processes alive. */
  engines: number
  chains: { id: string; name: string; local: boolean; head: number | null; problem?: string }[]
}

/** Asks each part once. */
export async function viewHealth(world: CaseWorld): Promise<HealthView> {
  const engines = world.store.engines().catch(() => null)
  const chains = await Promise.all(
    [...world.chains.values()].map(async ({ settings: { id, name, local }, head }) => {
      try {
        return { id, name, local, head: Number((await head()).number) }
      } catch (error) {
        return { id, name, local, head: null, problem: Fault.from(error).message }
      }
    }),
  )
  const alive = await engines
  return { database: alive !== null, engines: alive ?? 0, chains }
}
