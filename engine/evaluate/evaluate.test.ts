import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Brick, defineBrick, Fault } from '../../bricks/kit'
import type { BundleStep } from '../bundle/bundle'
import { catalogueOf } from '../compile/resolve'
import { type EvaluateInput, evaluate } from './evaluate'
import { prepare } from './program'

const common = { version: 1, title: 'T', summary: 'S.', icon: 'sigma', needs: [], config: z.object({}) } as const

const bricks: Brick[] = [
  defineBrick({ ...common, id: 'one', kind: 'transform', inputs: {}, outputs: { value: 'decimal' }, execute: () => ({ value: '1' }) }),
  defineBrick({
    ...common,
    id: 'add',
    kind: 'transform',
    inputs: { value: { title: 'Value', accepts: ['decimal'] } },
    outputs: { value: 'decimal' },
    execute: ({ inputs }) => ({ value: String(Number(inputs.value) + 1) }),
  }),
  defineBrick({
    ...common,
    id: 'later',
    kind: 'transform',
    inputs: { value: { title: 'Value', accepts: ['decimal'] } },
    outputs: { value: 'decimal' },
    execute: async ({ inputs }) => {
      await new Promise((done) => setTimeout(done, 2))
      return { value: String(Number(inputs.value) + 1) }
    },
  }),
  defineBrick({
    ...common,
    id: 'broken',
    kind: 'transform',
    inputs: {},
    outputs: { value: 'decimal' },
    execute() {
      throw new Fault('not_json', 'Broken.', { remedy: 'Mend it.' })
    },
  }),
  defineBrick({ ...common, id: 'silent', kind: 'transform', inputs: {}, outputs: { value: 'decimal' }, execute: () => ({}) }),
  defineBrick({ ...common, id: 'wrong', kind: 'transform', inputs: {}, outputs: { value: 'decimal' }, execute: () => ({ value: '01' }) }),
  defineBrick({
    ...common,
    id: 'either',
    kind: 'transform',
    inputs: {
      a: { title: 'A', accepts: ['decimal'], absent: 'omit' },
      b: { title: 'B', accepts: ['decimal'], absent: 'omit' },
    },
    outputs: { value: 'decimal', failed: 'text' },
    execute: ({ inputs, failures }) => ({ value: inputs.a ?? inputs.b ?? '0', failed: failures.a?.code ?? 'none' }),
  }),
]
const catalogue = catalogueOf(bricks)

type Wires = Record<string, [node: string, port: string]>
const step = (id: string, brick: string, wires: Wires = {}): BundleStep => ({
  id,
  brick,
  version: 1,
  kind: 'transform',
  part: 'head',
  config: {},
  inputs: Object.fromEntries(Object.entries(wires).map(([port, [node, from]]) => [port, { node, port: from }])),
})
const types = (steps: readonly BundleStep[]) =>
  Object.fromEntries(steps.flatMap(({ id }) => [[`${id}.value`, 'decimal'] as const, [`${id}.failed`, 'text'] as const]))

const run = (steps: readonly BundleStep[], more: Partial<EvaluateInput> = {}) =>
  evaluate({ program: prepare(steps, types(steps), catalogue), host: {}, nowMs: 0, trigger: null, ...more })

describe('evaluate', () => {
  it('runs pure steps and steps that wait alike, and traces them in plan order', async () => {
    const { traces } = await run([
      step('a', 'one'),
      step('b', 'later', { value: ['a', 'value'] }),
      step('c', 'add', { value: ['b', 'value'] }),
      step('d', 'add', { value: ['a', 'value'] }),
    ])
    expect(Object.entries(traces).map(([id, { state, outputs }]) => [id, state, outputs.value])).toEqual([
      ['a', 'ok', '1'],
      ['b', 'ok', '2'],
      ['c', 'ok', '3'],
      ['d', 'ok', '2'],
    ])
  })
  it('skips what follows a failure, says why, and hands on the failure that was first', async () => {
    const { traces } = await run([
      step('a', 'broken'),
      step('b', 'add', { value: ['a', 'value'] }),
      step('c', 'add', { value: ['b', 'value'] }),
    ])
    expect(traces.a).toMatchObject({ state: 'fault', fault: { code: 'not_json' } })
    expect(traces.b).toMatchObject({ state: 'skipped', reason: 'a failed: Broken.', because: { code: 'not_json' } })
    expect(traces.c).toMatchObject({ state: 'skipped', reason: 'a failed: Broken.', because: { code: 'not_json' } })
  })
  it('runs a brick whose port may stay empty, and tells a failure from a branch not taken', async () => {
    const { traces } = await run([
      step('a', 'broken'),
      step('b', 'one'),
      step('c', 'either', { a: ['a', 'value'], b: ['b', 'value'] }),
      step('s', 'silent'),
      step('d', 'either', { a: ['s', 'value'], b: ['b', 'value'] }),
    ])
    expect(traces.c?.outputs).toEqual({ value: '1', failed: 'not_json' })
    expect(traces.d?.outputs).toEqual({ value: '1', failed: 'none' })
  })
  it('takes values known beforehand, and skips where one is missing', async () => {
    const steps = [step('a', 'add', { value: ['agreed', 'value'] }), step('b', 'add', { value: ['nobody', 'value'] })]
    const { traces } = await run(steps, { known: new Map([['agreed', { value: '41' }]]) })
    expect(traces.a?.outputs).toEqual({ value: '42' })
    expect(traces.b?.state).toBe('skipped')
  })
  it.each(['constructor', 'toString', 'valueOf'])('brings nothing from a port called %s that gave nothing', async (port) => {
    const { traces } = await run([step('s', 'silent'), step('d', 'either', { a: ['s', port] }), step('e', 'add', { value: ['k', port] })], {
      known: new Map([['k', {}]]),
    })
    expect(traces.d?.outputs).toEqual({ value: '0', failed: 'none' })
    expect(traces.e?.state).toBe('skipped')
  })
  it('hands a step called constructor only what it remembered itself', async () => {
    const seen: unknown[] = []
    const memory = defineBrick({
      ...common,
      id: 'memory',
      kind: 'state',
      inputs: {},
      outputs: {},
      execute({ state, settled }) {
        seen.push(state, settled)
        return {}
      },
    })
    const steps = [step('constructor', 'memory')]
    await run(steps, { program: prepare(steps, {}, catalogueOf([memory])), state: {}, settled: {} })
    expect(seen).toEqual([null, null])
  })
  it('refuses an output that is not of its type', async () => {
    const { traces } = await run([step('a', 'wrong')])
    expect(traces.a?.fault).toMatchObject({ code: 'bad_output' })
  })
  it('ends on a plan whose wires lead backwards or in a circle, as no compiler makes them', async () => {
    const { traces } = await run([step('a', 'add', { value: ['b', 'value'] }), step('b', 'add', { value: ['a', 'value'] })])
    expect(traces.a?.state).toBe('skipped')
    expect(traces.b?.state).toBe('skipped')
  })
  it('ends on no steps at all, and on a chain of 2,000', async () => {
    expect(await run([])).toEqual({ traces: {}, remembered: {} })
    const chain = Array.from({ length: 2000 }, (_, i) =>
      i === 0 ? step('n0', 'one') : step(`n${i}`, i === 1 ? 'later' : 'add', { value: [`n${i - 1}`, 'value'] }),
    )
    const { traces } = await run(chain)
    expect(traces.n1999?.outputs).toEqual({ value: '2000' })
  })
  it('knows a brick that is missing', async () => {
    const { traces } = await run([step('a', 'nothing')])
    expect(traces.a?.fault).toMatchObject({ code: 'unknown_brick' })
  })
})
