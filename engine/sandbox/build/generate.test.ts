import { expect, it } from 'vitest'
import { findStaleFiles } from './generate'

it('What is checked in is what the pinned packages give', () => {
  expect(findStaleFiles()).toEqual([])
})
