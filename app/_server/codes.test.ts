import { expect, test } from 'vitest'
import { routes } from '@/app/_contracts'
import { explainCode } from '@/app/_docs/codes'
import { statuses } from './problem'

test('every code that the API answers with has its page, and every code of the contracts its status', () => {
  const promised = Object.values(routes).flatMap((route) => ('problems' in route ? [...(route.problems ?? [])] : []))
  const unexplained = [...new Set([...Object.keys(statuses), ...promised])].filter((code) => explainCode(code) === undefined)
  expect(unexplained).toEqual([])
  expect(promised.filter((code) => statuses[code] === undefined)).toEqual([])
})
