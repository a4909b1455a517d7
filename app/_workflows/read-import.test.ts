import { describe, expect, it } from 'vitest'
import { emptyGraph, encodeShare } from '@/engine/core'
import { readImport } from './read-import'

const codeOf = (text: string) => {
  const read = readImport(text)
  return read.kind === 'graph' && !read.parsed.ok ? read.parsed.diagnostics[0]?.code : read.kind
}

describe('pasted text', () => {
  it('may be a graph file or a share link of any origin', () => {
    const graph = emptyGraph('Rain')
    for (const text of [JSON.stringify(graph), `https://bricks.example/s#${encodeShare(graph)}`, `${encodeShare(graph)}`])
      expect(readImport(text)).toMatchObject({ kind: 'graph', parsed: { ok: true, graph: { name: 'Rain' } } })
  })
  it('may name a graph that a server keeps', () => {
    const cid = `b${'a'.repeat(58)}`
    expect(readImport(`http://127.0.0.1:3000/s/${cid}`)).toEqual({ kind: 'stored', cid })
  })
  it('says what is wrong with malformed, oversized and newer input', () => {
    expect(codeOf('hello')).toBe('not_json')
    expect(codeOf('{"format":"phat.graph/2"}')).toBe('newer_format')
    expect(codeOf('{"a":1}')).toBe('not_a_graph')
    expect(codeOf(`{"x":"${'a'.repeat(1_000_001)}"}`)).toBe('too_large')
    expect(codeOf('https://bricks.example/s#v1.AAAA')).toBe('bad_share')
    expect(codeOf('https://bricks.example/s#v9.AAAA')).toBe('newer_share')
  })
})
