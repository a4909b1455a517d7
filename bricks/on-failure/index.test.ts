import { describe, expect, it } from 'vitest'
import { type FaultData, parseType, refuseValue } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import onFailure from '.'

const fault: FaultData = { code: 'http_status', message: 'api.example.com answered 500.', remedy: 'Wait.', retry: true }

it.each([['5'], [false], [null], [[]]])('hands %j on when it worked', async (value) => {
  expect(await runBrick(onFailure, { inputs: { value } })).toMatchObject({ outputs: { value }, reasons: [] })
})

it('gives the failure and a signal when it failed', async () => {
  const { outputs, reasons } = await runBrick(onFailure, { failures: { value: fault } })
  expect(outputs).toEqual({ failure: { code: 'http_status', message: fault.message, retry: true }, failed: true })
  expect(reasons).toEqual(['failed: api.example.com answered 500.'])
  const types = typeof onFailure.outputs === 'function' ? onFailure.outputs({ config: onFailure.config.parse({}), inputs: {} }) : {}
  expect(refuseValue(parseType(types.failure ?? ''), outputs.failure)).toBeUndefined()
})

it('takes neither branch where nothing came and nothing failed', async () => {
  expect((await runBrick(onFailure)).outputs).toEqual({})
})

describe('with codes', () => {
  const run = (...codes: string[]) => runBrick(onFailure, { config: { codes }, failures: { value: fault } })
  it('takes the branch for those alone', async () => {
    expect((await run('not_json', 'http_status')).outputs).toMatchObject({ failed: true })
    expect(await run('not_json')).toMatchObject({ outputs: {}, reasons: [expect.stringContaining('http_status')] })
  })
  it.each(['', 'HTTP 500', '_x'])('refuses %j as one', (code) => {
    expect(onFailure.config.safeParse({ codes: [code] }).success).toBe(false)
  })
})

it('keeps the type of its value', () => {
  const inputs = { value: parseType('price(ETH/USD)') }
  const types = typeof onFailure.outputs === 'function' ? onFailure.outputs({ config: onFailure.config.parse({}), inputs }) : {}
  expect(types).toMatchObject({ value: 'price(ETH/USD)', failed: 'signal' })
})
