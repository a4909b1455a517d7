import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openVault } from '../adapters/vault'
import { agreeOn } from '../agree/agree-on'
import { hashOf, observationHash } from '../witness/witness'
import type { MemberObservation, MemberTask } from '../world'
import { agree } from './agree'
import { loadRun } from './load'
import { openCoordinator, type TestCoordinator } from './member/coordinator.fixture'
import { deployMinutely, observeRun, prepareRun } from './member/drive.fixture'
import { memberTask } from './member-task'

// What a worker hands in is believed as far as it fits the run; these tests play dishonest workers, with their keys.
let coordinator: TestCoordinator
let vault: ReturnType<typeof openVault>

beforeAll(async () => {
  coordinator = await openCoordinator()
  vault = openVault(coordinator.installation.settings.phatDir)
})
afterAll(() => coordinator?.close())

type Body = MemberObservation['body']

/** The observation with another body, signed by its worker. */
function stating(task: MemberTask, said: MemberObservation, change: Partial<Body>): MemberObservation {
  const body = { ...said.body, ...change }
  const hash = observationHash(body)
  return { ...said, body, hash, signature: vault.worker(task.worker.index).sign(hash) }
}

const elsewhere = hashOf('phat.test/1', 'elsewhere')

describe('of four members one hands in an observation that', () => {
  const cases: [string, (task: MemberTask, said: MemberObservation) => MemberObservation, RegExp][] = [
    ['began from another input', (task, said) => stating(task, said, { inputHash: elsewhere }), /began from another input/],
    ['began from another state', (task, said) => stating(task, said, { stateHash: elsewhere }), /began from another state/],
    ['is of another run', (task, said) => stating(task, said, { run: elsewhere }), /is of another run/],
    ['names another worker', (task, said) => stating(task, said, { worker: `0x${'11'.repeat(20)}` }), /names another worker/],
    ['commits to other exchanges', (_, said) => ({ ...said, exchanges: [] }), /does not commit to the exchanges/],
    ['was altered after signing', (_, said) => ({ ...said, body: { ...said.body, observedAtMs: 1 } }), /does not carry its signature/],
    ['has no whole time', (task, said) => stating(task, said, { observedAtMs: 0.5 }), /is malformed at body\.observedAtMs/],
  ]
  test.each(cases)('%s: it is rejected with the reason, and the others agree', async (_, spoil, reason) => {
    const { world, members } = coordinator
    const run = await prepareRun(coordinator, await deployMinutely(coordinator, 4))
    const liar = (await world.store.run(run))?.prepared?.committee.members[2]?.address
    world.workers.observe = async (task) => {
      const said = await members.observe(task)
      return task.worker.address === liar ? spoil(task, said) : said
    }
    await observeRun(coordinator, run)
    const events = await world.store.events(run, 0)
    expect(events.filter(({ type }) => type === 'observation.rejected')).toMatchObject([
      { data: { worker: liar, reason: expect.stringMatching(reason) } },
    ])
    expect(await world.store.countObservations(run)).toBe(3)
    await expect.poll(async () => (await world.store.run(run))?.status).toBe('attesting')
  })
})

describe('a quorum that began from another input', () => {
  async function astray() {
    const { world, members } = coordinator
    const run = await prepareRun(coordinator, await deployMinutely(coordinator, 4))
    const loaded = await loadRun(world, run, ['observing'])
    const prepared = loaded?.run.prepared
    if (!loaded || !prepared) throw new Error('The run was not prepared.')
    const tasks = await Promise.all(prepared.committee.members.map((worker) => memberTask(world, loaded, prepared, worker)))
    const observations = await Promise.all(tasks.map(async (task) => stating(task, await members.observe(task), { inputHash: elsewhere })))
    return { run, loaded, prepared, tasks, observations }
  }

  test('gets no member’s signature', async () => {
    const { run, loaded, prepared, tasks, observations } = await astray()
    const signed = observations.map(({ body, signature }) => ({ body, signature }))
    const { n, f, q } = prepared.committee
    const { world, members } = coordinator
    const claimed = agreeOn({ bundle: loaded.bundle, catalogue: world.catalogue, run, observations: signed, policy: { n, f, q } })
    const [task] = tasks
    if (!claimed.ok || !task) throw new Error('The liars do not agree among themselves.')
    await expect(members.attest(task, claimed.agreement)).rejects.toThrow(/Only 0 workers started from the same input/)
  })

  test('makes no agreement, even from the database', async () => {
    const { run, observations } = await astray()
    const { world } = coordinator
    for (const { tookMs, ...observation } of observations)
      await world.store.advance({ run, from: ['observing'], observation, atMs: world.clock.nowMs() })
    await agree(world, run)
    expect(await world.store.run(run)).toMatchObject({ status: 'refused', reason: expect.stringMatching(/Only 0 workers started/) })
  })
})
