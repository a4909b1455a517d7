import fc from 'fast-check'
import { CID } from 'multiformats/cid'
import * as raw from 'multiformats/codecs/raw'
import { identity } from 'multiformats/hashes/identity'
import { sha256 } from 'multiformats/hashes/sha2'
import { describe, expect, it } from 'vitest'
import { checkCid, checkHash, fileBlock, hashOf, readCid } from './verify'

const bytes = (text: string) => new TextEncoder().encode(text)
const rawCid = async (text: string) => CID.createV1(raw.code, await sha256.digest(bytes(text))).toString()

describe('a CID', () => {
  // As go-ipfs 0.4 and later print them for “ipfs add”.
  it.each([
    ['hello world\n', 'QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o'],
    ['', 'QmbFMke1KXqnYyBBWxB74N4c5SBnJMVAiMNRcGu6x1AwQH'],
  ])('names the file “%s” of one block', (text, cid) => {
    expect(checkCid(text, readCid(cid))).toBe(hashOf(text))
    expect(() => checkCid(`${text}x`, readCid(cid))).toThrow(expect.objectContaining({ code: 'hash_mismatch' }))
  })
  it('names raw content, whatever it is, and no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 1 }), async (text, more) => {
        const address = readCid(await rawCid(text))
        expect(checkCid(text, address)).toBe(hashOf(text))
        expect(() => checkCid(text + more, address)).toThrow(expect.objectContaining({ code: 'hash_mismatch' }))
      }),
    )
  })
  it('names a file of any length up to a block', async () => {
    for (const length of [1, 127, 128, 16_383, 16_384, 262_144]) {
      const text = 'x'.repeat(length)
      const cid = CID.createV0(await sha256.digest(fileBlock(bytes(text))))
      expect(checkCid(text, readCid(cid.toString()))).toBe(hashOf(text))
    }
  })
  it('names content whose byte-order mark was lost on the way', async () => {
    expect(checkCid('{}', readCid(await rawCid('\ufeff{}')))).toBe(hashOf('\ufeff{}'))
  })
  it('may be written as a URI', async () => {
    const cid = await rawCid('a')
    expect(readCid(` ipfs://${cid} `).cid).toBe(cid)
  })
  it.each(['', 'bafk', 'hello', 'bafkreiaff4665ofw5w24go7o42br7vho4l2psmzx6iaomvewp7tu3cpsmm/a.json', '../../etc/passwd'])(
    'is not “%s”',
    (text) => {
      expect(() => readCid(text)).toThrow(expect.objectContaining({ code: 'bad_cid' }))
    },
  )
  it('of another hash or codec is refused', async () => {
    const digest = await sha256.digest(bytes('a'))
    for (const cid of [CID.createV1(0x71, digest), CID.createV1(raw.code, identity.digest(bytes('a')))])
      expect(() => readCid(cid.toString())).toThrow(expect.objectContaining({ code: 'cid_unsupported' }))
  })
  it('of a file in several blocks cannot be checked', () => {
    const address = readCid('QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o')
    expect(() => checkCid('x'.repeat(1_100_000), address)).toThrow(expect.objectContaining({ code: 'cid_unsupported' }))
  })
})

describe('an expected hash', () => {
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  it.each([abc, `0x${abc}`, abc.toUpperCase()])('is met by the content of %s', (expected) => {
    expect(checkHash('abc', expected)).toBe(abc)
  })
  it('is not met by other content', () => {
    expect(() => checkHash('abd', abc)).toThrow(expect.objectContaining({ code: 'hash_mismatch', retry: false }))
  })
})
