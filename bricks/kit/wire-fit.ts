import { type Bridge, bridgesBetween } from './bridges'
import { formatType, type WireType } from './types'

/** How the two ends of a wire differ, in words that say what to do, and with the bricks that may stand between. */
export interface Mismatch {
  what: 'kind' | 'unit' | 'scale' | 'pair' | 'missing' | 'size' | 'chain' | 'field' | 'item'
  reason: string
  bridges: Bridge[]
}

/** Why a wire of type `from` may not enter a port of type `to`; undefined when it may. */
export const refuseWire = (from: WireType, to: WireType): string | undefined => mismatchOf(from, to)?.reason

/** How a wire of type `from` does not fit a port of type `to`; undefined when it does. */
export function mismatchOf(from: WireType, to: WireType): Mismatch | undefined {
  if (to.kind === 'optional') return mismatchOf(from.kind === 'optional' ? from.of : from, to.of)
  if (from.kind === 'optional')
    return { what: 'missing', reason: `The value may be missing (${formatType(from)}), and this port needs one.`, bridges: [] }
  const apart = (what: Mismatch['what']): Mismatch => ({ what, reason: `${formatType(from)} is not ${formatType(to)}.`, bridges: [] })
  switch (to.kind) {
    case 'bytes':
      if (from.kind !== 'bytes') break
      return to.size === undefined || from.size === to.size ? undefined : apart('size')
    case 'address':
      if (from.kind !== 'address') break
      return from.chain === to.chain ? undefined : apart('chain')
    case 'decimal':
      if (from.kind !== 'decimal') break
      return mismatchOfDecimals(from, to)
    case 'price':
      if (from.kind !== 'price') break
      return mismatchOfPrices(from, to)
    case 'list': {
      if (from.kind !== 'list') break
      const inside = mismatchOf(from.of, to.of)
      return inside && { what: 'item', reason: `Of each item: ${inside.reason}`, bridges: [] }
    }
    case 'record':
      if (from.kind !== 'record') break
      return mismatchOfRecords(from, to)
    default:
      if (from.kind === to.kind) return undefined
  }
  const bridges = bridgesBetween('kind', from, to)
  return { what: 'kind', reason: `${formatType(from)} is not ${formatType(to)}${advice(bridges)}`, bridges }
}

/** The end of a sentence that says what to do: “: put a Convert or Round brick between.” */
export const advice = (bridges: readonly Bridge[]): string =>
  bridges.length === 0 ? '.' : `: put a ${[...new Set(bridges.map(({ title }) => title))].join(' or ')} brick between.`

type Of<Kind extends WireType['kind']> = Extract<WireType, { kind: Kind }>

function mismatchOfDecimals(from: Of<'decimal'>, to: Of<'decimal'>): Mismatch | undefined {
  if (to.unit !== undefined && from.unit !== to.unit) {
    const bridges = bridgesBetween('unit', from, to)
    const reason =
      from.unit === undefined ? `A plain decimal has no unit, and this port needs ${to.unit}` : `${from.unit} is not ${to.unit}`
    return { what: 'unit', reason: `${reason}${advice(bridges)}`, bridges }
  }
  if (to.scale === undefined || from.scale === to.scale) return undefined
  const bridges = bridgesBetween('scale', from, to)
  const has = from.scale === undefined ? 'has no fixed number of decimals' : `has ${from.scale} decimals`
  return { what: 'scale', reason: `${formatType(from)} ${has}, this port takes ${to.scale}${advice(bridges)}`, bridges }
}

function mismatchOfPrices(from: Of<'price'>, to: Of<'price'>): Mismatch | undefined {
  if (to.base === undefined || (from.base === to.base && from.quote === to.quote)) return undefined
  const bridges = bridgesBetween('pair', from, to)
  if (from.base === undefined)
    return { what: 'pair', reason: `The pair of this price is not known, and this port takes ${to.base}/${to.quote}.`, bridges: [] }
  if (from.base === to.base) return { what: 'pair', reason: `${from.quote} is not ${to.quote}${advice(bridges)}`, bridges }
  return { what: 'pair', reason: `${from.base}/${from.quote} is not ${to.base}/${to.quote}${advice(bridges)}`, bridges }
}

function mismatchOfRecords(from: Of<'record'>, to: Of<'record'>): Mismatch | undefined {
  const inField = (reason: string): Mismatch => ({ what: 'field', reason, bridges: [] })
  for (const [name, type] of Object.entries(to.fields)) {
    const field = Object.hasOwn(from.fields, name) ? from.fields[name] : undefined
    if (!field) {
      if (type.kind !== 'optional') return inField(`The record has no field “${name}”.`)
      continue
    }
    const inside = mismatchOf(field, type)
    if (inside) return inField(`Field “${name}”: ${inside.reason}`)
  }
  return undefined
}
