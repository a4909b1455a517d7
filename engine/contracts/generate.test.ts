import { expect, test } from 'vitest'
import { findStaleFiles } from './generate'

test('the checked-in artefacts are byte for byte what the sources compile to', () => {
  expect(findStaleFiles()).toEqual([])
}, 120_000)
