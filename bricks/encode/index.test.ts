import { describe, expect, it } from 'vitest'
import { inputPorts, outputTypes, type PortValues, parseLossless, parseType, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import encode from '.'

const run = async (config: Record<string, unknown>, inputs: PortValues) => (await runBrick(encode, { config, inputs })).outputs.value
const word = (integer: bigint) => BigInt.asUintN(256, integer).toString(16).padStart(64, '0')
const ports = (config: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(inputPorts(encode, encode.config.parse(config))).map(([name, { accepts }]) => [name, accepts.join(' ')]),
  )
const price = { amount: '3482.24', base: 'ETH', quote: 'USD', timeMs: 1, sources: [] }

describe('typed bytes', () => {
  it('have a port for each part', () => {
    expect(ports({ types: 'uint256 price, int8[] n, string note, (address who, bool ok) p' })).toEqual({
      run: 'signal',
      price: 'decimal price time',
      n: 'list<decimal> list<price> list<time>',
      note: 'text',
      p: 'record{ok:bool,who:address(evm)}',
    })
    expect(ports({ format: 'scale', types: 'Option<u8>' })).toMatchObject({ value: 'decimal?' })
  })
  it('hold numbers, prices and times as integers', async () => {
    const config = { types: 'int256 a, int256 b, uint64 c', decimals: 8, decimalsOf: { a: 2 } }
    expect(await run(config, { a: '-1.5', b: price, c: 1_795_357_920_914 })).toBe(
      `0x${word(-150n)}${word(348_224_000_000n)}${word(1_795_357_920n)}`,
    )
    expect(await run({ types: 'uint64 c', timeUnit: 'ms' }, { c: 1_795_357_920_914 })).toBe(`0x${word(1_795_357_920_914n)}`)
    expect(await run({ format: 'scale', types: 'a: Compact<u64>, b: text', decimals: 1 }, { a: '1.5', b: 'x' })).toBe('0x3c0478')
  })
  it('take decimals by path inside tuples and lists', async () => {
    const config = { types: '(uint8 p)[] order', decimalsOf: { 'order.p': 1 } }
    expect(await run(config, { order: [{ p: '2.5' }] })).toMatch(/19$/)
  })
  it('lose no digit unless told to', async () => {
    const inputs = { value: '3482.245' }
    await expect(run({ decimals: 2 }, inputs)).rejects.toMatchObject({ code: 'digits_lost', message: expect.stringContaining('“value”') })
    expect(await run({ decimals: 2, rounding: 'half-even' }, inputs)).toBe(`0x${word(348_224n)}`)
    expect(await run({ decimals: 2, rounding: 'up' }, inputs)).toBe(`0x${word(348_225n)}`)
  })
  it.each<[string, Value | undefined, string]>([
    ['uint256', '-1', 'overflow'],
    ['uint8', '256', 'overflow'],
    ['int8', '-129', 'overflow'],
    ['uint256', undefined, 'input_missing'],
    ['uint256', 'many', 'bad_input'],
    ['bool', 'true', 'bad_input'],
    ['string', '\ud800', 'bad_input'],
    ['bytes4', '0x00', 'bad_input'],
    ['address', '0xAB', 'bad_input'],
    ['uint8[2]', ['1'], 'bad_input'],
    ['uint8[]', '1', 'bad_input'],
    ['(uint8 a)', { b: '1' }, 'bad_input'],
    ['(uint8 a)', ['1'], 'bad_input'],
  ])('of %s refuse %j: %s', async (types, value, code) => {
    await expect(run({ types }, value === undefined ? {} : { value })).rejects.toMatchObject({ code })
  })
  it('say where in a list it went wrong', async () => {
    await expect(run({ types: '(uint8 n)[] a' }, { a: [{ n: '1' }, { n: '256' }] })).rejects.toMatchObject({
      message: expect.stringContaining('a[1].n'),
    })
  })
  it('may leave out an option', async () => {
    expect(await run({ format: 'scale', types: 'a: Option<u8>, b: {c: Option<u8>}' }, { a: null, b: {} })).toBe('0x0000')
  })
  it('warn of decimals that no integer has, and refuse types before any run', () => {
    const check = (config: Record<string, unknown>) => encode.check?.({ config: encode.config.parse(config), inputs: {} })
    expect(check({ decimalsOf: { value: 2, note: 2 } })).toMatchObject([{ code: 'unknown_parameter', severity: 'warning' }])
    expect(check({ types: 'float a' })).toMatchObject([{ code: 'bad_types', path: 'types' }])
    expect(() => ports({ types: 'float a' })).toThrow(expect.objectContaining({ code: 'bad_types' }))
  })
})

describe('text and bytes', () => {
  it.each<[Record<string, unknown>, Value, string]>([
    [{ format: 'json' }, parseLossless('{"b": 9007199254740993, "a": null}'), '{"a":null,"b":9007199254740993}'],
    [{ format: 'utf8' }, '€', '0xe282ac'],
    [{ format: 'hex' }, '0x00ff', '0x00ff'],
    [{ format: 'hex', of: 'text' }, 'hi', '0x6869'],
    [{ format: 'base64' }, '0xfbff', '+/8='],
    [{ format: 'base64url' }, '0xfbff', '-_8'],
    [{ format: 'base64', of: 'text' }, 'user:pass', 'dXNlcjpwYXNz'],
    [{ format: 'base64' }, '0x', ''],
  ])('%j makes of %j %s', async (config, value, expected) => {
    expect(await run(config, { value })).toBe(expected)
  })
  it.each<[Record<string, unknown>, Value]>([
    [{ format: 'utf8' }, '\ud800'],
    [{ format: 'base64' }, 'hi'],
    [{ format: 'hex', of: 'text' }, true],
    [{ format: 'json' }, '\ud800'],
  ])('%j refuses %j', async (config, value) => {
    await expect(run(config, { value })).rejects.toMatchObject({ code: 'bad_input' })
  })
  it('pass on what is missing, but JSON has a null for it', async () => {
    const gives = (format: string) => outputTypes(encode, encode.config.parse({ format }), { value: parseType('text?') }).value
    expect(['utf8', 'hex', 'json', 'abi'].map(gives)).toEqual(['bytes?', 'text?', 'text', 'bytes'])
    expect(await run({ format: 'utf8' }, { value: null })).toBeNull()
    expect(await run({ format: 'json' }, { value: null })).toBe('null')
    await expect(run({ format: 'utf8' }, {})).rejects.toMatchObject({ code: 'input_missing' })
  })
})
