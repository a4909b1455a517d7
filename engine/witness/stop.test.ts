import { expect, it } from 'vitest'
import { bricks } from '../../bricks'
import { makeBundle } from '../bundle/make-bundle'
import { compile } from '../compile/compile'
import { catalogueOf } from '../compile/resolve'
import { graphSchema } from '../graph/graph'
import { observe } from './observe'
import { hashOf } from './witness'

const catalogue = catalogueOf(bricks)
const NOW = 1_795_357_920_000
const position = { x: 0, y: 0 }
const node = (id: string, brick: string, config: Record<string, string> = {}) => ({ id, brick, version: 1, config, position })
const wire = (from: string, port: string, to: string, into: string) => ({ from: { node: from, port }, to: { node: to, port: into } })

/** A median of a price, and a stop that either hangs on what this worker saw, or on the trigger alone. */
function stopping(on: 'what it saw' | 'the trigger') {
  const { compiled, diagnostics } = compile(
    graphSchema.parse({
      format: 'phat.graph/1',
      name: 'Stopping',
      nodes: [
        node('press', 'manual'),
        node('fetch', 'http-fetch', { url: 'https://api.example.com/price' }),
        node('pick', 'json-select', { path: '$.price', as: 'decimal' }),
        node('low', 'condition', { operator: 'lt', right: '100' }),
        node('halt', 'stop'),
        node('agree', 'median'),
        node('write', 'feed-write'),
      ],
      wires: [
        wire('press', 'run', 'fetch', 'run'),
        wire('fetch', 'body', 'pick', 'json'),
        wire('pick', 'value', 'low', 'left'),
        on === 'the trigger' ? wire('press', 'run', 'halt', 'run') : wire('low', 'true', 'halt', 'run'),
        wire('pick', 'value', 'agree', 'value'),
        wire('agree', 'value', 'write', 'value'),
      ],
      meta: {},
    }),
    catalogue,
  )
  if (!compiled) throw new Error(JSON.stringify(diagnostics))
  return { bundle: makeBundle(compiled), codes: diagnostics.map(({ code, severity }) => `${severity} ${code}`) }
}

const valuesSeen = async (on: 'what it saw' | 'the trigger', price: string) =>
  (
    await observe({
      bundle: stopping(on).bundle,
      catalogue,
      run: hashOf('test', 'run'),
      worker: '0x00000000000000000000000000000000000000aa',
      trigger: { pressedAtMs: NOW },
      state: { version: 0, values: {} },
      settled: {},
      nowMs: NOW,
      http: { request: async () => ({ status: 200, headers: {}, body: `{"price":${price}}`, receivedAtMs: NOW }) },
    })
  ).body.values

it('makes a worker abstain that stops for what it alone saw', async () => {
  expect(await valuesSeen('what it saw', '1000')).toEqual({ agree: { value: '1000' } })
  expect(await valuesSeen('what it saw', '99')).toEqual({})
})

it('leaves a stop that all work out alike to the tail', async () => {
  expect(await valuesSeen('the trigger', '1000')).toEqual({ agree: { value: '1000' } })
})

it('is warned of where each worker decides it alone', () => {
  expect(stopping('what it saw').codes).toEqual(['warning stop_before_agree'])
  expect(stopping('the trigger').codes).toEqual([])
})
