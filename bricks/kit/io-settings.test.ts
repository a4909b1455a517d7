import { expect, it } from 'vitest'
import { z } from 'zod'
import { Fault } from './fault'
import { checkFallback, failureSettings, ioLimits, ioSettings, orFallback } from './io-settings'

const schema = z.object(ioSettings({ timeoutMs: 2000 }))
const late = new Fault('http_timeout', 'Too late.', { remedy: 'Wait.', retry: true })
const context = (config: object) => {
  const reasons: string[] = []
  return { config: schema.parse(config), nowMs: 7, explain: (reason: string) => reasons.push(reason), reasons }
}
const fail = (fault: unknown) => () => Promise.reject(fault)

it('has a default for each setting, and a title and a widget', () => {
  expect(schema.parse({})).toEqual({
    timeoutMs: 2000,
    retries: 1,
    backoffMs: 250,
    maxBytes: 262_144,
    onFailure: 'abstain',
    fallback: '',
  })
  for (const field of Object.values(z.toJSONSchema(schema, { io: 'input' }).properties ?? {}))
    expect(field).toMatchObject({ title: expect.any(String), widget: expect.any(String) })
})

it('adds nothing to the bundle of an older brick that does not use it', () => {
  const older = z.object(failureSettings())
  expect(older.parse({})).toEqual({})
  expect(older.parse({ onFailure: 'value', fallback: '0' })).toEqual({ onFailure: 'value', fallback: '0' })
  for (const field of Object.values(z.toJSONSchema(older, { io: 'input' }).properties ?? {})) {
    expect(field).toMatchObject({ title: expect.any(String), widget: expect.any(String) })
    expect(field).not.toHaveProperty('default')
  }
})

it('counts every attempt, and time once where requests go out together', () => {
  const config = { timeoutMs: 1000, retries: 2, backoffMs: 100, maxBytes: 10 }
  expect(ioLimits(config)).toEqual({ requests: 3, bytes: 30, timeMs: 3300 })
  expect(ioLimits(config, 4)).toEqual({ requests: 12, bytes: 120, timeMs: 13_200 })
  expect(ioLimits(config, 4, { inParallel: true })).toEqual({ requests: 12, bytes: 120, timeMs: 3300 })
})

it('abstains with the failure itself', async () => {
  await expect(orFallback(context({}), { value: 'decimal' }, fail(late))).rejects.toBe(late)
})

it('goes on with the value the owner chose, and says why', async () => {
  const given = context({ onFailure: 'value', fallback: '1.50' })
  expect(await orFallback(given, { value: 'decimal(USD)' }, fail(late))).toEqual({ value: '1.5' })
  expect(given.reasons).toEqual(['The value set for failures is used: Too late.'])
})

it('never hides a refusal of the worker’s own host, nor a defect', async () => {
  const given = context({ onFailure: 'value', fallback: '1' })
  for (const code of ['host_not_permitted', 'requests_exceeded', 'secret_missing', 'not_recorded'])
    await expect(orFallback(given, { value: 'decimal' }, fail(new Fault(code, 'No.', { remedy: '' })))).rejects.toMatchObject({ code })
  await expect(orFallback(given, { value: 'decimal' }, fail(new TypeError('oops')))).rejects.toThrow('oops')
})

it('leaves what works alone', async () => {
  const given = context({ onFailure: 'value', fallback: '1' })
  expect(await orFallback(given, { value: 'decimal' }, () => ({ value: '2', status: '200' }))).toEqual({ value: '2', status: '200' })
  expect(given.reasons).toEqual([])
})

it('says before a run that a fallback does not fit', () => {
  expect(checkFallback({ onFailure: 'value', fallback: 'none' }, 'decimal(USD)')).toMatchObject([
    { code: 'bad_fallback', path: 'fallback' },
  ])
  expect(checkFallback({ onFailure: 'value', fallback: '0' }, 'decimal(USD)')).toEqual([])
  expect(checkFallback({ onFailure: 'abstain', fallback: 'none' }, 'decimal(USD)')).toEqual([])
  expect(checkFallback({}, 'json')).toEqual([])
})
