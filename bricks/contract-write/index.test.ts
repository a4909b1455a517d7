import { decodeAbiParameters, decodeFunctionData, parseAbi, parseAbiParameters, toFunctionSelector } from 'viem'
import { describe, expect, it } from 'vitest'
import { inputPorts, type PortValues } from '../kit'
import contractWrite from '.'

const nowMs = 1_795_357_920_214
const ids = { deployment: `0x${'11'.repeat(32)}`, bundle: `0x${'22'.repeat(32)}`, run: `0x${'33'.repeat(32)}` } as const
const parse = (config: Record<string, unknown>) => contractWrite.config.parse(config)
const call = (config: Record<string, unknown>, inputs: PortValues) => {
  const made = contractWrite.settle?.call({ config: parse(config), inputs, inputTypes: {}, nowMs, ...ids })
  if (!made) throw new Error('Contract write cannot settle')
  return made
}
const accepts = (config: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(inputPorts(contractWrite, parse(config))).map(([name, port]) => [name, port.accepts.join(' ')]))

describe('a function of your own', () => {
  const signature = 'setPrice(uint256 price, string note, uint64 at, bool ok, bytes32 id, address who, int256[] all)'
  it('gives a port for each parameter', () => {
    expect(accepts({ signature })).toEqual({
      run: 'signal',
      price: 'decimal price time',
      note: 'text',
      at: 'decimal price time',
      ok: 'bool',
      id: 'bytes(32)',
      who: 'address(evm)',
      all: 'list<decimal> list<price> list<time>',
    })
  })
  it('is called with the values, numbers in fixed point and times in seconds', () => {
    const who = `0x${'ab'.repeat(20)}`
    const { data, deliveryGas } = call(
      { signature, decimals: 8, decimalsOf: { all: 0 }, deliveryGas: 150_000 },
      { price: '3482.24', note: 'hi', at: nowMs, ok: true, id: ids.run, who, all: ['-1', '2'] },
    )
    const { args } = decodeFunctionData({ abi: parseAbi([`function ${signature}`]), data })
    expect(args).toEqual([348_224_000_000n, 'hi', 1_795_357_920n, true, ids.run, expect.stringMatching(new RegExp(who, 'i')), [-1n, 2n]])
    expect(deliveryGas).toBe(150_000)
  })
  it('takes the amount of a price, and milliseconds when told', () => {
    const price = { amount: '1.5', base: 'ETH', quote: 'USD', timeMs: 1, sources: [] }
    const { data } = call({ signature: 'f(uint256 p, uint64 t)', decimals: 2, timeUnit: 'ms' }, { p: price, t: nowMs })
    expect(decodeFunctionData({ abi: parseAbi(['function f(uint256 p, uint64 t)']), data }).args).toEqual([150n, BigInt(nowMs)])
  })
  it.each([
    ['setPrice(uint256 price)', 'setPrice(uint256)'],
    ['function set(uint a, int[] b)', 'set(uint256,int256[])'],
    ['poke()', 'poke()'],
  ])('%s has the interface %s', (signature, expected) => {
    expect(contractWrite.settle?.interface(parse({ signature }))).toBe(expected)
    const inputs = { price: '1', a: '1', b: ['1'] }
    expect(call({ signature }, inputs).data.slice(0, 10)).toBe(toFunctionSelector(expected))
  })
  it.each([
    'setPrice',
    'setPrice(uint256 price',
    'setPrice(float price)',
    'set((uint256 a) t)',
    'set(uint256[][] a)',
    'set(uint256 a, uint256 a)',
    'set(uint256 run)',
    '',
  ])('refuses the signature %s', (signature) => {
    expect(() => accepts({ signature })).toThrow(expect.objectContaining({ code: 'bad_signature' }))
  })
})

describe('a receiver of reports', () => {
  it('gets the ids and time as metadata and the values as report', () => {
    const config = { mode: 'onReport', report: 'int256 price, uint64 at', decimals: 8 }
    expect(accepts(config)).toMatchObject({ price: 'decimal price time', at: 'decimal price time' })
    expect(contractWrite.settle?.interface(parse(config))).toBe('onReport(bytes,bytes)')
    const { data } = call(config, { price: '3482.24', at: nowMs })
    const { args } = decodeFunctionData({ abi: parseAbi(['function onReport(bytes metadata, bytes report)']), data })
    expect(decodeAbiParameters(parseAbiParameters('bytes32, bytes32, bytes32, uint64'), args[0])).toEqual([
      ids.deployment,
      ids.bundle,
      ids.run,
      BigInt(nowMs),
    ])
    expect(decodeAbiParameters(parseAbiParameters('int256, uint64'), args[1])).toEqual([348_224_000_000n, 1_795_357_920n])
  })
})

describe('values that do not fit', () => {
  it.each<[string, PortValues, string]>([
    ['f(uint256 v)', { v: '-1' }, 'overflow'],
    ['f(uint8 v)', { v: '256' }, 'overflow'],
    ['f(int8 v)', { v: '-129' }, 'overflow'],
    ['f(uint256 v)', {}, 'input_missing'],
    ['f(uint256 v)', { v: 'many' }, 'bad_input'],
    ['f(uint256[] v)', { v: '1' }, 'bad_input'],
    ['f(string v)', { v: { a: 1 } }, 'bad_input'],
  ])('%s with %j is %s', (signature, inputs, code) => {
    expect(() => call({ signature, decimals: 0 }, inputs)).toThrow(expect.objectContaining({ code }))
  })
  it.each([
    ['f(uint8 v)', '255'],
    ['f(int8 v)', '-128'],
  ])('%s holds %s', (signature, v) => {
    expect(call({ signature, decimals: 0 }, { v }).data).toMatch(/^0x/)
  })
})

it('warns of decimals for a parameter that is not there', () => {
  expect(contractWrite.check?.({ config: parse({ decimalsOf: { prize: 2 } }), inputs: {} })).toMatchObject([
    { code: 'unknown_parameter', severity: 'warning' },
  ])
})
