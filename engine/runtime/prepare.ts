import type { Hex } from 'viem'
import { Fault } from '../../bricks/kit'
import { type Committee, quorumOf, type WorkerCard } from '../committee/committee'
import { drawCommittee } from '../committee/draw'
import { findBrick } from '../compile/resolve'
import { rosterOf } from '../network/roster'
import type { EpochSeal, Job, Prepared, RunRecord } from '../world'
import { advance } from './advance'
import { sealEpoch } from './epoch'
import { endRun } from './finish'
import { type LoadedVersion, loadRun } from './load'
import { resolveTargets } from './targets'
import type { RuntimeWorld } from './world'

/** Step 1 to 2: draws the committee, numbers its signer sets, and asks every member to observe. */
export async function prepare(world: RuntimeWorld, id: Hex): Promise<void> {
  const loaded = await loadRun(world, id, ['due'])
  if (!loaded) return
  const { run } = loaded
  try {
    const prepared = await fix(world, loaded)
    const { committee } = prepared
    const deadlineMs = world.clock.nowMs() + world.patience.observeMs
    const jobs: Job[] = committee.members.map((_, worker) => ({ task: 'observe', payload: { run: id, worker } }))
    jobs.push({ task: 'agree', payload: { run: id }, runAtMs: deadlineMs, key: `agree:${id}` })
    const versions = Object.values(prepared.targets).flatMap((list) => list.map(({ setVersion }) => setVersion))
    const { secrets } = loaded.bundle.content.permissions
    if (secrets) await world.store.markSecretsUsed(loaded.deployment.owner, secrets, world.clock.nowMs())
    await advance(world, {
      run: id,
      from: ['due'],
      to: 'observing',
      prepared,
      deadlineMs,
      jobs,
      events: [
        {
          type: 'committee.ready',
          data: { ...committee, setVersion: versions[0] ?? 0, rosterSize: world.roster.size, deadlineMs },
        },
      ],
    })
  } catch (error) {
    const fault = Fault.from(error)
    if (fault.retry || !(error instanceof Fault)) throw error
    await endRun(world, run, 'failed', { reason: fault.message, code: fault.code, remedy: fault.remedy })
  }
}

async function fix(world: RuntimeWorld, { run, deployment, bundle, terms }: LoadedVersion & { run: RunRecord }): Promise<Prepared> {
  const seal = await sealEpoch(world, run.epoch)
  const committee = await committeeOf(world, { deployment, terms }, seal)
  const members = committee.members.map(({ index, address }) => ({ index, address }))
  const places = Object.values(resolveTargets(bundle.content, terms, deployment.id, world.chains)).flat()
  const anchors = [...new Map(places.map(({ chain, anchor }) => [chain, { chain, anchor }])).values()]
  const set = { deploymentId: deployment.id, epoch: run.epoch, members }
  const versions = anchors.length === 0 ? {} : await world.store.ensureSignerSets(set, anchors, world.clock.nowMs())
  const stateful = bundle.content.plan.steps.some(({ brick, version }) => findBrick(world.catalogue, brick, version)?.stateful)
  return {
    committee,
    randomness: seal.randomness,
    epochBlock: String(seal.blockNumber),
    targets: resolveTargets(bundle.content, terms, deployment.id, world.chains, versions),
    stateVersion: stateful ? (await world.store.state(deployment.id)).version : 0,
    note: run.reason,
  }
}

const committees = new WeakMap<object, Map<string, Committee>>()

async function committeeOf(
  world: RuntimeWorld,
  { deployment, terms }: Pick<LoadedVersion, 'deployment' | 'terms'>,
  seal: EpochSeal,
): Promise<Committee> {
  const known = committees.get(world) ?? new Map<string, Committee>()
  committees.set(world, known)
  const key = `${deployment.id}/${seal.n}/${JSON.stringify(terms.committee)}`
  const found = known.get(key)
  if (found) return found
  const roster = rosterOf(world.roster.seed, world.roster.size)
  const { randomness, n: epoch } = seal
  const drawn = drawCommittee({ roster, policy: terms.committee, deployment: deployment.id, epoch, randomness })
  const addresses = await world.workers.addresses(drawn.map(({ index }) => index))
  const members: WorkerCard[] = drawn.flatMap((entry, i) => {
    const address = addresses[i]
    return address ? [{ ...entry, address }] : []
  })
  const committee = { ...quorumOf(terms.committee.n), epoch, members: members.sort((a, b) => (a.address < b.address ? -1 : 1)) }
  if (known.size > 500) known.clear()
  known.set(key, committee)
  return committee
}
