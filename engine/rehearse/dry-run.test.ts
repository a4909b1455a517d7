import { describe, expect, it } from 'vitest'
import { bricks } from '../../bricks'
import type { HttpReply, HttpRequest } from '../../bricks/kit'
import { catalogueOf } from '../compile/resolve'
import { type Graph, graphSchema } from '../graph/graph'
import type { FaultPlan } from '../network/faults'
import { recordExchanges, replayExchanges } from '../witness/exchanges'
import type { Exchange } from '../witness/observation'
import { dryCommittee } from './dry-committee'
import { dryRun } from './dry-run'

const graph: Graph = graphSchema.parse({
  format: 'phat.graph/1',
  name: 'Feed',
  nodes: [
    { id: 'press', brick: 'manual', version: 1, config: {}, position: { x: 0, y: 0 } },
    { id: 'fetch', brick: 'http-fetch', version: 1, config: { url: 'https://api.example.com/price' }, position: { x: 0, y: 0 } },
    { id: 'pick', brick: 'json-select', version: 1, config: { path: '$.price', as: 'decimal' }, position: { x: 0, y: 0 } },
    { id: 'agree', brick: 'median', version: 1, config: {}, position: { x: 0, y: 0 } },
    { id: 'write', brick: 'feed-write', version: 1, config: {}, position: { x: 0, y: 0 } },
  ],
  wires: [
    { from: { node: 'press', port: 'run' }, to: { node: 'fetch', port: 'run' } },
    { from: { node: 'fetch', port: 'body' }, to: { node: 'pick', port: 'json' } },
    { from: { node: 'pick', port: 'value' }, to: { node: 'agree', port: 'value' } },
    { from: { node: 'agree', port: 'value' }, to: { node: 'write', port: 'value' } },
  ],
  meta: {},
})

const NOW = 1_795_357_920_000

/** A source whose price differs a little from one request to the next. */
function source() {
  let asked = 0
  return {
    asked: () => asked,
    http: {
      async request(_: HttpRequest): Promise<HttpReply> {
        asked++
        return {
          status: 200,
          headers: { 'content-type': 'application/json', server: 'x' },
          body: `{"price":3482.${String(asked).padStart(2, '0')}}`,
          receivedAtMs: NOW,
        }
      },
    },
  }
}

function run(faults: FaultPlan, http = source().http, n = 7, drawn = graph) {
  return dryRun({
    graph: drawn,
    catalogue: catalogueOf(bricks),
    members: dryCommittee('test', n),
    rosterSize: 23_000,
    seed: 'test',
    faults,
    httpOf: () => http,
    clock: { nowMs: () => NOW },
    tick: () => 0,
  })
}

const agreedOn = (result: Awaited<ReturnType<typeof run>>) => result.agreed.agree?.value

describe('dryRun', () => {
  it('has every worker ask for itself, and agrees on the median', async () => {
    const { http, asked } = source()
    const result = await run({}, http)
    expect(result).toMatchObject({ ok: true, quorum: { needed: 5, got: 7 } })
    expect(asked()).toBe(7)
    expect(agreedOn(result)).toBe('3482.04')
    expect(result.report?.slots).toHaveLength(1)
  })
  it('takes bricks by whatever name they have, also one that every object knows', async () => {
    const odd: Readonly<Record<string, string>> = { fetch: 'toString', pick: 'valueOf', agree: 'hasOwnProperty', write: 'constructor' }
    const text = JSON.stringify(graph).replace(/"(fetch|pick|agree|write)"/g, (_, id: string) => JSON.stringify(odd[id]))
    const result = await run({}, source().http, 7, graphSchema.parse(JSON.parse(text)))
    expect(result.reason).toBeUndefined()
    expect(result.report?.slots).toMatchObject([{ node: 'constructor' }])
  })
  it('settles within the honest range with two liars of seven', async () => {
    const result = await run({ lie: 2 })
    expect(result.ok).toBe(true)
    expect(Number(agreedOn(result))).toBeGreaterThanOrEqual(3482.01)
    expect(Number(agreedOn(result))).toBeLessThanOrEqual(3482.07)
    expect(result.observations.filter(({ judged }) => judged === 'outlier')).toHaveLength(2)
  })
  it.each([{ lie: 3 }, { collude: 3 }, { crash: 3 }, { lag: 3 }, { lie: 1, crash: 2 }])(
    'refuses with more faults than the committee holds: %o',
    async (faults) => {
      const result = await run(faults)
      expect(result).toMatchObject({ ok: false, report: null, reason: { code: 'agreement_shortfall' } })
      expect(result.quorum.got).toBeLessThan(5)
    },
  )
  it('holds up to two that crash or come late', async () => {
    const result = await run({ crash: 1, lag: 1 })
    expect(result.ok).toBe(true)
    expect(result.observations.map(({ judged }) => judged).toSorted()).toEqual([
      'crashed',
      'inlier',
      'inlier',
      'inlier',
      'inlier',
      'inlier',
      'late',
    ])
  })
  it('names the fault at the brick where a source answers with a web page', async () => {
    const page = { request: async () => ({ status: 200, headers: {}, body: '<!doctype html>', receivedAtMs: NOW }) }
    const result = await run({}, page)
    expect(result).toMatchObject({ ok: false, reason: { code: 'agreement_shortfall' } })
    expect(result.observations[0]?.traces.fetch).toMatchObject({ state: 'fault', fault: { code: 'not_json' } })
    expect(result.observations[0]?.traces.pick).toMatchObject({ state: 'skipped' })
  })
  it('gives an equal report from an equal recording', async () => {
    const recordings: Exchange[][] = []
    const record = () => {
      const { http, exchanges } = recordExchanges(source().http)
      recordings.push(exchanges)
      return http
    }
    const common = {
      graph,
      catalogue: catalogueOf(bricks),
      members: dryCommittee('test', 4),
      rosterSize: 23_000,
      seed: 'test',
      clock: { nowMs: () => NOW },
      tick: () => 0,
    }
    const live = await dryRun({ ...common, httpOf: record })
    const left = [...recordings]
    const replayed = await dryRun({ ...common, httpOf: () => replayExchanges(left.shift() ?? []) })
    expect(replayed.report).toEqual(live.report)
    expect(replayed.report?.slots[0]?.digest).toMatch(/^0x[0-9a-f]{64}$/)
  })

  describe('over whole replies', () => {
    const whole = graphSchema.parse({
      ...graph,
      nodes: graph.nodes
        .map((node) => (node.id === 'agree' ? { ...node, brick: 'identical' } : node))
        .map((node) => (node.id === 'pick' ? { ...node, config: { path: '$.price', as: 'decimal' } } : node)),
      wires: [
        { from: { node: 'press', port: 'run' }, to: { node: 'fetch', port: 'run' } },
        { from: { node: 'fetch', port: 'body' }, to: { node: 'agree', port: 'value' } },
        { from: { node: 'agree', port: 'value' }, to: { node: 'pick', port: 'json' } },
        { from: { node: 'pick', port: 'value' }, to: { node: 'write', port: 'value' } },
      ],
    })
    const rehearse = (body: (asked: number) => string, faults: FaultPlan = {}) => {
      let asked = 0
      return dryRun({
        graph: whole,
        catalogue: catalogueOf(bricks),
        members: dryCommittee('test', 7),
        rosterSize: 23_000,
        seed: 'test',
        faults,
        httpOf: () => ({ request: async () => ({ status: 200, headers: {}, body: body(++asked), receivedAtMs: NOW }) }),
        clock: { nowMs: () => NOW },
        tick: () => 0,
      })
    }
    const reply = '{"price":12345678901234567890.123,"note":"same"}'
    it('agrees on every digit of a number that no double holds, and writes it', async () => {
      const result = await rehearse((asked) => (asked === 1 ? reply.replace('.123', '.1230') : reply))
      expect(result).toMatchObject({ ok: true, quorum: { needed: 5, got: 7 } })
      expect(result.agreed.agree?.value).toEqual({ price: '12345678901234567890.123', note: 'same' })
      expect(result.steps.pick?.outputs.value).toBe('12345678901234567890.123')
      expect(result.report?.slots[0]?.payload).toContain((12345678901234567890123n * 10n ** 5n).toString(16))
    })
    it('leaves two liars out, and refuses three', async () => {
      expect(await rehearse(() => reply, { lie: 2 })).toMatchObject({ ok: true, quorum: { got: 5 } })
      expect(await rehearse(() => reply, { collude: 3 })).toMatchObject({ ok: false, quorum: { got: 4 } })
    })
    it('names the brick and the way out when a reply is too large to agree on', async () => {
      const result = await rehearse(() => JSON.stringify('x'.repeat(70_000)))
      expect(result).toMatchObject({ ok: false, reason: { code: 'agreement_shortfall', remedy: expect.stringContaining('JSON select') } })
      expect(result.steps.agree).toMatchObject({ state: 'fault', fault: { code: 'vote_too_large' } })
    })
  })
})
