import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outputTypes, parseLossless, parseType, type Value } from '../kit'
import { TEXT_FORMS, writeBytes } from '../kit/codec/text-forms'
import { runBrick } from '../kit/run-brick.fixture'
import decode from '.'

const run = async (config: Record<string, unknown>, value?: Value) =>
  (await runBrick(decode, { config, inputs: value === undefined ? {} : { value } })).outputs
const gives = (config: Record<string, unknown>, value = 'bytes') =>
  outputTypes(decode, decode.config.parse(config), { value: parseType(value) })
const word = (integer: bigint) => BigInt.asUintN(256, integer).toString(16).padStart(64, '0')

describe('typed bytes', () => {
  it('come out at a port for each part, integers as exact decimals', async () => {
    const config = { format: 'abi', types: 'int256 price, uint256, bool ok', decimals: 8, decimalsOf: { value1: 0 } }
    expect(gives(config)).toEqual({ price: 'decimal', value1: 'decimal', ok: 'bool' })
    expect(await run(config, `0x${word(-348_224_000_000n)}${word(2n ** 256n - 1n)}${word(1n)}`)).toEqual({
      price: '-3482.24',
      value1: String(2n ** 256n - 1n),
      ok: true,
    })
  })
  it('come out as lists, records and options', async () => {
    const config = { format: 'scale', types: 'list: Vec<{n: u8, note: Option<text>}>', decimalsOf: { 'list.n': 1 } }
    expect(gives(config)).toEqual({ list: 'list<record{n:decimal,note:text?}>' })
    expect(await run(config, '0x080500190104aa'.replace('aa', '78'))).toEqual({
      list: [
        { n: '0.5', note: null },
        { n: '2.5', note: 'x' },
      ],
    })
  })
  it('give addresses in lower case', async () => {
    const address = 'AbCdEf0123456789aBcDeF0123456789abcdef01'
    expect(await run({ format: 'abi', types: 'address who' }, `0x${address.toLowerCase().padStart(64, '0')}`)).toEqual({
      who: `0x${address.toLowerCase()}`,
    })
  })
  it('that are cut off or too long are refused', async () => {
    await expect(run({ format: 'abi', types: 'uint256' }, `0x${word(1n)}00`)).rejects.toMatchObject({ code: 'bad_encoding' })
    await expect(run({ format: 'scale', types: 'u16' }, '0x00')).rejects.toMatchObject({ code: 'bad_encoding' })
  })
  it('of types that cannot be read have no port, and the mistake is found before any run', () => {
    expect(gives({ format: 'scale', types: 'u7' })).toEqual({})
    expect(decode.check?.({ config: decode.config.parse({ format: 'scale', types: 'u7' }), inputs: {} })).toMatchObject([
      { code: 'bad_types', path: 'types' },
    ])
  })
})

describe('text', () => {
  it.each<[Record<string, unknown>, string, Value]>([
    [{}, '{"a":9007199254740993}', parseLossless('{"a":9007199254740993}')],
    [{ format: 'utf8' }, '0xe282ac', '€'],
    [{ format: 'utf8' }, '0xefbbbf61', '\ufeffa'],
    [{ format: 'hex' }, '0x00FF', '0x00ff'],
    [{ format: 'hex' }, ' 00ff\n', '0x00ff'],
    [{ format: 'hex' }, '', '0x'],
    [{ format: 'hex', to: 'text' }, '6869', 'hi'],
    [{ format: 'base64' }, '+/8=', '0xfbff'],
    [{ format: 'base64', to: 'text' }, 'aGk=', 'hi'],
    [{ format: 'base64url' }, '-_8', '0xfbff'],
    [{ format: 'base64url' }, '-_8=', '0xfbff'],
  ])('%j makes of %j %j', async (config, text, expected) => {
    expect(await run(config, text)).toEqual({ value: expected })
  })
  it.each([
    [{}, '{', 'not_json'],
    [{ format: 'utf8' }, '0xff', 'bad_encoding'],
    [{ format: 'hex' }, '0x0', 'bad_encoding'],
    [{ format: 'hex' }, 'xyz', 'bad_encoding'],
    [{ format: 'hex', to: 'text' }, 'ff', 'bad_encoding'],
    [{ format: 'base64' }, '+/8', 'bad_encoding'],
    [{ format: 'base64' }, '-_8=', 'bad_encoding'],
    [{ format: 'base64' }, '+/9=', 'bad_encoding'],
    [{ format: 'base64' }, 'aG k=', 'bad_encoding'],
    [{ format: 'base64url' }, '+/8', 'bad_encoding'],
    [{ format: 'base64url' }, '-_8==', 'bad_encoding'],
    [{ format: 'hex', size: 32 }, '00', 'bad_encoding'],
  ])('%j refuses %j: %s', async (config, text, code) => {
    await expect(run(config, text)).rejects.toMatchObject({ code })
  })
  it.each(TEXT_FORMS)('any bytes written as %s are read back', (format) =>
    fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (bytes) => {
        const hex = `0x${Buffer.from(bytes).toString('hex')}`
        expect(await run({ format }, writeBytes(format, hex))).toEqual({ value: hex })
        if (format !== 'hex') expect(writeBytes(format, hex)).toBe(Buffer.from(bytes).toString(format))
      }),
    ),
  )
})

describe('types', () => {
  it.each([
    [{}, 'text', 'json'],
    [{ format: 'utf8' }, 'bytes?', 'text?'],
    [{ format: 'hex' }, 'text', 'bytes'],
    [{ format: 'hex', size: 32 }, 'text', 'bytes(32)'],
    [{ format: 'base64', to: 'text', size: 32 }, 'text', 'text'],
  ])('%j makes of %s a %s', (config, value, expected) => {
    expect(gives(config, value)).toEqual({ value: expected })
  })
  it('what is missing stays missing at every port', async () => {
    expect(await run({ format: 'abi', types: 'uint8 a, bool b' }, null)).toEqual({ a: null, b: null })
    await expect(run({})).rejects.toMatchObject({ code: 'input_missing' })
    await expect(run({}, true)).rejects.toMatchObject({ code: 'bad_input' })
  })
})
