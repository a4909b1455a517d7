import { expect, it } from 'vitest'
import { glyphShapeOf } from './glyph-shape'

it('gives each type its own shape in its own hue', () => {
  expect(glyphShapeOf('price(ETH/USD)')).toEqual({ kind: 'price', twice: false, hollow: false, colour: 'var(--type-price)' })
  expect(glyphShapeOf('address(evm)').kind).toBe('address')
})

it('draws a list twice and an optional hollow, in the shape of what they hold', () => {
  expect(glyphShapeOf('list<decimal(USD,8)>')).toMatchObject({ kind: 'decimal', twice: true, hollow: false })
  expect(glyphShapeOf('list<bool>?')).toMatchObject({ kind: 'bool', twice: true, hollow: true })
})

it('draws a record in json’s hue', () => {
  expect(glyphShapeOf('record{a:text}')).toMatchObject({ kind: 'record', colour: 'var(--type-json)' })
})

it('draws an unknown type as json', () => {
  expect(glyphShapeOf('hologram').kind).toBe('json')
})
