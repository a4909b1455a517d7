import { expect, it } from 'vitest'
import { isCurrent } from './nav'

it('marks a page and the pages below it, not its namesakes', () => {
  expect(isCurrent('/runs', '/runs')).toBe(true)
  expect(isCurrent('/runs', '/runs/4812')).toBe(true)
  expect(isCurrent('/runs', '/runsheet')).toBe(false)
  expect(isCurrent('/runs', '/')).toBe(false)
  expect(isCurrent('/', '/w/x1')).toBe(true)
  expect(isCurrent('/', '/runs')).toBe(false)
})
