import { describe, expect, it } from 'vitest'
import { type FaultData, type PortValues, parseType, refuseValue } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import merge from '.'

const failure = (message: string, retry = false): FaultData => ({ code: 'http_status', message, remedy: 'Wait.', retry })
const run = (give: string, inputs: PortValues, failures: Record<string, FaultData> = {}, count = 3) =>
  runBrick(merge, { config: { give, count }, inputs, failures })
const types = (inputs: Record<string, string>) => Object.fromEntries(Object.entries(inputs).map(([port, text]) => [port, parseType(text)]))
const typeOf = (give: string, inputs: Record<string, string>) =>
  typeof merge.outputs === 'function' && merge.outputs({ config: merge.config.parse({ give }), inputs: types(inputs) }).value
const issues = (give: string, inputs: Record<string, string>) =>
  merge.check?.({ config: merge.config.parse({ give }), inputs: types(inputs) })

describe('the branches join', () => {
  it('in the first that brought a value, in the order of the ports', async () => {
    expect((await run('first', { value3: '3', value2: '2' })).outputs).toEqual({ value: '2' })
  })
  it('in the first, whatever its value, false and null too', async () => {
    expect((await run('first', { value1: false, value2: true })).outputs).toEqual({ value: false })
    expect((await run('first', { value1: null, value2: 1 })).outputs).toEqual({ value: null })
  })
  it('in a list of those there are, in the order of the ports', async () => {
    expect((await run('list', { value3: '3', value1: '1' })).outputs).toEqual({ value: ['1', '3'] })
  })
  it('in a record that fits its type', async () => {
    const { outputs } = await run('record', { value3: '3', value1: true })
    expect(outputs).toEqual({ value: { value1: true, value3: '3' } })
    const type = parseType(String(typeOf('record', { value1: 'bool', value2: 'text', value3: 'decimal?' })))
    expect(refuseValue(type, outputs.value)).toBeUndefined()
  })
  it('in a signal when any comes', async () => {
    expect((await run('signal', { value2: true })).outputs).toEqual({ value: true })
  })
})

describe('nothing arrives', () => {
  it.each(['first', 'list', 'record', 'signal'])('so %s gives nothing where no branch was taken', async (give) => {
    expect(await run(give, {})).toMatchObject({ outputs: {}, reasons: ['no branch was taken'] })
  })
  it('because of a failure, which it names, and a retry may help when it may help one of them', async () => {
    await expect(run('first', {}, { value1: failure('a answered 404.'), value2: failure('b answered 500.', true) })).rejects.toMatchObject({
      code: 'nothing_arrived',
      message: expect.stringMatching(/a answered 404.*b answered 500/),
      retry: true,
    })
  })
})

it('says what it took and what failed', async () => {
  expect((await run('first', { value2: '2' }, { value1: failure('a answered 404.') })).reasons).toEqual([
    'took value2; value1 failed: a answered 404.',
  ])
  expect((await run('list', { value2: '2' })).reasons).toEqual(['1 of 3 arrived'])
})

describe('the type of the output', () => {
  it.each([
    ['first', { value1: 'decimal(USD)', value2: 'decimal(USD)' }, 'decimal(USD)'],
    ['first', { value1: 'decimal(USD)', value2: 'decimal' }, 'decimal'],
    ['list', { value1: 'price(ETH/USD)', value2: 'price' }, 'list<price>'],
    ['record', { value1: 'text', value2: 'bool?' }, 'record{value1:text?,value2:bool?}'],
    ['signal', { value1: 'signal', value2: 'signal' }, 'signal'],
    ['first', { run: 'signal', value1: 'text', value2: 'text' }, 'text'],
  ])('%s of %j is %s', (give, inputs, type) => {
    expect(typeOf(give, inputs)).toBe(type)
    expect(issues(give, inputs)).toEqual([])
  })
  it.each(['first', 'list'])('%s refuses inputs of which none fits the other', (give) => {
    expect(issues(give, { value1: 'decimal(USD)', value2: 'decimal(EUR)' })).toMatchObject([
      { code: 'type_mismatch', port: 'value2', message: expect.stringContaining('decimal(EUR)') },
    ])
    expect(issues('record', { value1: 'decimal(USD)', value2: 'decimal(EUR)' })).toEqual([])
  })
})

it('takes two to eight inputs, none of which holds it up', () => {
  const ports = (count: number) => (typeof merge.inputs === 'function' ? merge.inputs(merge.config.parse({ count })) : {})
  expect(Object.keys(ports(8))).toHaveLength(8)
  expect(Object.values(ports(2)).every(({ absent }) => absent === 'omit')).toBe(true)
  for (const count of [1, 9, 2.5]) expect(merge.config.safeParse({ count }).success).toBe(false)
})

it('refuses inputs of which each pair may fit, but no one type is fit for all', () => {
  const inputs = { value1: parseType('decimal'), value2: parseType('decimal(USD)?') }
  expect(merge.check?.({ config: merge.config.parse({}), inputs })).toMatchObject([{ code: 'type_mismatch', port: 'value2' }])
})
