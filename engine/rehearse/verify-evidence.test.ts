import { describe, expect, it } from 'vitest'
import { bricks } from '../../bricks'
import { catalogueOf } from '../compile/resolve'
import { type Evidence, sealEvidence } from '../record/evidence'
import { hashOf, runIdOf } from '../witness/witness'
import { type Misbehaviour, makeEvidence } from './evidence.fixture'
import { verifyEvidence } from './verify-evidence'

const catalogue = catalogueOf(bricks)
const copy = (evidence: Evidence): Evidence => JSON.parse(JSON.stringify(evidence))
/** The failing check, as `id: detail`. */
const firstDifference = async (evidence: unknown) => {
  const { checks } = await verifyEvidence(evidence, catalogue)
  const failed = checks.find(({ ok }) => !ok)
  return failed ? `${failed.id}: ${failed.detail}` : 'none'
}

describe('verifyEvidence', async () => {
  const evidence = await makeEvidence()

  it('accepts a run as it was', async () => {
    const { ok, checks } = await verifyEvidence(copy(evidence), catalogue)
    expect(checks.filter((check) => !check.ok)).toEqual([])
    expect(ok).toBe(true)
    expect(checks).toHaveLength(11)
  })
  it('accepts a run with two liars, and says that they did not count', async () => {
    const { ok, checks } = await verifyEvidence(await makeEvidence({ lie: 2 }), catalogue)
    expect(ok).toBe(true)
    expect(checks.find(({ id }) => id === 'replay')?.detail).toMatch(/did not count/)
  })
  it('accepts a refusal that follows from the observations', async () => {
    const refused = await makeEvidence({ lie: 3 })
    expect(refused.agreement).toBeNull()
    expect(await firstDifference(refused)).toBe('none')
  })

  it.each<[string, (evidence: Evidence) => void, RegExp]>([
    [
      'an observed value',
      (e) => void Object.assign(e.observations[2]?.observation.body.values.agree ?? {}, { value: '3400' }),
      /^observations: The observation of 0x/,
    ],
    ['a recorded reply', (e) => void Object.assign(e.observations[0]?.exchanges[0]?.reply ?? {}, { body: '{"price":1}' }), /exchangesHash/],
    ['the bundle', (e) => void Object.assign(e.bundle, { text: e.bundle.text.replace('$.price', '$.prize') }), /^bundle: /],
    [
      'the stake the owner signed',
      (e) =>
        void Object.assign(e.deployment.signedAct.act, {
          terms: { ...('terms' in e.deployment.signedAct.act ? e.deployment.signedAct.act.terms : {}), stakePha: 101 },
        }),
      /^owner: /,
    ],
    ['a member’s stake', (e) => void Object.assign(e.committee.members[0] ?? {}, { stakePha: 7 }), /^committee: committee\.members/],
    ['a target', (e) => void Object.assign(e.targets.write?.[0] ?? {}, { anchor: `0x${'1'.repeat(40)}` }), /^reports: reports\.0/],
    ['the agreed value', (e) => void Object.assign(e.agreement?.values.agree ?? {}, { value: '1' }), /^agreement: agreement\.values/],
    ['the payload', (e) => void Object.assign(e.reports[0] ?? {}, { payload: '0x00' }), /^reports: reports\.0\.payload/],
    [
      'a signature',
      (e) => void Object.assign(e.attestations[0] ?? {}, { signature: `0x${'11'.repeat(64)}1b` }),
      /^attestations: .* does not carry its signature/,
    ],
    ['the trigger', (e) => void Object.assign(e.run, { dueMs: e.run.dueMs + 1 }), /^trigger: /],
    ['the deployment’s name', (e) => void Object.assign(e.deployment, { name: 'Another' }), /^file: /],
    ['the format', (e) => void Object.assign(e, { format: 'phat.evidence/2' }), /^format: /],
  ])('names a change of %s', async (_, change, expected) => {
    const changed = copy(evidence)
    change(changed)
    expect(await firstDifference(changed)).toMatch(expected)
  })

  it('names a run with too few attestations', async () => {
    const changed = copy(evidence)
    changed.attestations = changed.attestations.filter(({ slot }, index) => slot < 0 || index < 8)
    expect(await firstDifference(changed)).toMatch(/^attestations: Slot 0 has 4 signatures; 5 are needed/)
  })

  describe('whoever seals the file anew', () => {
    const forged = (change: (evidence: Evidence) => void, from = evidence) => {
      const changed = copy(from)
      change(changed)
      return firstDifference(sealEvidence(changed))
    }
    it('cannot claim a settlement of which nothing is shown', async () => {
      const empty = (e: Evidence) => void Object.assign(e, { agreement: null, reports: [], attestations: [], settlements: [] })
      expect(await forged(empty)).toMatch(/^agreement: The run is said to be settled, and no agreement is shown/)
      const skipped = (e: Evidence) => {
        empty(e)
        Object.assign(e.run, { end: 'skipped' })
      }
      expect(await forged(skipped)).toMatch(/^agreement: The run is said to be skipped/)
    })
    it('cannot claim another end than the set has', async () => {
      for (const end of ['skipped', 'refused'])
        expect(await forged((e) => void Object.assign(e.run, { end }))).toMatch(/^(reports|agreement): The run is said to be/)
    })
    it('cannot show an outcome that no quorum signed', async () => {
      const unsigned = (e: Evidence) => void Object.assign(e, { attestations: e.attestations.filter(({ slot }) => slot >= 0) })
      expect(await forged(unsigned)).toMatch(/^attestations: The outcome has 0 signatures; 5 are needed/)
    })
    it('cannot show a settlement of a slot that the set does not write', async () => {
      const stray = { slot: 256, chain: 'eip155:31337', status: 'final', txHash: null, blockNumber: null, blockHash: null }
      expect(await forged((e) => void e.settlements.push(stray))).toMatch(/^reports: /)
      expect(await forged((e) => void e.settlements.push({ ...stray, slot: 0, chain: 'eip155:1' }))).toMatch(/^reports: The chain of/)
      expect(await forged((e) => void Object.assign(e, { settlements: [] }))).toMatch(/^reports: .* 0 of 1 settlements are final/)
    })
    it('cannot draw the committee of another epoch', async () => {
      expect(await forged((e) => void Object.assign(e.committee, { epoch: e.committee.epoch + 1 }))).toMatch(/^committee: committee\.epoch/)
    })
    it('cannot pass the owner’s act of deploying for the act of running', async () => {
      const { signedAct } = evidence.deployment
      const posing = (e: Evidence) => {
        const triggerKey = `act:${signedAct.act.nonce}`
        Object.assign(e.run, { act: signedAct, triggerKey, id: runIdOf(e.deployment.id, triggerKey) })
      }
      expect(await forged(posing)).toMatch(/^trigger: run\.act is “deploy”/)
    })
  })

  it.each<[string, Misbehaviour]>([
    ['another trigger input', { body: { inputHash: hashOf('test', 'other') } }],
    ['a far-off time and other values', { body: { observedAtMs: 1, values: { agree: { value: '1' } } } }],
    ['nothing at all', { body: { values: {} } }],
    ['a value a little off its recording', { body: { values: { agree: { value: '3482.3' } } } }],
  ])('accepts an honest run in which one member stated %s, and names it', async (_, misbehaviour) => {
    const { ok, checks } = await verifyEvidence(await makeEvidence({}, misbehaviour), catalogue)
    expect(checks.filter((check) => !check.ok)).toEqual([])
    expect(ok).toBe(true)
  })
  it('refuses a run in which more members than f stated other values than they recorded', async () => {
    const three = await makeEvidence({}, { body: { values: { agree: { value: '3482.3' } } }, members: 3 })
    expect(await firstDifference(three)).toMatch(/^replay: The values of 0x/)
  })

  it('notices any single character that is changed', async () => {
    const text = JSON.stringify(evidence)
    for (let i = 11; i < text.length; i += 397) {
      const character = text[i] ?? ''
      const changed =
        text.slice(0, i) + (character === '1' ? '2' : /\d/.test(character) ? '1' : character === 'x' ? 'y' : 'x') + text.slice(i + 1)
      let parsed: unknown
      try {
        parsed = JSON.parse(changed)
      } catch {
        continue
      }
      expect(`${i} ${text.slice(i - 20, i + 20)} ${await firstDifference(parsed)}`).not.toMatch(/none$/)
    }
  })
})
