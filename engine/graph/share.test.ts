import fc from 'fast-check'
import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { emptyGraph, GRAPH_FORMAT, type Graph } from './graph'
import { decodeShare, encodeShare, MAX_SHARE_CHARS, readShareLink } from './share'

const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/)
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)))
const node = fc.record({
  brick: fc.stringMatching(/^[a-z:-]{1,12}$/),
  version: fc.integer({ min: 1, max: 9 }),
  config: fc.dictionary(name, json, { maxKeys: 3 }),
  position: fc.record({ x: fc.integer({ min: -5000, max: 5000 }), y: fc.integer({ min: -5000, max: 5000 }) }),
})
const graph: fc.Arbitrary<Graph> = fc
  .record({
    name: fc.string({ maxLength: 30 }),
    nodes: fc.array(node, { maxLength: 6 }),
    ends: fc.array(fc.tuple(fc.nat(7), name, fc.nat(7), name), { maxLength: 8 }),
    summary: fc.string({ maxLength: 30 }),
  })
  .map(({ name, nodes, ends, summary }) => ({
    format: GRAPH_FORMAT,
    name,
    nodes: nodes.map((each, at) => ({ ...each, id: `n${at}` })),
    // Ends may point past the last node: a dangling wire has to survive the trip too.
    wires: ends.map(([from, fromPort, to, toPort]) => ({
      from: { node: `n${from}`, port: fromPort },
      to: { node: `n${to}`, port: toPort },
    })),
    meta: { summary, tags: [], targets: {} },
  }))

const payloadOf = (value: unknown): string => `v1.${Buffer.from(deflateSync(strToU8(JSON.stringify(value)))).toString('base64url')}`
const codeOf = (payload: string): string | undefined => {
  const parsed = decodeShare(payload)
  return parsed.ok ? undefined : parsed.diagnostics[0]?.code
}

describe('share links', () => {
  it('give back any graph that fits', () => {
    fc.assert(
      fc.property(graph, (before) => {
        const payload = encodeShare(before)
        fc.pre(payload !== undefined)
        expect(decodeShare(payload)).toEqual({ ok: true, graph: before })
      }),
    )
  })

  it('never throw, whatever is pasted', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void decodeShare(`v1.${text}`)))
    fc.assert(fc.property(fc.base64String(), (text) => void decodeShare(`v1.${text.replaceAll('=', '')}`)))
    fc.assert(fc.property(fc.jsonValue(), (value) => void decodeShare(payloadOf(value))))
  })

  it('are not made for a graph too long for a link', () => {
    const big = { ...emptyGraph(), name: 'x' }
    big.nodes = Array.from({ length: 400 }, (_, at) => ({
      id: `n${at}${Math.sin(at)}`.replace('.', ''),
      brick: 'http-fetch',
      version: 1,
      config: { url: `https://example.org/${Math.cos(at)}` },
      position: { x: at, y: at },
    }))
    expect(encodeShare(big)).toBeUndefined()
  })

  it('stay within the length a link may have', () => {
    fc.assert(fc.property(graph, (each) => (encodeShare(each)?.length ?? 0) <= MAX_SHARE_CHARS))
  })

  it('refuse what unpacks to more than a graph may have', () => {
    const bomb = Buffer.from(deflateSync(new Uint8Array(30_000_000), { level: 9 })).toString('base64url')
    expect(codeOf(`v1.${bomb}`)).toBe('too_large')
  })

  it('refuse a link cut in the middle, a newer version, and text that is no link', () => {
    const payload =
      encodeShare({
        ...emptyGraph('A name long enough to be cut off somewhere inside'),
        meta: { summary: 'why', tags: [], targets: {} },
      }) ?? ''
    expect(codeOf(payload.slice(0, -9))).toBe('bad_share')
    expect(codeOf('v2.abc')).toBe('newer_share')
    const deep = `["",["x"],[[0,0,0,0,{"a":${'['.repeat(3000)}${']'.repeat(3000)}}]],[],[],{}]`
    expect(codeOf(`v1.${Buffer.from(deflateSync(strToU8(deep))).toString('base64url')}`)).toBe('bad_share')
    expect(codeOf('hello')).toBe('bad_share')
  })

  it('are read from a pasted address of any origin', () => {
    expect(readShareLink(' https://bricks.example:8443/s#v1.q80_-x ')).toEqual({ kind: 'payload', payload: 'v1.q80_-x' })
    expect(readShareLink('http://127.0.0.1:3000/s/bafkreihq2m7x3uebafkreihq2m7x3ue')).toEqual({
      kind: 'stored',
      cid: 'bafkreihq2m7x3uebafkreihq2m7x3ue',
    })
    expect(readShareLink('https://example.org/')).toBeUndefined()
    expect(readShareLink('{"format":"phat.graph/1"}')).toBeUndefined()
  })
})
