import { expect, test } from 'vitest'
import { safeNext } from './safe-next'

test('a path of this site is kept with its query', () => expect(safeNext('/w/abc?tab=2#x')).toBe('/w/abc?tab=2#x'))

test.each(['https://evil.example/', '//evil.example/x', '/\\evil.example', 'javascript:alert(1)', '', 'w/abc', 'http://['])(
  'another place becomes the start page: %s',
  (next) => expect(safeNext(next)).toBe('/'),
)
