import { expect, it } from 'vitest'
import { z } from 'zod'
import { defineBrick } from '../../bricks/kit'
import type { BundleStep } from '../bundle/bundle'
import { catalogueOf } from '../compile/resolve'
import { evaluate } from '../evaluate/evaluate'
import { prepare } from '../evaluate/program'

const doubling = defineBrick({
  id: 'doubling',
  version: 1,
  kind: 'transform',
  title: 'Doubling',
  summary: 'Doubles.',
  icon: 'code',
  needs: ['script'],
  config: z.object({}),
  inputs: { value: { title: 'Value', accepts: ['decimal'] } },
  outputs: { value: 'json' },
  async execute({ host, inputs, nowMs }) {
    const value = inputs.value === undefined ? null : String(inputs.value)
    return {
      value: (await host.script.run({ code: 'return inputs * 2', language: 'javascript', inputs: value, gas: 1e6, nowMs, seed: '' })).value,
    }
  },
})

it.each(['head', 'tail'] as const)('A script runs in the %s with nothing lent', async (part) => {
  const step: BundleStep = {
    id: 'double',
    brick: 'doubling',
    version: 1,
    kind: 'transform',
    part,
    config: {},
    inputs: { value: { node: 'agree', port: 'value' } },
  }
  const { traces } = await evaluate({
    program: prepare([step], { 'double.value': 'json' }, catalogueOf([doubling])),
    known: new Map([['agree', { value: '21' }]]),
    host: {},
    nowMs: 0,
    trigger: null,
  })
  expect(traces.double).toMatchObject({ state: 'ok', outputs: { value: 42 } })
})
