import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../bricks/kit'
import type { OwnerAct } from './act'
import { actMessage } from './message'
import { sampleAct } from './sample-act'

test('a deployment reads line by line', () => {
  expect(actMessage(sampleAct())).toBe(`Phat Bricks deployment

Instance:    phat-5f2a9c31
Bundle:      bafkreih4q2m7vd3ks5zn6wqkf2hxe7v4bocrt6g2yqj5lhd3mwv7zcx3ue
Target n6:   eip155:84532 feed
Target n6:   eip155:1287 0x41F0c82a9E7d05b36C1aF4288dB0e95C07b3A6Ce
Committee:   n 7, f 2, q 5, confidence 1-3
Stake:       1200 test PHA, refundable
Validity:    10 min a report
Owner:       0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d
Nonce:       17
Expires:     2026-11-22T14:45:00.000Z`)
})

test('a pause names the deployment and nothing else', () => {
  const { instance, owner, expiryMs } = sampleAct()
  const deployment = `0x${'ab'.repeat(32)}`
  expect(actMessage({ action: 'pause', instance, owner, nonce: 18, expiryMs, deployment })).toBe(`Phat Bricks pause

Instance:    phat-5f2a9c31
Deployment:  ${deployment}
Owner:       0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d
Nonce:       18
Expires:     2026-11-22T14:45:00.000Z`)
})

test('the order in which targets were written down changes nothing', () => {
  const targets = (nodes: string[]) => Object.fromEntries(nodes.map((node) => [node, [{ chain: 'eip155:1', contract: 'feed' as const }]]))
  const { terms } = sampleAct()
  const text = (nodes: string[]) => actMessage(sampleAct({ terms: { ...terms, targets: targets(nodes) } }))
  expect(text(['b', 'a', 'c'])).toBe(text(['c', 'b', 'a']))
})

test('a name that is not plain ASCII on one line is refused', () => {
  const { terms } = sampleAct()
  const region = (name: string) => sampleAct({ terms: { ...terms, committee: { n: 7, minConfidence: 3, regions: [name] } } })
  expect(() => actMessage(sampleAct({ instance: 'phät' }))).toThrow('not plain ASCII')
  expect(() => actMessage(region('Asia\nStake: 1'))).toThrow('not plain ASCII')
  expect(() =>
    actMessage(sampleAct({ terms: { ...terms, targets: { 'n6: eip155:1': [{ chain: 'eip155:1', contract: 'feed' }] } } })),
  ).toThrow('not plain ASCII')
})

const act: fc.Arbitrary<OwnerAct> = fc
  .record({
    instance: fc.constantFrom('phat-1', 'phat-2', 'phat-1 x'),
    nonce: fc.integer({ min: 0, max: 3 }),
    expiryMs: fc.integer({ min: 0, max: 3 }),
    terms: fc.record({
      bundleId: fc.constantFrom(`b${'a'.repeat(30)}`, `b${'c'.repeat(30)}`),
      targets: fc.dictionary(
        fc.constantFrom('a', 'b', 'a-b'),
        fc.array(
          fc.record({
            chain: fc.constantFrom('eip155:1', 'eip155:12'),
            contract: fc.constantFrom('feed' as const, `0x${'11'.repeat(20)}`),
          }),
          {
            minLength: 1,
            maxLength: 2,
          },
        ),
      ),
      committee: fc.record(
        {
          n: fc.integer({ min: 1, max: 31 }),
          minConfidence: fc.integer({ min: 1, max: 5 }),
          regions: fc.array(fc.constantFrom('Asia', 'Europe'), { minLength: 1, maxLength: 2 }),
        },
        { requiredKeys: ['n', 'minConfidence'] },
      ),
      stakePha: fc.integer({ min: 1, max: 20 }),
      validityMs: fc.constantFrom(60_000, 60_001, 600_000),
    }),
  })
  .map((change) => sampleAct(change))

test('every text is printable ASCII, and two acts share one only when they are the same act', () => {
  fc.assert(
    fc.property(act, act, (a, b) => {
      expect(actMessage(a)).toMatch(/^[\x20-\x7e\n]+$/)
      expect(actMessage(a) === actMessage(b)).toBe(canonicalJson(a) === canonicalJson(b))
    }),
  )
})
