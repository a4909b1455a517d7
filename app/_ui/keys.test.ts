import { expect, it } from 'vitest'
import { splitKeys } from './keys'

it('names the keys as the reader’s keyboard does', () => {
  expect(splitKeys('Mod+Enter', false)).toEqual(['Ctrl', '↵'])
  expect(splitKeys('Shift+Mod+Z', true)).toEqual(['⇧', '⌘', 'Z'])
  expect(splitKeys('/', false)).toEqual(['/'])
})
