import { expect, it } from 'vitest'
import { bundleOf, feedGraph } from '@/engine/runtime/installation.fixture'
import { catalogue } from './catalogue'
import { loadOf, scheduleOf } from './estimate'

const nowMs = 1_795_357_920_214
type Config = NonNullable<Parameters<typeof feedGraph>[1]>['config']
const bundle = (brick: string, config: Config) => bundleOf(feedGraph('https://api.example.com', { brick, config })).content

it('counts the runs a day of an interval, whatever its distance', () => {
  expect(scheduleOf(bundle('interval', { everyMs: 90_000 }), catalogue, nowMs).runsPerDay).toBe(960)
})

it('promises no number of runs for a trigger that wakes, and counts what it asks when it looks', () => {
  const content = bundle('price-move', { everyMs: 15_000 })
  expect(scheduleOf(content, catalogue, nowMs)).toMatchObject({ runsPerDay: null, words: 'when ETH/USD moved by 1\u00a0%' })
  const load = loadOf(content, catalogue, 4, null)
  expect(load.find(({ host }) => host === 'api.exchange.coinbase.com')).toMatchObject({ perRun: 0, perMinute: 4 })
  expect(load.find(({ host }) => host === 'api.example.com')).toMatchObject({ perRun: 4, perMinute: null })
})
