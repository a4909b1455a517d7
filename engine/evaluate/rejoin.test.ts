import { describe, expect, it } from 'vitest'
import { bricks } from '../../bricks'
import type { PortValues } from '../../bricks/kit'
import type { BundleStep } from '../bundle/bundle'
import { catalogueOf, findBrick } from '../compile/resolve'
import { evaluate } from './evaluate'
import { prepare } from './program'

const catalogue = catalogueOf(bricks)

/** A step of a real brick; wires are `port: 'node.port'`. */
const step = (id: string, brick: string, config: Record<string, unknown>, wires: Record<string, string> = {}): BundleStep => ({
  id,
  brick,
  version: 1,
  kind: findBrick(catalogue, brick, 1)?.kind ?? 'transform',
  part: 'tail',
  config: findBrick(catalogue, brick, 1)?.config.parse(config),
  inputs: Object.fromEntries(
    Object.entries(wires).map(([port, from]) => [port, { node: from.split('.')[0] ?? '', port: from.split('.')[1] ?? '' }]),
  ),
})
const TYPES = {
  result: 'decimal',
  value: 'decimal',
  used: 'text',
  high: 'signal',
  otherwise: 'signal',
  failed: 'signal',
  failure: 'record{code:text,message:text,retry:bool}',
  item1: 'decimal',
  item2: 'decimal',
  count: 'decimal',
}
const run = async (agreed: PortValues, ...steps: BundleStep[]) => {
  const types = Object.fromEntries(steps.flatMap(({ id }) => Object.entries(TYPES).map(([port, type]) => [`${id}.${port}`, type])))
  const { traces } = await evaluate({
    program: prepare(steps, types, catalogue),
    known: new Map([['agree', agreed]]),
    host: {},
    nowMs: 0,
    trigger: null,
  })
  return traces
}
const formula = (id: string, expression: string, wires: Record<string, string> = { value: 'agree.value' }) =>
  step(id, 'formula', { expression }, wires)

describe('branches that join', () => {
  const plan = [
    step('choose', 'switch', { by: 'formula', cases: [{ name: 'high', when: 'value > 1000' }] }, { value: 'agree.value' }),
    formula('coarse', 'round(value, 0)', { value: 'agree.value', run: 'choose.high' }),
    formula('fine', 'round(value, 2)', { value: 'agree.value', run: 'choose.otherwise' }),
    step('join', 'merge', {}, { value1: 'coarse.result', value2: 'fine.result' }),
    formula('after', 'value * 2', { value: 'join.value' }),
  ]
  it.each([
    ['3482.2444', '3482', '6964', 'fine'],
    ['3.2444', '3.24', '6.48', 'coarse'],
  ])('%s takes its own road and goes on as %s', async (value, joined, after, skipped) => {
    const traces = await run({ value }, ...plan)
    expect(traces.join?.outputs).toEqual({ value: joined })
    expect(traces.after?.outputs).toEqual({ result: after })
    expect(traces[skipped]).toMatchObject({
      state: 'skipped',
      reason: `${value} ${skipped === 'fine' ? 'is high: value > 1000' : 'fits no case'}`,
    })
    expect(traces[skipped]).not.toHaveProperty('because')
  })
  it('bring nothing when none was taken, so what follows is skipped with the reason', async () => {
    const [choose, coarse] = plan
    if (!choose || !coarse) throw new Error('no plan')
    const traces = await run(
      { value: '5' },
      choose,
      coarse,
      formula('same', 'value', { value: 'coarse.result' }),
      step('join', 'merge', {}, { value1: 'coarse.result', value2: 'same.result' }),
      formula('after', 'value * 2', { value: 'join.value' }),
    )
    expect(traces.join).toMatchObject({ state: 'ok', outputs: {}, reason: 'no branch was taken' })
    expect(traces.after).toMatchObject({ state: 'skipped', reason: 'no branch was taken' })
  })
})

describe('failures that travel', () => {
  it('reach a fallback through the steps between, with the failure that was first', async () => {
    const traces = await run(
      { value: '0' },
      formula('first', '1 / value'),
      formula('between', 'value + 1', { value: 'first.result' }),
      formula('second', 'value + 7'),
      step('either', 'fallback', {}, { value1: 'between.result', value2: 'second.result' }),
    )
    expect(traces.between).toMatchObject({ state: 'skipped', because: { code: 'division_by_zero' } })
    expect(traces.either).toMatchObject({
      state: 'ok',
      outputs: { value: '7', used: 'value2' },
      reason: expect.stringContaining('value1 failed'),
    })
  })
  it('become a value and a branch', async () => {
    const caught = [
      formula('inverse', '1 / value'),
      step('caught', 'on-failure', {}, { value: 'inverse.result' }),
      formula('instead', '0 - 1', { run: 'caught.failed', value: 'agree.value' }),
      step('join', 'merge', {}, { value1: 'caught.value', value2: 'instead.result' }),
    ]
    expect((await run({ value: '4' }, ...caught)).join?.outputs).toEqual({ value: '0.25' })
    const failed = await run({ value: '0' }, ...caught)
    expect(failed.caught?.outputs).toMatchObject({ failed: true, failure: { code: 'division_by_zero', retry: false } })
    expect(failed.join?.outputs).toEqual({ value: '-1' })
  })
  it('of every branch are a failure of the join, which names them', async () => {
    const traces = await run(
      { value: '0' },
      formula('a', '1 / value'),
      formula('b', 'value % value'),
      step('join', 'merge', {}, { value1: 'a.result', value2: 'b.result' }),
      formula('after', 'value * 2', { value: 'join.value' }),
    )
    expect(traces.join).toMatchObject({ state: 'fault', fault: { code: 'nothing_arrived' } })
    expect(traces.after).toMatchObject({ state: 'skipped', because: { code: 'nothing_arrived' } })
  })
})

it('skips what follows an item that a list does not have', async () => {
  const traces = await run(
    { value: ['5'] },
    step('each', 'for-each', { items: 2 }, { value: 'agree.value' }),
    formula('one', 'value * 2', { value: 'each.item1' }),
    formula('two', 'value * 2', { value: 'each.item2' }),
  )
  expect(traces.each?.outputs).toEqual({ item1: '5', count: '1' })
  expect(traces.one?.outputs).toEqual({ result: '10' })
  expect(traces.two).toMatchObject({ state: 'skipped', reason: 'the list has 1 item' })
})
