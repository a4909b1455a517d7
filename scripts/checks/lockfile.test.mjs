import { expect, test } from 'vitest'
import { findMissing } from './lockfile.mjs'

const complete = {
  '': { dependencies: { a: '1' }, devDependencies: { b: '1' } },
  'node_modules/a': { dependencies: { c: '1' }, optionalDependencies: { 'a-mac': '1' }, devDependencies: { never: '1' } },
  'node_modules/a-mac': {},
  'node_modules/a/node_modules/c': { dependencies: { b: '1' } },
  'node_modules/b': {},
}

test('a package may stand in the own folder of whoever wants it, or in one around it', () => {
  expect(findMissing(complete)).toEqual([])
})

test("another system's optional package that was left out is missing", () => {
  const { 'node_modules/a-mac': _, ...packages } = complete
  expect(findMissing(packages)).toEqual(['a-mac, wanted by node_modules/a'])
})

test('a package in a folder beside is no help', () => {
  const { 'node_modules/b': _, ...packages } = complete
  expect(findMissing({ ...packages, 'node_modules/a-mac/node_modules/b': {} })).toEqual([
    'b, wanted by package.json',
    'b, wanted by node_modules/a/node_modules/c',
  ])
})
