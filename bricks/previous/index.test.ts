import { describe, expect, it } from 'vitest'
import { LosslessNumber, parseType, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import { runSteps } from '../kit/run-steps.fixture'
import previous from '.'

const price = (amount: string) => ({ amount, base: 'ETH', quote: 'USD', timeMs: 1, sources: ['a'] })
const outputsOf = async (config: Record<string, unknown>, ...values: Value[]) =>
  (
    await runSteps(
      previous,
      config,
      values.map((value, at) => ({ inputs: { value }, nowMs: 1000 * (at + 1) })),
    )
  ).map(({ outputs }) => outputs)

it('gives the value of the run before, and when that was', async () => {
  expect(await outputsOf({}, '1', '2', '2', '5')).toEqual([
    { value: '1', first: true },
    { value: '1', at: 1000, first: false },
    { value: '2', at: 2000, first: false },
    { value: '2', at: 3000, first: false },
  ])
})

describe('in the first run', () => {
  it('takes no default with more digits than the type has', () => {
    const problems = (otherwise: string) =>
      previous.check?.({ config: previous.config.parse({ atFirst: 'default', otherwise }), inputs: { value: parseType('decimal(USD,2)') } })
    expect(problems('0.25')).toEqual([])
    expect(problems('0.255')).toMatchObject([{ code: 'bad_value', path: 'otherwise' }])
  })
  it('gives nothing, when told so', async () => {
    expect(await outputsOf({ atFirst: 'nothing' }, '1', '2')).toEqual([{ first: true }, { value: '1', at: 1000, first: false }])
  })
  it.each<[Value, string, Value]>([
    ['7', '0.5', '0.5'],
    [price('7'), '0.5', price('0.5')],
    ['rain', 'none', 'none'],
    [true, 'false', false],
    [1_795_357_920_214, '0', 0],
  ])('gives for %j the default %s', async (value, otherwise, expected) => {
    expect(await outputsOf({ atFirst: 'default', otherwise }, value)).toEqual([{ value: expected, first: true }])
  })
})

it('keeps any value, in the form in which it can be signed', async () => {
  const values: Value[] = [null, [1, { a: false }], price('1'), { n: new LosslessNumber('9007199254740993') }, 'end']
  const seen = await outputsOf({}, ...values)
  expect(seen.slice(1).map(({ value }) => value)).toEqual([null, [1, { a: false }], price('1'), { n: '9007199254740993' }])
})

it('begins anew where what it finds is not its own', async () => {
  expect((await runBrick(previous, { inputs: { value: '1' }, state: { points: [] } })).outputs).toEqual({ value: '1', first: true })
})

it('refuses to keep what is too large', async () => {
  const odd = JSON.parse('{"__proto__":{"a":1},"b":2}')
  expect(JSON.stringify((await runBrick(previous, { inputs: { value: 1 }, state: { value: odd, timeMs: 1 } })).outputs.value)).toBe(
    '{"__proto__":{"a":1},"b":2}',
  )
  await expect(runBrick(previous, { inputs: { value: 'x'.repeat(16_383) } })).rejects.toMatchObject({ code: 'state_too_large' })
  expect((await runBrick(previous, { inputs: { value: 'x'.repeat(16_382) } })).remembered).toBeDefined()
})

describe('the default', () => {
  const issues = (type: string, otherwise: string, atFirst = 'default') =>
    previous.check?.({ config: previous.config.parse({ atFirst, otherwise }), inputs: { value: parseType(type) } })
  it.each([
    ['decimal(USD)', '1e3'],
    ['decimal', '1.50'],
    ['decimal', ''],
    ['price(ETH/USD)', 'x'],
    ['bool', 'yes'],
    ['time', '2026-01-01'],
  ])('of %s cannot be %j', (type, otherwise) => {
    expect(issues(type, otherwise)).toMatchObject([{ code: 'bad_value', path: 'otherwise' }])
    expect(issues(type, otherwise, 'same')).toEqual([])
  })
  it('is not for lists and objects', () => {
    expect(issues('list<decimal>', '0')).toMatchObject([{ code: 'bad_value', fix: { path: 'atFirst', value: 'same' } }])
  })
  it.each([
    ['decimal', '-0.5'],
    ['bool', 'true'],
    ['text', ''],
  ])('of %s may be %j', (type, otherwise) => {
    expect(issues(type, otherwise)).toEqual([])
  })
})
