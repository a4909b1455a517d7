import { expect, it } from 'vitest'
import { codeGroups } from './codes'
import { filterCodes } from './filter-codes'

it('finds a code by its name and by words of its explanation, in any case', () => {
  expect(filterCodes(codeGroups, 'HTTP_Status').flatMap(({ codes }) => Object.keys(codes))).toEqual(['http_status'])
  expect(filterCodes(codeGroups, 'tolerance quorum').map(({ id }) => id)).toEqual(['run'])
})

it('shows everything without a query and nothing without a match', () => {
  expect(filterCodes(codeGroups, '  ')).toHaveLength(codeGroups.length)
  expect(filterCodes(codeGroups, 'qwertyuiop')).toEqual([])
})
