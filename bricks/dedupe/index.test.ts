import { describe, expect, it } from 'vitest'
import { LosslessNumber, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import { runSteps } from '../kit/run-steps.fixture'
import dedupe from '.'

const run = (config: Record<string, unknown>, ...values: Value[]) =>
  runSteps(
    dedupe,
    config,
    values.map((value) => ({ inputs: { value } })),
  )
const passed = async (config: Record<string, unknown>, ...values: Value[]) =>
  (await run(config, ...values)).map(({ outputs }) => outputs.isNew)

it('lets a value pass the first time, and not again', async () => {
  expect((await run({}, 'a', 'b', 'a')).map(({ outputs, reasons }) => ({ ...outputs, reasons }))).toEqual([
    { value: 'a', isNew: true, pass: true, reasons: ['not seen before'] },
    { value: 'b', isNew: true, pass: true, reasons: ['not seen before'] },
    { isNew: false, repeated: true, reasons: ['seen before'] },
  ])
})

describe('what is the same', () => {
  const price = (amount: string, timeMs: number) => ({ amount, base: 'ETH', quote: 'USD', timeMs, sources: [String(timeMs)] })
  it.each<[string, Value, Value, boolean]>([
    ['an object in another order', { a: 1, b: [2] }, { b: [2], a: 1 }, true],
    ['a price at another time', price('5', 1), price('5', 2), true],
    ['another amount', price('5', 1), price('6', 1), false],
    ['a number and text of it', 1, '1', false],
    ['a long number and its text, which is how it is signed', new LosslessNumber('9007199254740993'), '9007199254740993', true],
    ['a list in another order', ['a', 'b'], ['b', 'a'], false],
    ['null and false', null, false, false],
  ])('%s', async (_, first, second, same) => {
    expect(await passed({}, first, second)).toEqual([true, !same])
  })
  it('may be told by a part of the value', async () => {
    const config = { path: '$.id' }
    expect(await passed(config, { id: 1, at: 5 }, { id: 1, at: 6 }, { id: 2, at: 6 })).toEqual([true, false, true])
    await expect(runBrick(dedupe, { config, inputs: { value: { at: 5 } } })).rejects.toMatchObject({ code: 'path_missing' })
  })
})

describe('memory', () => {
  it('holds the values seen last, and a repeat counts as seen', async () => {
    expect(await passed({ keep: 2 }, 'a', 'b', 'a', 'c', 'a', 'b')).toEqual([true, true, false, true, false, true])
  })
  it('is bounded, whatever the values', async () => {
    const values = Array.from({ length: 600 }, (_, at) => 'x'.repeat(1000) + at)
    const last = (await run({ keep: 500 }, ...values)).at(-1)
    expect(JSON.stringify(last?.state).length).toBeLessThan(500 * 36)
  })
  it('begins anew where what it finds is not its own', async () => {
    expect((await runBrick(dedupe, { inputs: { value: 'a' }, state: { on: true } })).outputs.isNew).toBe(true)
  })
})

it('shows a broken path before any run', () => {
  const codes = (path: string) => dedupe.check?.({ config: dedupe.config.parse({ path }), inputs: {} }).map(({ code }) => code)
  expect(codes('$.items[')).toEqual(['bad_path'])
  expect(codes('')).toEqual([])
})
