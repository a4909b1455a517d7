import { describe, expect, it } from 'vitest'
import { bricks } from '../../bricks'
import { makeBundle } from '../bundle/make-bundle'
import { compile } from '../compile/compile'
import { catalogueOf } from '../compile/resolve'
import { graphSchema } from '../graph/graph'
import { replayExchanges } from './exchanges'
import { observationSchema } from './observation'
import { observe } from './observe'
import { addressOfKey, signDigest } from './signature'
import { MAX_VOTE_BYTES, refuseVote } from './vote'
import { hashOf, observationHash, signObservation, verifyObservation } from './witness'

const NOW = 1_795_357_920_000
const key = new Uint8Array(32).fill(7)
const position = { x: 0, y: 0 }
const catalogue = catalogueOf(bricks)
const { compiled } = compile(
  graphSchema.parse({
    format: 'phat.graph/1',
    name: 'Whole reply',
    nodes: [
      { id: 'press', brick: 'manual', version: 1, config: {}, position },
      { id: 'fetch', brick: 'http-fetch', version: 1, config: { url: 'https://api.example.com/all' }, position },
      { id: 'agree', brick: 'identical', version: 1, config: {}, position },
    ],
    wires: [
      { from: { node: 'press', port: 'run' }, to: { node: 'fetch', port: 'run' } },
      { from: { node: 'fetch', port: 'body' }, to: { node: 'agree', port: 'value' } },
    ],
    meta: {},
  }),
  catalogue,
)
if (!compiled) throw new Error('does not compile')
const bundle = makeBundle(compiled)

const look = (http: { request(): Promise<{ status: number; headers: Record<string, string>; body: string; receivedAtMs: number }> }) =>
  observe({
    bundle,
    catalogue,
    run: hashOf('test', 'run'),
    worker: addressOfKey(key),
    trigger: { pressedAtMs: NOW },
    state: { version: 0, values: {} },
    settled: {},
    nowMs: NOW,
    http,
  })
const answering = (body: string) => look({ request: async () => ({ status: 200, headers: {}, body, receivedAtMs: NOW }) })

describe('what a worker signs of a reply', () => {
  const reply = '{"big":12345678901234567890.123,"same":1.50,"odd":"\\ud800","deep":[{"id":9007199254740993}]}'
  it('holds every digit, in a form that threads, databases and files keep', async () => {
    const { body } = await answering(reply)
    expect(body.values).toEqual({
      agree: { value: { big: '12345678901234567890.123', same: 1.5, odd: '\ufffd', deep: [{ id: '9007199254740993' }] } },
    })
    const observation = await signObservation(body, (digest) => signDigest(digest, key))
    for (const carried of [structuredClone(observation), JSON.parse(JSON.stringify(observation)), observationSchema.parse(observation)]) {
      expect(verifyObservation(carried)).toBe(true)
      expect(observationHash(carried.body)).toBe(observationHash(body))
    }
  })
  it('is the same when its recording is replayed from a file', async () => {
    const { body, exchanges } = await answering(reply)
    const again = await look(replayExchanges(JSON.parse(JSON.stringify(exchanges))) as Parameters<typeof look>[0])
    expect(observationHash(again.body)).toBe(observationHash(body))
  })
  it('is nothing when it is too large to be shown to all, and the trace says so', async () => {
    const { body, traces } = await answering(JSON.stringify('x'.repeat(MAX_VOTE_BYTES)))
    expect(body.values).toEqual({})
    expect(traces.agree).toMatchObject({ state: 'fault', fault: { code: 'vote_too_large' } })
    expect((await answering(JSON.stringify('x'.repeat(MAX_VOTE_BYTES - 20)))).body.values).not.toEqual({})
  })
  it('leaves nothing in the traces that storage would change', async () => {
    const { traces } = await answering(reply)
    expect(structuredClone(traces)).toEqual(traces)
    expect(JSON.parse(JSON.stringify(traces))).toEqual(traces)
  })
})

describe('a stated value', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)])
  it.each<[string, Parameters<typeof refuseVote>[0], unknown, RegExp]>([
    ['a number with a tail of digits in a list', { kind: 'list', of: { kind: 'decimal' } }, ['1', `1.${'0'.repeat(99)}1`], /100 digits/],
    [
      'one in an optional field of a record',
      { kind: 'record', fields: { a: { kind: 'optional', of: { kind: 'price' } } } },
      { a: { amount: '9'.repeat(101), base: 'A', quote: 'B', timeMs: 1, sources: [] } },
      /100 digits/,
    ],
    ['JSON nested without end', { kind: 'json' }, nested(5000), /levels deep/],
    ['-0', { kind: 'json' }, [-0], /plain form/],
    ['half of a surrogate pair', { kind: 'text' }, '\ud800', /plain form/],
  ])('does not count when it is %s', (_, type, value, expected) => {
    expect(refuseVote(type, value)).toMatch(expected)
  })
  it('counts up to the limits', () => {
    expect(refuseVote({ kind: 'list', of: { kind: 'decimal' } }, ['9'.repeat(100)])).toBeUndefined()
    expect(refuseVote({ kind: 'json' }, nested(200))).toBeUndefined()
  })
})
