import { describe, expect, it } from 'vitest'
import { bricks } from '../../bricks'
import { makeBundle } from '../bundle/make-bundle'
import { compile } from '../compile/compile'
import { catalogueOf } from '../compile/resolve'
import { graphSchema } from '../graph/graph'
import type { SettledRead } from '../witness/observation'
import { hashOf } from '../witness/witness'
import type { ResolvedTarget } from './attestation'
import { evaluateTail } from './evaluate-tail'

const catalogue = catalogueOf(bricks)
const NOW = 1_795_357_920_000
const position = { x: 0, y: 0 }
const node = (id: string, brick: string, config: Record<string, string> = {}) => ({ id, brick, version: 1, config, position })
const wire = (from: string, port: string, to: string, into: string) => ({ from: { node: from, port }, to: { node: to, port: into } })

const { compiled } = compile(
  graphSchema.parse({
    format: 'phat.graph/1',
    name: 'Feed',
    nodes: [
      node('press', 'manual'),
      node('fetch', 'http-fetch', { url: 'https://api.example.com/price' }),
      node('pick', 'json-select', { path: '$.price', as: 'decimal' }),
      node('agree', 'median'),
      node('moved', 'deviation'),
      node('write', 'feed-write'),
    ],
    wires: [
      wire('press', 'run', 'fetch', 'run'),
      wire('fetch', 'body', 'pick', 'json'),
      wire('pick', 'value', 'agree', 'value'),
      wire('agree', 'value', 'moved', 'value'),
      wire('moved', 'value', 'write', 'value'),
      wire('moved', 'pass', 'write', 'run'),
    ],
    meta: {},
  }),
  catalogue,
)
if (!compiled) throw new Error('does not compile')
const bundle = makeBundle(compiled)
const target = (feed: boolean): ResolvedTarget => ({
  chain: 'eip155:31337',
  anchor: '0x00000000000000000000000000000000000000aa',
  receiver: '0x00000000000000000000000000000000000000bb',
  setVersion: 1,
  feed,
})
const tail = (targets: ResolvedTarget[], settled: Record<string, SettledRead>) =>
  evaluateTail({
    bundle,
    catalogue,
    deployment: hashOf('test', 'deployment'),
    run: hashOf('test', 'run'),
    validityMs: 600_000,
    targets: { write: targets },
    agreement: { setHash: hashOf('test', 'set'), nowMs: NOW, values: { agree: { value: '1000' } }, settled },
    trigger: { pressedAtMs: NOW },
    state: { version: 3, values: { moved: { amount: '1000', timeMs: NOW - 60_000 } } },
  })

it('writes a feed for the first time, whatever was remembered of another target', async () => {
  const settled = { amount: '1000', updatedAtMs: NOW - 60_000 }
  expect((await tail([target(true)], { 'write/0': settled })).kind).toBe('skip')
  expect(await tail([target(true), target(true)], { 'write/0': settled, 'write/1': null })).toMatchObject({
    kind: 'settle',
    reason: 'first write',
  })
})

it('decides by what it remembers where a target is no feed', async () => {
  expect((await tail([target(true), target(false)], { 'write/0': { amount: '1', updatedAtMs: 1 } })).kind).toBe('skip')
})

const guarded = () => {
  const result = compile(
    graphSchema.parse({
      format: 'phat.graph/1',
      name: 'Guarded feed',
      nodes: [
        node('press', 'manual'),
        node('fetch', 'http-fetch', { url: 'https://api.example.com/price' }),
        node('pick', 'json-select', { path: '$.price', as: 'decimal' }),
        node('agree', 'median'),
        node('inverse', 'formula', { expression: '1 / value' }),
        node('low', 'condition', { operator: 'lt', right: '100' }),
        node('halt', 'stop', { reason: 'The price is out of bounds.' }),
        node('moved', 'deviation'),
        node('write', 'feed-write'),
      ],
      wires: [
        wire('press', 'run', 'fetch', 'run'),
        wire('fetch', 'body', 'pick', 'json'),
        wire('pick', 'value', 'agree', 'value'),
        wire('agree', 'value', 'inverse', 'value'),
        wire('agree', 'value', 'low', 'left'),
        wire('low', 'true', 'halt', 'run'),
        wire('agree', 'value', 'moved', 'value'),
        wire('moved', 'value', 'write', 'value'),
      ],
      meta: {},
    }),
    catalogue,
  )
  if (!result.compiled) throw new Error(JSON.stringify(result.diagnostics))
  return makeBundle(result.compiled)
}
const guardedTail = (value: string) =>
  evaluateTail({
    bundle: guarded(),
    catalogue,
    deployment: hashOf('test', 'deployment'),
    run: hashOf('test', 'run'),
    validityMs: 600_000,
    targets: { write: [target(false)] },
    agreement: { setHash: hashOf('test', 'set'), nowMs: NOW, values: { agree: { value } }, settled: {} },
    trigger: { pressedAtMs: NOW },
    state: { version: 3, values: {} },
  })

describe('a stop', () => {
  it('ends the run as skipped, for its reason, though another branch would write', async () => {
    expect(await guardedTail('1000')).toMatchObject({ kind: 'settle', reports: [{ node: 'write' }] })
    expect(await guardedTail('99')).toMatchObject({
      kind: 'skip',
      reason: 'The price is out of bounds.',
      reports: [],
      traces: { write: { state: 'skipped', outputs: {}, reason: 'The price is out of bounds.' } },
    })
  })
  it('wins over a failure elsewhere', async () => {
    const stopped = await guardedTail('0')
    expect(stopped.traces.inverse).toMatchObject({ state: 'fault', fault: { code: 'division_by_zero' } })
    expect(stopped).toMatchObject({ kind: 'skip', reason: 'The price is out of bounds.' })
    expect(stopped).not.toHaveProperty('code')
  })
  it('keeps what was remembered, as any skipped run does', async () => {
    expect(await guardedTail('99')).toMatchObject({ stateVersion: 4, state: { moved: { amount: '99', timeMs: NOW } } })
  })
})
