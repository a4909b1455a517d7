import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical'
import { parseLossless } from './json'
import { compilePath } from './json-path'

// The suite of the JSONPath working group, as a package that carries it ships it.
const carrier = path.dirname(createRequire(import.meta.url).resolve('jsonpath-rfc9535/package.json'))
const file = path.join(carrier, 'src/__tests__/jsonpath-compliance-test-suite/cts.json')

interface Case {
  name: string
  selector: string
  document?: unknown
  result?: unknown[]
  results?: unknown[][]
  invalid_selector?: boolean
}
const { tests }: { tests: Case[] } = JSON.parse(readFileSync(file, 'utf8'))

describe('the RFC 9535 compliance suite', () => {
  it('is whole', () => expect(tests.length).toBeGreaterThan(680))
  it.each(tests.map((test) => [test.name, test] as const))('%s', (_, { selector, document, result, results, invalid_selector }) => {
    const select = () => canonicalJson(compilePath(selector).select(parseLossless(JSON.stringify(document ?? null))))
    if (invalid_selector) expect(select).toThrow(expect.objectContaining({ code: 'bad_path' }))
    else expect((results ?? [result]).map((each) => canonicalJson(each))).toContain(select())
  })
})
