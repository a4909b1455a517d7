import { describe, expect, it } from 'vitest'
import { bricks } from '../../bricks'
import { makeBundle } from '../bundle/make-bundle'
import { quorumOf } from '../committee/committee'
import { compile } from '../compile/compile'
import { catalogueOf } from '../compile/resolve'
import { graphSchema } from '../graph/graph'
import type { Observation, ObservationBody } from '../witness/observation'
import { hashOf, inputHash, stateHash } from '../witness/witness'
import { agreeOn, MAX_SKEW_MS } from './agree-on'

const catalogue = catalogueOf(bricks)
const NOW = 1_795_357_920_000
const run = hashOf('test', 'run')
const basis = { inputHash: inputHash({ pressedAtMs: NOW }), stateHash: stateHash(0, {}) }

const bundleWith = (median: Record<string, string>) => {
  const position = { x: 0, y: 0 }
  const graph = graphSchema.parse({
    format: 'phat.graph/1',
    name: 'Feed',
    nodes: [
      { id: 'press', brick: 'manual', version: 1, config: {}, position },
      { id: 'fetch', brick: 'http-fetch', version: 1, config: { url: 'https://api.example.com/price' }, position },
      { id: 'pick', brick: 'json-select', version: 1, config: { path: '$.price', as: 'decimal' }, position },
      { id: 'agree', brick: 'median', version: 1, config: median, position },
    ],
    wires: [
      { from: { node: 'press', port: 'run' }, to: { node: 'fetch', port: 'run' } },
      { from: { node: 'fetch', port: 'body' }, to: { node: 'pick', port: 'json' } },
      { from: { node: 'pick', port: 'value' }, to: { node: 'agree', port: 'value' } },
    ],
    meta: {},
  })
  const { compiled } = compile(graph, catalogue)
  if (!compiled) throw new Error('does not compile')
  return makeBundle(compiled)
}
const bundle = bundleWith({})

const observation = (index: number, change: Partial<ObservationBody> = {}): Observation => ({
  body: {
    run,
    worker: `0x${String(index).padStart(40, '0')}`,
    ...basis,
    observedAtMs: NOW,
    values: { agree: { value: `3482.${index}` } },
    settled: {},
    exchangesHash: hashOf('test', 'exchanges'),
    ...change,
  },
  signature: `0x${'00'.repeat(65)}`,
})
const honest = [1, 2, 3, 4, 5, 6].map((index) => observation(index))
const judge = (observations: Observation[], more: { bundle?: typeof bundle; basis?: typeof basis } = {}) =>
  agreeOn({ bundle, catalogue, run, observations, policy: quorumOf(7), ...more })
const agreed = (observations: Observation[], more?: Parameters<typeof judge>[1]) => {
  const result = judge(observations, more)
  if (!result.ok) throw new Error(result.shortfall.message)
  return result.agreement
}
/** An observation as a liar writes it, of whatever shape. */
const malformed = (change: Record<string, unknown>) => observation(7, change as Partial<ObservationBody>)

describe('one liar of seven', () => {
  it.each<[string, unknown]>([
    ['an object', { amount: '1' }],
    ['a list', ['3482.1']],
    ['a number', 3482.1],
    ['nothing', null],
    ['text', 'NaN'],
    ['a price', { amount: '3482.1', base: 'ETH', quote: 'USD', timeMs: NOW, sources: [] }],
    ['more digits than are read', '9'.repeat(401)],
    ['as many digits as are read', '9'.repeat(400)],
    ['the smallest fraction', `0.${'0'.repeat(398)}1`],
    ['an honest value with a tail of digits', `3482.35${'0'.repeat(390)}1`],
  ])('who states %s costs the honest nothing', (_, value) => {
    for (const convention of ['lower', 'upper', 'mean-of-two']) {
      const { values, judgements } = agreed([...honest, observation(7, { values: { agree: { value: value as string } } })], {
        bundle: bundleWith({ convention }),
      })
      expect(Number(values.agree?.value)).toBeGreaterThanOrEqual(3482.1)
      expect(Number(values.agree?.value)).toBeLessThanOrEqual(3482.6)
      expect(judgements.agree?.find(({ worker }) => worker.endsWith('7'))).toMatchObject({ inlier: false })
    }
  })

  it.each<[string, Record<string, unknown>]>([
    ['no settled values', { settled: undefined }],
    ['no values', { values: undefined }],
    ['values that are a list', { values: [] }],
    ['ports that are text', { values: { agree: 'value' } }],
    ['no input hash', { inputHash: undefined }],
    ['a time that is text', { observedAtMs: 'soon' }],
    ['a time that is no number', { observedAtMs: Number.NaN }],
    ['a part nobody asked for', { more: 1 }],
  ])('whose observation has %s is left out', (_, change) => {
    const { set, left } = agreed([...honest, malformed(change)])
    expect(set).toHaveLength(6)
    expect(left).toEqual([{ worker: malformed({}).body.worker, reason: 'Its observation is malformed.' }])
  })

  it('who states more than is carried costs the honest nothing', () => {
    const padded = { value: '3482.1', more: 'x'.repeat(70_000) }
    for (const values of [{ agree: padded }, { agree: { value: { amount: '1', padding: 'x'.repeat(70_000) } } }]) {
      const { judgements } = agreed([...honest, malformed({ values })])
      expect(judgements.agree?.find(({ worker }) => worker.endsWith('7'))).toMatchObject({ inlier: false })
    }
  })

  it('cannot stop the others with a time at either end of the numbers', () => {
    for (const observedAtMs of [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])
      expect(agreed([...honest, observation(7, { observedAtMs })])).toMatchObject({
        nowMs: NOW,
        left: [{ worker: expect.stringMatching(/7$/) }],
      })
  })
})

describe('the set', () => {
  it('is the same when it is judged again, so that every member finds the set it is shown', () => {
    const times = [0, 100, 200, 300, 400, 300 + MAX_SKEW_MS, 10 * MAX_SKEW_MS]
    const all = times.map((offset, index) => observation(index + 1, { observedAtMs: NOW + offset }))
    const first = agreed(all)
    expect(agreed(first.set)).toMatchObject({ setHash: first.setHash, nowMs: first.nowMs, left: [] })
    expect(first.set.map(({ body }) => body.worker)).toEqual(expect.arrayContaining(all.slice(0, 5).map(({ body }) => body.worker)))
  })

  it('does not count for a run that began from another input or state', () => {
    expect(agreed(honest, { basis }).nowMs).toBe(NOW)
    for (const other of [
      { ...basis, inputHash: inputHash({ pressedAtMs: NOW + 1 }) },
      { ...basis, stateHash: stateHash(1, {}) },
    ])
      expect(judge(honest, { basis: other })).toMatchObject({ ok: false, shortfall: { got: 0, need: 5 } })
  })
})
