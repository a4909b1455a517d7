import { expect, it } from 'vitest'
import { parseGraphText } from './parse-graph'

const graphText = (id: string, config: string) =>
  `{"format":"phat.graph/1","name":"","nodes":[{"id":"${id}","brick":"x","version":1,"config":{"a":${config}},"position":{"x":0,"y":0}}],"wires":[],"meta":{}}`
const codeOf = (text: string) => {
  const parsed = parseGraphText(text)
  return parsed.ok ? 'ok' : parsed.diagnostics[0]?.code
}

it('refuses settings that are nested deeper than anything can read', () => {
  for (const depth of [3_000, 400_000]) expect(codeOf(graphText('n1', '['.repeat(depth) + ']'.repeat(depth)))).toBe('bad_graph')
  expect(codeOf(graphText('n1', '['.repeat(50) + ']'.repeat(50)))).toBe('ok')
})

it('refuses the one id that no object can hold as a key', () => {
  expect(codeOf(graphText('__proto__', '1'))).toBe('bad_graph')
  expect(codeOf(graphText('constructor', '1'))).toBe('ok')
})
