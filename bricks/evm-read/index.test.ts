import { encodeAbiParameters, encodeEventTopics, parseAbi, parseAbiParameters, toFunctionSelector } from 'viem'
import { describe, expect, it } from 'vitest'
import { type ChainRequest, Fault, type Host, inputPorts, type Json, outputTypes, parseType, refuseValue } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import evmRead from '.'

const nowMs = 1_795_357_920_214
const hash = `0x${'0b'.repeat(32)}` as const
const contract = `0x${'ab'.repeat(20)}`
const who = `0x${'cd'.repeat(20)}` as const
const parse = (config: Record<string, unknown>) => evmRead.config.parse(config)
const codesOf = (config: Record<string, unknown>, inputs = {}) =>
  (evmRead.check?.({ config: parse(config), inputs }) ?? []).map(({ code }) => code)

/** A chain with one block, number 100, which says what it is asked. */
function fakeChain(answers: Record<string, Json | Fault>) {
  const asked: ChainRequest[] = []
  const chain: Host['chain'] = {
    request(request) {
      asked.push(request)
      if (request.method.startsWith('eth_getBlockBy'))
        return Promise.resolve({ number: '0x64', hash, timestamp: `0x${(1_795_357_900).toString(16)}` })
      const answer = answers[request.method] ?? null
      return answer instanceof Fault ? Promise.reject(answer) : Promise.resolve(answer)
    },
  }
  return { chain, asked }
}

const call = (signature: string, returned: string, more: Record<string, unknown> = {}, inputs = {}) =>
  runBrick(evmRead, {
    config: { mode: 'call', contract, function: signature, ...more },
    chain: fakeChain({ eth_call: returned }).chain,
    nowMs,
    inputs,
  })
const abi = (types: string, values: readonly unknown[]) => encodeAbiParameters(parseAbiParameters(types), values as never)

describe('a call', () => {
  it('keeps every digit under names that objects have of themselves', async () => {
    const { outputs } = await call('f(uint256 toString) returns (uint256 valueOf, uint8 b)', abi('uint256, uint8', [7n, 3]), {
      args: { toString: '5' },
    })
    expect(outputs.value).toEqual({ valueOf: '7', b: '3' })
  })
  it('refuses a word that holds more than its type', async () => {
    await expect(call('f() returns (int8)', abi('uint256', [4095n]))).rejects.toMatchObject({ code: 'abi_mismatch' })
    await expect(call('f() returns (uint48)', abi('uint256', [1n << 48n]))).rejects.toMatchObject({ code: 'abi_mismatch' })
    expect((await call('f() returns (int8)', abi('int256', [-128n]))).outputs.value).toBe('-128')
    expect((await call('f() returns (int256)', abi('int256', [-(1n << 255n)]))).outputs.value).toBe(String(-(1n << 255n)))
  })
  it('refuses a list of another length than its parameter', async () => {
    const run = call('f(uint256[2] a) returns (bool)', abi('bool', [true]), { args: { a: '[1]' } })
    await expect(run).rejects.toMatchObject({ code: 'bad_input', message: expect.stringContaining('2 items') })
  })
  it('reads no result that is a function', () => {
    for (const result of ['function x', '(uint256 a, function b)[] x'])
      expect(() => outputTypes(evmRead, parse({ mode: 'call', contract, function: `f() returns (${result})` }), {})).toThrow(
        expect.objectContaining({ code: 'bad_signature' }),
      )
  })
  it('asks at one block by its hash, and says which', async () => {
    const { chain, asked } = fakeChain({ eth_call: abi('int256', [348_224_000_000n]) })
    const config = { mode: 'call', contract: contract.toUpperCase().replace('0X', '0x'), decimals: 8, chain: 'eip155:10' }
    const { outputs } = await runBrick(evmRead, { config, chain, nowMs })
    expect(outputs).toEqual({ value: '3482.24', block: '100', time: 1_795_357_900_000, hash })
    expect(asked).toMatchObject([
      { chain: 'eip155:10', method: 'eth_getBlockByNumber', params: ['finalized', false] },
      { method: 'eth_call', params: [{ to: contract, data: toFunctionSelector('latestAnswer()') }, { blockHash: hash }] },
    ])
  })
  it('takes each parameter by wire or by a text', async () => {
    const { chain, asked } = fakeChain({ eth_call: abi('bool', [true]) })
    const config = {
      ...{ mode: 'call', contract, function: 'f(address owner, uint256 amount, int64[] all, string, uint64 at) returns (bool ok)' },
      ...{ args: { all: '[1, -2]', arg3: 'hi' }, decimalsOf: { amount: 18 } },
    }
    expect(Object.entries(inputPorts(evmRead, parse(config))).map(([name, port]) => [name, port.accepts[0], port.optional])).toEqual([
      ['run', 'signal', true],
      ['owner', 'address(evm)', undefined],
      ['amount', 'decimal', undefined],
      ['all', 'list<decimal>', true],
      ['arg3', 'text', true],
      ['at_', 'decimal', undefined],
      ['at', 'time', true],
    ])
    await runBrick(evmRead, { config, chain, nowMs, inputs: { owner: who, amount: '1.5', at_: nowMs } })
    expect(asked.at(-1)?.params[0]).toMatchObject({
      data:
        toFunctionSelector('f(address,uint256,int64[],string,uint64)') +
        abi('address, uint256, int64[], string, uint64', [who, 15n * 10n ** 17n, [1n, -2n], 'hi', 1_795_357_920n]).slice(2),
    })
  })
  it.each<[string, string, readonly unknown[], unknown, string]>([
    ['f() returns (uint256)', 'uint256', [2n ** 256n - 1n], (2n ** 256n - 1n).toString(), 'decimal'],
    ['f() view returns (int8 x)', 'int8', [-128], '-128', 'decimal'],
    ['f() returns (address)', 'address', [who], who, 'address(evm)'],
    ['f() returns (string)', 'string', ['Hé'], 'Hé', 'text'],
    ['f() returns (bytes4)', 'bytes4', ['0xABcd0102'], '0xabcd0102', 'bytes(4)'],
    ['f() returns (uint256[2][])', 'uint256[2][]', [[[1n, 2n]]], [['1', '2']], 'list<list<decimal>>'],
    ['f() returns (uint256 a, bool)', 'uint256, bool', [7n, true], { a: '7', value1: true }, 'record{a:decimal,value1:bool}'],
    [
      'f() returns ((uint256 amount, string _note)[] items)',
      '(uint256 amount, string note)[]',
      [[{ amount: 5n, note: 'x' }]],
      [{ amount: '5', note: 'x' }],
      'list<record{amount:decimal,note:text}>',
    ],
  ])('%s hands on what it returns', async (signature, types, values, expected, type) => {
    const { outputs } = await call(signature, abi(types, values))
    expect(outputs.value).toEqual(expected)
    expect(outputTypes(evmRead, parse({ mode: 'call', function: signature }), {})).toMatchObject({ value: type, block: 'decimal' })
    expect(refuseValue(parseType(type), outputs.value)).toBeUndefined()
  })
  it('scales integers, by name where one differs, and names the unit of a single one', async () => {
    const { outputs } = await call('f() returns (uint256 a, uint256 b)', abi('uint256, uint256', [150n, 150n]), {
      ...{ decimals: 2, decimalsOf: { b: 0 } },
    })
    expect(outputs.value).toEqual({ a: '1.5', b: '150' })
    const config = parse({ mode: 'call', function: 'f() returns (uint256)', decimals: 6, unit: 'USDC' })
    expect(outputTypes(evmRead, config, {})).toMatchObject({ value: 'decimal(USDC,6)' })
  })
  it('of nothing there is a failure, not an empty value', async () => {
    await expect(call('f() returns (uint256)', '0x')).rejects.toMatchObject({ code: 'no_contract' })
  })
  it.each(['0x01', abi('uint256', [2n]), abi('uint256', [2n ** 200n])])('that returns other types (%s) is a failure', async (returned) => {
    await expect(call('f() returns (string)', returned)).rejects.toMatchObject({ code: 'abi_mismatch' })
  })
  it.each([
    [{ amount: '1.5' }, 'bad_input'],
    [{ amount: 'much' }, 'not_a_number'],
    [{ amount: '256' }, 'overflow'],
    [{ amount: true }, 'bad_input'],
    [{}, 'input_missing'],
  ])('with %j is %s', async (inputs, code) => {
    await expect(call('f(uint8 amount) returns (uint256)', '0x', {}, inputs)).rejects.toMatchObject({ code })
  })
  it('that fails may give a value instead', async () => {
    const chain = fakeChain({ eth_call: new Fault('rpc_error', 'execution reverted', { remedy: '' }) }).chain
    const config = { mode: 'call', contract, onFailure: 'value', fallback: '7' }
    const { outputs, reasons } = await runBrick(evmRead, { config, chain, nowMs })
    expect(outputs).toEqual({ value: '7' })
    expect(reasons[0]).toMatch(/reverted/)
  })
})

describe('a balance', () => {
  it.each([
    ['0x0', '0'],
    ['0x1', '0.000000000000000001'],
    ['0x21e19e0c9bab2400000', '10000'],
  ])('of %s wei is %s', async (wei, value) => {
    const { chain, asked } = fakeChain({ eth_getBalance: wei })
    const { outputs } = await runBrick(evmRead, { config: { mode: 'balance', account: contract }, chain, nowMs, inputs: { account: who } })
    expect(outputs.value).toBe(value)
    expect(asked.at(-1)?.params).toEqual([who, { blockHash: hash }])
  })
})

describe('events', () => {
  const signature = 'Transfer(address indexed from, address indexed to, uint256 value)'
  const transferAbi = parseAbi([`event ${signature}`])
  const log = (value: bigint, blockNumber: number, logIndex: number) => ({
    ...{ address: contract, data: abi('uint256', [value]), removed: false },
    topics: encodeEventTopics({ abi: transferAbi, eventName: 'Transfer', args: { from: who, to: who } }) as string[],
    ...{ blockNumber: `0x${blockNumber.toString(16)}`, logIndex: `0x${logIndex.toString(16)}`, transactionHash: hash },
  })
  const config = { mode: 'logs', contract, event: signature, decimalsOf: { value: 6 }, blocks: 10 }
  const read = (logs: Json, more = {}) =>
    runBrick(evmRead, { config: { ...config, ...more }, chain: fakeChain({ eth_getLogs: logs }).chain, nowMs })

  it('are decoded, oldest first', async () => {
    const { outputs } = await read([log(2_500_000n, 99, 3), log(1n, 95, 0)])
    const rest = { from: who, to: who, transaction: hash }
    expect(outputs.value).toEqual([
      { ...rest, value: '0.000001', block: '95', index: '0' },
      { ...rest, value: '2.5', block: '99', index: '3' },
    ])
    const type = outputTypes(evmRead, parse(config), {}).value ?? ''
    expect(refuseValue(parseType(type), outputs.value)).toBeUndefined()
  })
  it('are asked for up to the block, with the values that they must have', async () => {
    const { chain, asked } = fakeChain({ eth_getLogs: [] })
    await runBrick(evmRead, { config: { ...config, topics: { to: who } }, chain, nowMs })
    const [signatureHash, , to] = encodeEventTopics({ abi: transferAbi, eventName: 'Transfer', args: { to: who } })
    expect(asked.at(-1)?.params).toEqual([{ address: contract, fromBlock: '0x5b', toBlock: '0x64', topics: [signatureHash, null, to] }])
  })
  it('of another contract, or taken back, do not count', async () => {
    const { outputs } = await read([
      { ...log(1n, 99, 0), address: who },
      { ...log(1n, 99, 1), removed: true },
    ])
    expect(outputs.value).toEqual([])
  })
  it('of other blocks than those asked for are a failure', async () => {
    for (const number of [90, 101]) await expect(read([log(1n, number, 0)])).rejects.toMatchObject({ code: 'abi_mismatch' })
    expect((await read([{ ...log(1n, 100, 0), blockHash: hash }])).outputs.value).toHaveLength(1)
    const replaced = { ...log(1n, 100, 0), blockHash: `0x${'0c'.repeat(32)}` }
    await expect(read([replaced])).rejects.toMatchObject({ code: 'block_missing', retry: true })
  })
  it('that are too many, or of other types, are a failure', async () => {
    await expect(read([log(1n, 99, 0), log(1n, 99, 1)], { maxLogs: 1 })).rejects.toMatchObject({ code: 'too_many_logs' })
    await expect(read([{ ...log(1n, 99, 0), data: '0x' }])).rejects.toMatchObject({ code: 'abi_mismatch' })
    await expect(read('no list')).rejects.toMatchObject({ code: 'abi_mismatch' })
  })
})

describe('settings', () => {
  it.each([
    [{}, []],
    [{ mode: 'call' }, ['address_missing']],
    [{ mode: 'call', contract }, []],
    [{ mode: 'call', contract: '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045' }, []],
    [{ mode: 'call', contract: '0xD8dA6BF26964aF9D7eEd9e03E53415D37aA96045' }, ['address_checksum']],
    [{ mode: 'call', contract, args: { nobody: '1' } }, ['unknown_parameter']],
    [{ mode: 'call', contract, function: 'f(uint8 a) returns (bool)', args: { a: '300' } }, ['overflow']],
    [{ mode: 'balance' }, ['address_missing']],
    [{ mode: 'logs', contract, topics: { value: '1' } }, ['unknown_parameter']],
    [{ mode: 'logs', contract, topics: { to: 'me' } }, ['bad_input']],
    [{ block: 'latest' }, ['unpinned_block']],
    [{ mode: 'call', contract, onFailure: 'value', fallback: 'x' }, ['bad_fallback']],
  ])('%j give %j', (config, codes) => {
    expect(codesOf(config)).toEqual(codes)
  })
  it.each(['f', 'f()', 'f() returns ()', 'f(uint256[][] a) returns (bool)', 'f(float a) returns (bool)', 'event X()'])(
    'refuse the function %j',
    (signature) => {
      expect(() => inputPorts(evmRead, parse({ mode: 'call', function: signature }))).toThrow(
        expect.objectContaining({ code: 'bad_signature' }),
      )
    },
  )
  it('permit one chain, and as many questions as it may take', () => {
    const config = parse({ mode: 'call', chain: 'eip155:1', retries: 0 })
    expect(evmRead.permissions?.(config)).toEqual({ chainsRead: ['eip155:1'] })
    expect(evmRead.limits?.(config)).toMatchObject({ requests: 31 })
  })
})
