import type { ChainCost, ChainInfo, Quote, routes } from '@/app/_contracts'
import type { RouteCall } from '@/app/_contracts/route'
import { type BundleContent, deploymentIdOf, findBrick, quorumOf, readBundle, rosterOf, secretNeeds } from '@/engine/core'
import { catalogue } from './catalogue'
import { listChains } from './chains'
import { bundleToDeploy } from './compile'
import { database } from './database'
import { findDeployment, newestOf } from './deployments'
import { loadOf, scheduleOf, settleGas } from './estimate'
import { installation } from './installation'
import { countEligible } from './network'
import { readOwner } from './owners'
import { viewTargets } from './target-views'

const NOBODY = `0x${'00'.repeat(32)}` as const

/** Says what a deployment may do, where it writes and what it costs. @throws {Fault} `does_not_compile`, `chain_unknown`, `target_missing`. */
export async function quote({
  body: { graph, targets, committee, owner: key, deployment },
}: RouteCall<typeof routes.quote>): Promise<Quote> {
  const { id: bundleId, content } = bundleToDeploy(graph)
  const engine = installation()
  const { id: instance, rosterSeed, rosterSize } = await engine.instance()
  const owner = key === undefined ? null : await readOwner(`0x${key.slice(2)}`)
  const before = deployment === undefined ? null : newestOf(await findDeployment(database(), deployment))
  const known = deployment ?? (owner ? deploymentIdOf(`0x${owner.key.slice(2)}`, owner.nextNonce) : null)
  const [views, { chains }] = await Promise.all([
    viewTargets(content, { targets }, known === null ? NOBODY : `0x${known.slice(2)}`, engine.chains),
    listChains(),
  ])
  const schedule = scheduleOf(content, catalogue, Date.now())
  const hosts = loadOf(content, catalogue, committee.n, schedule.runsPerDay)
  const costs = costsOf(views, chains, committee.n, schedule.runsPerDay)
  return {
    instance,
    bundleId,
    permissions: content.permissions,
    settlements: content.settlements,
    // Feeds and forwarders belong to an owner’s deployment: without an owner there is no address to show.
    targets: views.map((view) => (known === null ? { ...view, forwarder: null, address: view.feed ? null : view.address } : view)),
    committee: {
      ...quorumOf(committee.n),
      eligible: countEligible(rosterOf(rosterSeed, rosterSize), committee.minConfidence, committee.regions),
      rosterSize,
    },
    schedule,
    hosts,
    effects: effectsOf(content),
    secrets: await secretsOf(content, owner?.key),
    costs,
    deployment: known,
    owner,
    change: before && {
      ...changeOf(readBundle(before.text).content, content),
      bundleId: before.bundleId,
      same: before.bundleId === bundleId,
      terms: before.act.terms,
    },
    warnings: [
      ...hosts.flatMap(({ host, limit, over }) =>
        over && limit
          ? [
              {
                code: 'over_limit',
                message: `${host} would be asked more often than the ${limit.perMinute} times a minute it allows.`,
                remedy: 'Run less often, use fewer workers, or another source.',
              },
            ]
          : [],
      ),
      ...costs.flatMap(({ name, relayer }) =>
        relayer?.low
          ? [{ code: 'relayer_low', message: `The account that pays gas on ${name} is nearly empty.`, remedy: relayer.howToFund }]
          : [],
      ),
    ],
  }
}

/** What its effects do, in words. */
const effectsOf = ({ plan }: BundleContent): string[] =>
  plan.steps.flatMap(({ kind, brick: id, version, config }) => {
    const brick = kind === 'effect' ? findBrick(catalogue, id, version) : undefined
    return brick ? [brick.words?.(config) ?? brick.title] : []
  })

/** Each secret that would be sent, and whether the owner’s is ready to be. */
async function secretsOf(content: BundleContent, owner: string | undefined): Promise<Quote['secrets']> {
  const needs = secretNeeds(content, catalogue)
  if (needs.length === 0) return []
  const known = owner === undefined ? null : await installation().listSecrets(`0x${owner.slice(2)}`)
  return needs.map(({ name, hosts }) => {
    const secret = known?.find((one) => one.name === name)
    const state = !known ? 'unknown' : !secret ? 'missing' : hosts.every((host) => secret.hosts.includes(host)) ? 'ready' : 'host'
    return { name, hosts, state }
  })
}

function costsOf(targets: readonly { chain: string }[], chains: readonly ChainInfo[], n: number, runsPerDay: number | null): ChainCost[] {
  const gasPerWrite = settleGas(n)
  return chains.flatMap(({ id, name, symbol, local, gasPriceWei, relayer }) => {
    const writesPerRun = targets.filter(({ chain }) => chain === id).length
    if (writesPerRun === 0) return []
    const weiPerWrite = gasPriceWei === null ? null : BigInt(gasPriceWei) * BigInt(gasPerWrite)
    const writesPerDay = runsPerDay === null ? null : Math.ceil(runsPerDay * writesPerRun)
    return [
      {
        chain: id,
        name,
        symbol,
        local,
        writesPerRun,
        gasPerWrite,
        gasPriceWei,
        weiPerWrite: weiPerWrite === null ? null : weiPerWrite.toString(),
        weiPerDayAtMost: weiPerWrite === null || writesPerDay === null ? null : (weiPerWrite * BigInt(writesPerDay)).toString(),
        relayer,
      },
    ]
  })
}

function changeOf(before: BundleContent, after: BundleContent) {
  const writes = ({ settlements }: BundleContent) =>
    new Set(settlements.map((point) => `${point.node}: ${point.feed ? 'feed.' : ''}${point.interface}`))
  const without = (a: Iterable<string>, b: ReadonlySet<string>) => [...a].filter((item) => !b.has(item))
  const reads = ({ permissions }: BundleContent) => new Set([...permissions.hosts, ...permissions.chainsRead])
  const [oldHosts, newHosts] = [reads(before), reads(after)]
  const [oldWrites, newWrites] = [writes(before), writes(after)]
  return {
    addedHosts: without(newHosts, oldHosts),
    removedHosts: without(oldHosts, newHosts),
    addedWrites: without(newWrites, oldWrites),
    removedWrites: without(oldWrites, newWrites),
  }
}
