import { describe, expect, it } from 'vitest'
import { inputPorts, outputTypes, parseLossless, parseType, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import hash from '.'

const run = async (config: Record<string, unknown>, value?: Value) =>
  (await runBrick(hash, { config, inputs: value === undefined ? {} : { value } })).outputs.hash

describe('known hashes', () => {
  // Of no bytes and of “abc”, as each function’s specification or first implementation gives them.
  it.each([
    ['keccak-256', '', '0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470'],
    ['keccak-256', 'abc', '0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45'],
    ['sha-256', '', '0xe3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['sha-256', 'abc', '0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['blake2b-256', '', '0x0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8'],
    ['blake2b-256', 'abc', '0xbddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319'],
  ])('%s of “%s”', async (algorithm, text, expected) => {
    expect(await run({ algorithm }, text)).toBe(expected)
  })
  it('text counts as UTF-8', async () => {
    expect(await run({ algorithm: 'sha-256' }, '€')).toBe(await run({ algorithm: 'sha-256', of: 'bytes' }, '0xe282ac'))
    expect(await run({}, '0xff')).not.toBe(await run({ of: 'bytes' }, '0xff'))
  })
})

describe('canonical JSON', () => {
  it('is the same for every order of keys and every spelling of a number', async () => {
    const [a, b] = ['{"a":1.50,"b":[1e2]}', '{ "b": [100], "a": 1.5 }'].map((text) => parseLossless(text))
    expect(await run({ of: 'json' }, a)).toBe(await run({ of: 'json' }, b))
    expect(await run({ of: 'json' }, parseLossless('{"b":[1,2]}'))).not.toBe(await run({ of: 'json' }, parseLossless('{"b":[2,1]}')))
  })
  it('tells numbers apart that a float cannot', async () => {
    const [a, b] = ['9007199254740993', '9007199254740992'].map((text) => parseLossless(text))
    expect(await run({ of: 'json' }, a)).not.toBe(await run({ of: 'json' }, b))
  })
  it('is the hash of its text', async () => {
    expect(await run({ of: 'json' }, { b: null, a: 'x' })).toBe(await run({}, '{"a":"x","b":null}'))
  })
})

describe('what cannot be hashed', () => {
  it.each([
    ['text', '\ud800'],
    ['text', true],
    ['bytes', '0xf'],
    ['bytes', 'ff'],
    ['json', { a: '\ud800' }],
  ])('as %s: %j', async (of, value) => {
    await expect(run({ of }, value)).rejects.toMatchObject({ code: 'bad_input' })
  })
  it('nothing at all', async () => {
    await expect(run({})).rejects.toMatchObject({ code: 'input_missing' })
  })
})

describe('ports', () => {
  it('are what is hashed', () => {
    const accepts = (of: string) => inputPorts(hash, hash.config.parse({ of })).value?.accepts
    expect(accepts('text')).toEqual(['text', 'text?'])
    expect(accepts('bytes')).toContain('address(evm)')
    expect(accepts('json')).toEqual(['any'])
  })
  it('a missing value has a hash as JSON only', async () => {
    const gives = (of: string) => outputTypes(hash, hash.config.parse({ of }), { value: parseType('text?') }).hash
    expect([gives('text'), gives('json')]).toEqual(['bytes(32)?', 'bytes(32)'])
    expect(await run({ of: 'text' }, null)).toBeNull()
    expect(await run({ of: 'json' }, null)).toBe(await run({}, 'null'))
  })
})
