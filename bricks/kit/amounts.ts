import { formatType, type WireType } from './types'
import { isPrice, type Value } from './values'

/** A decimal or price with another amount; a price keeps its pair, time and sources. */
export const withAmount = (value: Value, amount: string): Value => (isPrice(value) ? { ...value, amount } : amount)

/** The type of what is worked out from a decimal or price: it keeps the unit or the pair, but not the number of digits. */
export const workedOutType = (type: WireType | undefined): string =>
  type === undefined
    ? 'decimal'
    : formatType(type.kind === 'decimal' && type.unit !== undefined ? { kind: 'decimal', unit: type.unit } : type)
