import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeGroups } from '../codes'

const root = path.resolve(import.meta.dirname, '../../..')

/** Sources that can name a code: not the tests, what tests alone use, what is generated, nor the explanations. */
const sources = ['engine', 'bricks', 'app'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|fixture|gen)\.tsx?$/.test(file) && !file.startsWith('app/_docs/')),
)

// A code is the first thing a Fault or a diagnostic is given, or a field called `code`; a fallback or a choice names several.
const GIVEN = /(?:new (?:Fault|Refusal)|\b(?:report|refuse|localProblem))\(\s*([^,()]*?),/g
const FIELD = /\bcode: ([^,;\n]*)/g
const CHOICE = /\bcode = .*\? ('[a-z_]+' : '[a-z_]+')/g
const QUOTED = /'([a-z]+(?:_[a-z]+)*)'/g

/** What zod calls an issue of our own; it never leaves the parser. */
const FOREIGN = new Set(['custom'])

const raised = new Map<string, string>()
for (const file of sources) {
  const text = readFileSync(path.join(root, file), 'utf8')
  for (const pattern of [GIVEN, FIELD, CHOICE])
    for (const [, given = ''] of text.matchAll(pattern))
      for (const [, code = ''] of given.matchAll(QUOTED)) if (!FOREIGN.has(code)) raised.set(code, file)
}

const explained = new Set(codeGroups.flatMap(({ codes }) => Object.keys(codes)))

describe('the explained codes and the source', () => {
  it('explain every code that a Fault or a diagnostic carries', () => {
    expect([...raised].filter(([code]) => !explained.has(code)).map(([code, file]) => `${code} (${file})`)).toEqual([])
  })
  it('explain no code that nothing carries', () => {
    expect([...explained].filter((code) => !raised.has(code))).toEqual([])
  })
  it('find codes in each of the ways they are written', () => {
    // Plain, on the next line, from a brick’s check, as a diagnostic, as a fallback, and as a choice of two.
    for (const code of ['http_status', 'relayer_empty', 'too_often', 'state_unagreed', 'empty_graph', 'engine_down'])
      expect(raised.has(code), code).toBe(true)
  })
})
