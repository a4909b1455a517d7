import { describe, expect, it } from 'vitest'
import { bricks } from '@/bricks'
import { hasBrickIcon } from './brick-icon'

describe('brick icons', () => {
  it.each(bricks.map(({ id, icon }) => [id, icon]))('has the icon that %s declares', (_, icon) => {
    expect(hasBrickIcon(icon)).toBe(true)
  })
  it('says when an icon is missing', () => {
    expect(hasBrickIcon('no-such-icon')).toBe(false)
  })
})
