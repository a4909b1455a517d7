import { expect, test } from 'vitest'
import { rosterOf } from '../network/roster'
import { quorumOf } from './committee'
import { type DrawInput, drawCommittee } from './draw'

const base: DrawInput = {
  roster: rosterOf('0x01', 23_000),
  policy: { n: 7, minConfidence: 5 },
  deployment: '0xaa',
  epoch: 3,
  randomness: '0xbb',
}

test('a committee has n different members and is the same wherever it is drawn', () => {
  const members = drawCommittee(base)
  expect(new Set(members.map(({ index }) => index)).size).toBe(7)
  expect(drawCommittee({ ...base })).toEqual(members)
})

test('another epoch, deployment or randomness draws another committee', () => {
  const members = drawCommittee(base)
  for (const other of [{ epoch: 4 }, { deployment: '0xab' }, { randomness: '0xbc' }])
    expect(drawCommittee({ ...base, ...other })).not.toEqual(members)
})

test('stake decides: a worker with nine times the stake is drawn about nine times as often', () => {
  const worker = { city: 'Oslo', region: 'Europe', confidence: 1 }
  const roster = [
    { ...worker, index: 0, stakePha: 9_000 },
    { ...worker, index: 1, stakePha: 1_000 },
  ]
  const rich = Array.from({ length: 2_000 }, (_, epoch) => drawCommittee({ ...base, roster, policy: { n: 1, minConfidence: 5 }, epoch }))
  const share = rich.filter(([member]) => member?.index === 0).length / 2_000
  expect(share).toBeGreaterThan(0.87)
  expect(share).toBeLessThan(0.93)
})

test('conditions of the owner hold for every member, and too few eligible workers are a fault', () => {
  const policy = { n: 31, minConfidence: 2, regions: ['Oceania'] }
  for (const { confidence, region } of drawCommittee({ ...base, policy })) {
    expect(confidence).toBeLessThanOrEqual(2)
    expect(region).toBe('Oceania')
  }
  expect(() => drawCommittee({ ...base, policy: { ...policy, regions: ['Atlantis'] } })).toThrow(/Only 0 workers/)
})

test('f and q follow from n, and two quorums always share an honest worker', () => {
  expect([1, 4, 7, 31].map((n) => quorumOf(n))).toEqual([
    { n: 1, f: 0, q: 1 },
    { n: 4, f: 1, q: 3 },
    { n: 7, f: 2, q: 5 },
    { n: 31, f: 10, q: 21 },
  ])
  for (let n = 1; n <= 31; n++) {
    const { f, q } = quorumOf(n)
    expect(2 * q - n).toBeGreaterThan(f)
    expect(q).toBeLessThanOrEqual(n - f)
  }
})
