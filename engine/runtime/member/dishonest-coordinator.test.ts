import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bricks } from '../../../bricks'
import { Fault } from '../../../bricks/kit'
import { createHttp, guardedSocket } from '../../adapters/http'
import { createMail } from '../../adapters/mail'
import { createJournal } from '../../adapters/prisma/journal'
import { createStore } from '../../adapters/prisma/store'
import { openVault, recoverSigner } from '../../adapters/vault'
import { agreeOn, setHashOf } from '../../agree/agree-on'
import type { Agreement } from '../../agree/agreement'
import type { Attestation } from '../../attest/attestation'
import { catalogueOf } from '../../compile/resolve'
import type { Graph } from '../../graph/graph'
import { openChains } from '../../open-chains'
import type { Observation } from '../../witness/observation'
import type { MemberTask } from '../../world'
import { deployGraph, feedGraph, type Installation, openInstallation, pressRun } from '../installation.fixture'
import { loadRun } from '../load'
import { memberTask } from '../member-task'
import { prepare } from '../prepare'
import { defaultPatience, type RuntimeWorld } from '../world'
import { createMembers } from './create-members'

// The tests are the coordinator here: they hold its database and choose what each member is shown. Members are the real worker code.
let installation: Installation
let world: RuntimeWorld
let members: ReturnType<typeof createMembers>
let close: () => Promise<void>

beforeAll(async () => {
  installation = await openInstallation()
  const { settings } = installation
  const vault = openVault(settings.phatDir)
  const store = createStore(settings.databaseUrl)
  const journal = createJournal(settings.workersUrl)
  const clock = { nowMs: () => Date.now() }
  const http = createHttp({ clock, allow: () => true })
  const chains = openChains(settings, vault.relayerKey())
  const catalogue = catalogueOf(bricks)
  const shared = { chains, homeChain: settings.homeChain, clock, catalogue, recover: recoverSigner }
  members = createMembers({ ...shared, vault, http, mail: createMail({ open: guardedSocket() }), journal, faults: {} })
  await store.saveInstance({ id: vault.instance, rosterSeed: vault.rosterSeed, rosterSize: vault.rosterSize }, clock.nowMs())
  world = {
    ...shared,
    store,
    workers: { ...members, stop: async () => {} },
    registrars: vault.registrars(),
    roster: { seed: vault.rosterSeed, size: vault.rosterSize },
    patience: defaultPatience,
    startedMs: clock.nowMs(),
    log: () => {},
  }
  close = async () => {
    await Promise.all([store.close(), journal.close(), http.close()])
    await installation.close()
  }
})
afterAll(() => close())

interface Shown {
  tasks: MemberTask[]
  observations: Observation[]
  propose(observations: readonly Observation[]): Agreement
}

/** A run of four members, all of whom have observed. */
async function observedRun(graph: Graph = feedGraph(installation.source.origin)): Promise<Shown> {
  const run = await pressRun(installation, await deployGraph(installation, graph, 4))
  await prepare(world, run)
  const loaded = await loadRun(world, run, ['observing'])
  const prepared = loaded?.run.prepared
  if (!loaded || !prepared) throw new Error('The run was not prepared.')
  const tasks = await Promise.all(prepared.committee.members.map((worker) => memberTask(world, loaded, prepared, worker)))
  const observations = await Promise.all(
    tasks.map(async (task) => {
      const { body, signature } = await members.observe(task)
      return { body, signature }
    }),
  )
  const { n, f, q } = prepared.committee
  const propose = (set: readonly Observation[]) => {
    const result = agreeOn({ bundle: loaded.bundle, catalogue: world.catalogue, run, observations: set, policy: { n, f, q } })
    if (!result.ok) throw new Error(result.shortfall.message)
    return result.agreement
  }
  return { tasks, observations, propose }
}

const answer = (attesting: Promise<Attestation[]>) =>
  attesting.then(
    (signed) => signed,
    (error: unknown) => Fault.from(error).message,
  )
const ask = (task: MemberTask | undefined, agreement: Agreement) => {
  if (!task) throw new Error('There is no such member.')
  return answer(members.attest(task, agreement))
}

test('shown two different sets, no two quorums sign: each member stays with the set that it saw first', async () => {
  const { tasks, observations, propose } = await observedRun()
  const [one, other] = [propose(observations.slice(0, 3)), propose(observations.slice(1))]
  expect(one.setHash).not.toBe(other.setHash)
  const first = await Promise.all(tasks.map((task, index) => ask(task, index < 2 ? one : other)))
  expect(first.every((signed) => Array.isArray(signed))).toBe(true)
  const second = await Promise.all(tasks.map((task, index) => ask(task, index < 2 ? other : one)))
  for (const refusal of second) expect(refusal).toMatch(/bound to another set/)
})

test('asked twice, a member hands out what it signed before, whatever it is asked about', async () => {
  const { tasks, observations, propose } = await observedRun()
  const agreement = propose(observations)
  const [task] = tasks
  const first = await ask(task, agreement)
  expect(await ask(task, agreement)).toEqual(first)
  const [target] = task?.prepared.targets.write ?? []
  if (!task || !target) throw new Error('The run has no target.')
  const elsewhere = { ...task, prepared: { ...task.prepared, targets: { write: [{ ...target, setVersion: 9 }] } } }
  expect(await ask(elsewhere, agreement)).toEqual(first)
})

test('an altered observation is refused, by its signature', async () => {
  const { tasks, observations, propose } = await observedRun()
  const agreement = propose(observations)
  const altered = agreement.set.map((one, index) =>
    index === 1 ? { ...one, body: { ...one.body, values: { agree: { value: '1.0' } } } } : one,
  )
  const proposal = { ...agreement, set: altered, setHash: setHashOf(altered) }
  for (const task of tasks) expect(await ask(task, proposal)).toMatch(/does not carry its signature/)
})

test('an observation of another run is refused, though its member signed it', async () => {
  const [one, other] = [await observedRun(), await observedRun()]
  const agreement = one.propose(one.observations)
  const strange = other.observations[0]
  if (!strange) throw new Error('Nobody observed.')
  const set = [strange, ...agreement.set.slice(1)]
  for (const task of one.tasks)
    expect(await ask(task, { ...agreement, set, setHash: setHashOf(set) })).toMatch(/of another run|by nobody in the committee/)
})

test('a set with one member twice, with too few members, or under another hash is refused', async () => {
  const { tasks, observations, propose } = await observedRun()
  const agreement = propose(observations)
  const [first, second] = agreement.set
  if (!first || !second) throw new Error('Nobody observed.')
  expect(await ask(tasks[0], { ...agreement, set: [first, first, second] })).toMatch(/is there twice/)
  expect(await ask(tasks[0], { ...agreement, set: [first, second] })).toMatch(/2 of 4 workers answered/)
  expect(await ask(tasks[0], { ...agreement, setHash: `0x${'11'.repeat(32)}` })).toMatch(/do not belong/)
})

test('no effect is performed before a quorum has signed the outcome, nor one that the plan does not have', async () => {
  const { tasks, observations, propose } = await observedRun()
  const agreement = propose(observations)
  const signed: Attestation[] = []
  for (const task of tasks) {
    const [first] = tasks
    const perform = first && members.perform(first, { step: 'write', agreement, attestations: [...signed, ...signed] })
    await expect(perform).rejects.toThrow(signed.length < 6 ? /Only \d of 3 members signed/ : /has no effect at write/)
    signed.push(...(await members.attest(task, agreement)))
  }
})

test('an effect is performed with the set that the quorum signed for, and with no other', async () => {
  const graph = feedGraph(installation.source.origin)
  const config = { url: `${installation.source.origin}/price`, message: 'It is {{value}}.' }
  const tell = { id: 'tell', brick: 'notify', version: 1, config, position: { x: 0, y: 0 } }
  const toTell = { from: { node: 'agree', port: 'value' }, to: { node: 'tell', port: 'value' } }
  const { tasks, observations, propose } = await observedRun({
    ...graph,
    nodes: [...graph.nodes, tell],
    wires: [...graph.wires, toTell],
  })
  const [signed, other] = [propose(observations), propose(observations.slice(1))]
  const attestations = (await Promise.all(tasks.map((task) => members.attest(task, signed)))).flat()
  const [first] = tasks
  if (!first) throw new Error('The run has no member.')
  await expect(members.perform(first, { step: 'tell', agreement: other, attestations })).rejects.toThrow(/Only 0 of 3 members signed/)
  await expect(members.perform(first, { step: 'tell', agreement: signed, attestations })).resolves.toMatch(/^Sent to/)
  const tomorrow = Date.now() + 25 * 3_600_000
  const clock = vi.spyOn(world.clock, 'nowMs').mockReturnValue(tomorrow)
  await expect(members.perform(first, { step: 'tell', agreement: signed, attestations })).rejects.toThrow(/too long ago/)
  clock.mockRestore()
})

describe('what the owner did not sign is refused before anything is fetched:', () => {
  const refusals: [string, (task: MemberTask) => MemberTask, RegExp][] = [
    ['another bundle', (task) => ({ ...task, bundleText: task.bundleText.replace('/price', '/other') }), /has the id/],
    ['another time', (task) => ({ ...task, run: { ...task.run, dueMs: task.run.dueMs - 1 } }), /input is not that of its time/],
    ['another run id', (task) => ({ ...task, run: { ...task.run, id: `0x${'22'.repeat(32)}` } }), /id is not that of its trigger/],
    ['a run that nobody asked for', (task) => ({ ...task, run: { ...task.run, act: null } }), /schedule has no such time/],
    [
      'another committee',
      (task) => {
        const { committee } = task.prepared
        const members = committee.members.map((member, index) => (index === 0 ? { ...member, index: member.index ^ 1 } : member))
        return { ...task, prepared: { ...task.prepared, committee: { ...committee, members } } }
      },
      /not the one that was drawn/,
    ],
    [
      'other randomness',
      (task) => ({ ...task, prepared: { ...task.prepared, randomness: `0x${'33'.repeat(32)}` } }),
      /does not have the hash/,
    ],
    [
      'a smaller quorum',
      (task) => ({ ...task, prepared: { ...task.prepared, committee: { ...task.prepared.committee, q: 1 } } }),
      /quorum is not that/,
    ],
    [
      'another receiver',
      (task) => {
        const [target] = task.prepared.targets.write ?? []
        const targets = target ? { write: [{ ...target, receiver: `0x${'44'.repeat(20)}` as const }] } : {}
        return { ...task, prepared: { ...task.prepared, targets } }
      },
      /targets are not those/,
    ],
    [
      'state that no committee signed',
      (task) => ({
        ...task,
        prepared: { ...task.prepared, stateVersion: 3 },
        state: { version: 3, values: { x: 1 }, run: null, proof: null },
      }),
      /without signatures/,
    ],
  ]
  test.each(refusals)('%s', async (_, change, reason) => {
    const { tasks } = await observedRun()
    const [task] = tasks
    if (!task) throw new Error('The run has no member.')
    const asked = installation.source.asked.length
    await expect(members.observe(change(task))).rejects.toThrow(reason)
    expect(installation.source.asked).toHaveLength(asked)
  })
})
