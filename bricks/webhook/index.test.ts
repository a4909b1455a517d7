import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault, isLosslessNumber, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import webhook from '.'
import { SCHEMES, type Scheme } from './config'

const nowMs = 1_795_357_920_214
const seconds = String(Math.floor(nowMs / 1000))
const delivery = webhook.trigger?.delivery
if (!delivery) throw new Error('The webhook takes no messages.')

const pairs = {
  ed25519: generateKeyPairSync('ed25519'),
  secp256k1: generateKeyPairSync('ec', { namedCurve: 'secp256k1' }),
  p256: generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
}
type Pair = { publicKey: KeyObject; privateKey: KeyObject }
const pem = ({ publicKey }: Pair) => String(publicKey.export({ type: 'spki', format: 'pem' }))
const raw = ({ publicKey }: Pair) => {
  const der = publicKey.export({ type: 'spki', format: 'der' })
  return der.subarray(der.length - (publicKey.asymmetricKeyType === 'ed25519' ? 32 : 65)).toString('hex')
}
const configOf = (config: Record<string, unknown>) => webhook.config.parse(config)
const secret = 'a shared secret'

function signatureOf(auth: Scheme, text: string, dsaEncoding: 'der' | 'ieee-p1363' = 'der'): Buffer {
  if (auth === 'hmac') return createHmac('sha256', secret).update(text).digest()
  return sign(auth === 'ed25519' ? null : 'sha256', Buffer.from(text), { key: pairs[auth].privateKey, dsaEncoding })
}

/** A message that holds, signed by the scheme’s key. */
function message(auth: Scheme, body = '{"price":1.5}', timestamp = seconds) {
  const headers: Record<string, string> = {
    'x-timestamp': timestamp,
    'x-signature': signatureOf(auth, `${timestamp}.${body}`).toString('base64'),
  }
  return { headers, body }
}
const configFor = (auth: Scheme, more: Record<string, unknown> = {}) =>
  configOf({ auth, ...(auth === 'hmac' ? {} : { publicKey: pem(pairs[auth]) }), ...more })
const admit = (auth: Scheme, given = message(auth), more: Record<string, unknown> = {}, atMs = nowMs) =>
  delivery.admit(configFor(auth, more), given, atMs, secret)
const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    return Fault.from(error).code
  }
}

describe.each(SCHEMES)('a message signed with %s', (auth) => {
  it('is admitted, and every worker finds the same name for it', () => {
    const input = admit(auth)
    expect(input).toMatchObject({ body: '{"price":1.5}', timestamp: seconds })
    const name = delivery.verify(configFor(auth), input, nowMs)
    expect(name).toMatch(/^0x[0-9a-f]{64}$/)
    expect(delivery.verify(configFor(auth), input, nowMs + 1000)).toBe(name)
    expect(delivery.verify(configFor(auth), admit(auth, message(auth, '{"price":1.6}')), nowMs)).not.toBe(name)
  })
  it('is refused when body, time or signature was changed', () => {
    const good = message(auth)
    const { headers } = good
    expect(codeOf(() => admit(auth, { headers, body: '{"price":15}' }))).toBe('webhook_signature')
    expect(codeOf(() => admit(auth, { ...good, headers: { ...headers, 'x-timestamp': `${Number(seconds) + 1}` } }))).toBe(
      'webhook_signature',
    )
    for (const signature of ['00', 'x', Buffer.alloc(64, 7).toString('base64'), 'zz!!'])
      expect(codeOf(() => admit(auth, { ...good, headers: { ...headers, 'x-signature': signature } }))).toBe('webhook_signature')
  })
  it('is refused unsigned, outside the window, and when it is no JSON', () => {
    expect(codeOf(() => admit(auth, { headers: {}, body: '{}' }))).toBe('webhook_unsigned')
    expect(codeOf(() => admit(auth, message(auth), {}, nowMs + 301_000))).toBe('webhook_expired')
    expect(codeOf(() => admit(auth, message(auth), {}, nowMs - 301_000))).toBe('webhook_expired')
    expect(codeOf(() => admit(auth, message(auth, '{"a":')))).toBe('webhook_payload')
    expect(codeOf(() => admit(auth, message(auth, '{"a":"\\u0000"}')))).toBe('webhook_payload')
    expect(codeOf(() => admit(auth, message(auth, '{}', 'now')))).toBe('webhook_time')
  })
})

describe('public keys', () => {
  it.each(['ed25519', 'secp256k1', 'p256'] as const)('of %s are read from PEM, hex and base64', (auth) => {
    const hex = raw(pairs[auth])
    for (const publicKey of [pem(pairs[auth]), hex, `0x${hex}`, Buffer.from(hex, 'hex').toString('base64')])
      expect(codeOf(() => delivery.admit(configOf({ auth, publicKey }), message(auth), nowMs, undefined))).toBe('none')
  })
  it('of another scheme, damaged or missing are named when compiling', () => {
    const check = (config: Record<string, unknown>) => webhook.check?.({ config: configOf(config), inputs: {} }) ?? []
    for (const publicKey of ['', 'abc', raw(pairs.p256), pem(pairs.secp256k1), '00'.repeat(31)])
      expect(check({ auth: 'ed25519', publicKey })).toMatchObject([{ code: 'bad_public_key', path: 'publicKey' }])
    expect(check({ auth: 'secp256k1', publicKey: raw(pairs.p256) })).toMatchObject([{ code: 'bad_public_key' }])
  })
  it('do not verify what another key signed', () => {
    const other = generateKeyPairSync('ed25519')
    expect(codeOf(() => delivery.admit(configOf({ auth: 'ed25519', publicKey: raw(other) }), message('ed25519'), nowMs, undefined))).toBe(
      'webhook_signature',
    )
  })
})

it('takes a signature in hex, with a prefix, and ECDSA in both forms; the message’s name stays', () => {
  const text = `${seconds}.{}`
  const names = (['secp256k1', 'p256'] as const).map((auth) => {
    const all = (['der', 'ieee-p1363'] as const).map((form) => {
      const signature = `v1=${signatureOf(auth, text, form).toString('hex')}`
      const input = admit(auth, { headers: { 'x-timestamp': seconds, 'x-signature': signature }, body: '{}' })
      return delivery.verify(configFor(auth), input, nowMs)
    })
    expect(new Set(all).size).toBe(1)
    return all[0]
  })
  expect(names[0]).toBe(names[1])
})

it('keeps no HMAC in the run, and a worker can still check time and shape', () => {
  const input = admit('hmac')
  expect(input).toMatchObject({ signature: '' })
  expect(codeOf(() => delivery.verify(configFor('hmac'), input, nowMs + 400_000))).toBe('webhook_expired')
  expect(codeOf(() => delivery.admit(configFor('hmac'), message('hmac'), nowMs, undefined))).toBe('webhook_signature')
})

it('reads times in seconds and in milliseconds, and headers of other names', () => {
  const config = { timestampHeader: 'webhook-time', signatureHeader: 'webhook-signature' }
  for (const time of [seconds, String(nowMs)]) {
    const { headers, body } = message('ed25519', '{}', time)
    const renamed = { 'webhook-time': headers['x-timestamp'] ?? '', 'webhook-signature': headers['x-signature'] ?? '' }
    expect(admit('ed25519', { headers: renamed, body }, config)).toMatchObject({ timestamp: time })
  }
})

describe('who has to be believed', () => {
  const witness = (config: Record<string, unknown>) => {
    const spec = webhook.trigger
    return typeof spec?.witness === 'function' ? spec.witness(configOf(config)) : spec?.witness
  }
  it('is nobody for a public key, and the gateway for HMAC, which the owner signs', () => {
    expect(SCHEMES.map((auth) => witness({ auth }))).toEqual(['signed', 'signed', 'signed', 'gateway'])
    expect(webhook.permissions?.(configFor('ed25519'))).toEqual({})
    expect(webhook.permissions?.(configFor('hmac', { secret: '{secret:PARTNER}' }))).toEqual({ gatewayTrust: true, secrets: ['PARTNER'] })
  })
})

describe('the outputs', () => {
  const run = (body: string, config: Record<string, unknown> = {}) =>
    runBrick(webhook, { config, trigger: { body, timestamp: seconds, signature: '' } }).then(({ outputs }) => outputs)
  const typed = (fields: Record<string, string>, body: Value) => run(JSON.stringify(body), { payload: 'fields', fields })

  it('are the sender’s time and the body as JSON, without losing a digit', async () => {
    const { run: signal, time, payload } = await run('{"price":3482.123456789012345678}')
    expect([signal, time]).toEqual([true, Number(seconds) * 1000])
    expect(payload).toMatchObject({ price: expect.toSatisfy(isLosslessNumber) })
  })
  it('are the fields by name and type, and the record of them', async () => {
    const fields = { price: 'decimal(USD)', who: 'text', asOf: 'time', note: 'text?', path: 'list<decimal>' }
    expect(await typed(fields, { price: '1.50', who: 'me', asOf: '2026-11-22T14:32:00Z', path: [1, '2.0'], more: 1 })).toEqual({
      run: true,
      time: Number(seconds) * 1000,
      ...{ price: '1.5', who: 'me', asOf: 1_795_357_920_000, note: null, path: ['1', '2'] },
      payload: { price: '1.5', who: 'me', asOf: 1_795_357_920_000, note: null, path: ['1', '2'] },
    })
  })
  it.each([
    [{ price: 'decimal' }, {}, /“price” is not decimal: it is missing/],
    [{ price: 'decimal' }, { price: true }, /“price” is no number/],
    [{ at: 'time' }, { at: 1_795_357_920 }, /time in seconds/],
    [{ ok: 'bool' }, { ok: 'yes' }, /expected true or false/],
    [{ constructor: 'text' }, {}, /it is missing/],
    [{ a: 'record{b:text}' }, { a: { b: 1 } }, /“a”.b is not text/],
    [{ a: 'text' }, [1], /not a JSON object/],
  ])('of %j refuse %j', async (fields, body, reason) => {
    await expect(typed(fields as Record<string, string>, body as Value)).rejects.toThrow(reason)
  })
  it('keep any decimal that JSON can say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), async (whole) => {
        const { price } = await run(`{"price":${whole}}`, { payload: 'fields', fields: { price: 'decimal' } })
        expect(price).toBe(String(whole))
      }),
    )
  })
  it('refuse another trigger’s input', async () => {
    await expect(runBrick(webhook, { trigger: { pressedAtMs: 1 } })).rejects.toMatchObject({ code: 'bad_trigger' })
  })
})

describe('settings', () => {
  const check = (config: Record<string, unknown>) =>
    webhook.check?.({ config: configOf(config), inputs: {} }).map(({ code, severity }) => `${code} ${severity ?? 'error'}`)
  it('want fields where fields are to be read, and a sample that fits', () => {
    expect(check({ payload: 'fields' })).toEqual(['no_fields error'])
    expect(check({ payload: 'fields', fields: { price: 'bool' } })).toEqual(['webhook_payload warning'])
    expect(check({ sample: 'price' })).toEqual(['webhook_payload warning'])
    expect(check({ payload: 'fields', fields: { price: 'decimal' } })).toEqual([])
  })
  it.each([
    { fields: { run: 'text' } },
    { fields: { payload: 'text' } },
    { fields: { a: 'number' } },
    { fields: { a: 'signal' } },
    { fields: { 'a b': 'text' } },
    { secret: 'hunter2' },
    { signatureHeader: 'X-Signature' },
  ])('refuse %j', (config) => {
    expect(webhook.config.safeParse(config).success).toBe(false)
  })
})

describe('the sample', () => {
  it('is what a dry run takes', async () => {
    const config = configOf({ payload: 'fields', fields: { price: 'decimal(USD)' } })
    const trigger = webhook.trigger?.sample?.(config, nowMs) ?? null
    expect((await runBrick(webhook, { config, trigger })).outputs).toMatchObject({ price: '1999.25', time: nowMs })
  })
  it('is quoted for the shell, whatever it holds', () => {
    const text = delivery.example(configFor('hmac', { sample: `{"a":"it's $HOME"}` }), 'http://127.0.0.1:3000/hook')
    expect(text).toContain(`body='{"a":"it'\\''s $HOME"}'`)
    expect(text).toContain('-H "x-timestamp: $time" -H "x-signature: $signature"')
  })
})

it('reads a key that OpenSSL wrote, and what it signed', () => {
  const key = createPrivateKey(
    '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n',
  )
  const publicKey = '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n'
  expect(createPublicKey(key).export({ type: 'spki', format: 'pem' })).toBe(publicKey)
  const signature = sign(null, Buffer.from(`${seconds}.{}`), key).toString('base64')
  const given = { headers: { 'x-timestamp': seconds, 'x-signature': signature }, body: '{}' }
  expect(codeOf(() => delivery.admit(configOf({ auth: 'ed25519', publicKey }), given, nowMs, undefined))).toBe('none')
})
