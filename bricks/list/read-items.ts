import { amountOf, canonicalDecimal, decimalLiteral, type Exact, Fault, readDecimal, spellValue, type Value } from '../kit'
import type { ListConfig } from './config'

/** An item with the number it counts as, if it is one. */
export interface Item {
  value: Value
  number: Exact | undefined
}

const MAX_ITEMS = 10_000

/**
 * The items of a list, those of JSON read as the settings say, every digit kept.
 * @throws {Fault} `bad_input`, `not_a_number`, `list_too_long`.
 */
export function readItems(list: Value | undefined, items: ListConfig['items'], port = 'value'): Item[] {
  if (!Array.isArray(list))
    throw new Fault('bad_input', `What arrived at “${port}” is not a list.`, { remedy: 'Select an array with JSON select.' })
  if (list.length > MAX_ITEMS)
    throw new Fault('list_too_long', `The list has ${list.length} items; ${MAX_ITEMS} are the most.`, { remedy: 'Select fewer items.' })
  return list.map((value, at) => readItem(value, items, at))
}

function readItem(value: Value, items: ListConfig['items'], at: number): Item {
  const wrong = (): Fault =>
    new Fault('bad_input', `Item ${at} is not of type ${items}: ${spellValue(value).slice(0, 60)}.`, {
      remedy: 'Change what the items are read as, or filter the list before.',
    })
  switch (items) {
    case 'any':
      return { value, number: undefined }
    case 'text':
      if (typeof value !== 'string') throw wrong()
      return { value, number: undefined }
    case 'bool':
      if (typeof value !== 'boolean') throw wrong()
      return { value, number: undefined }
    case 'time':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrong()
      return { value, number: { coefficient: BigInt(value), scale: 0 } }
    default: {
      const amount = amountOf(value)
      if (amount !== undefined) return { value, number: readDecimal(amount) }
      const literal = decimalLiteral(value)
      if (literal === undefined) throw wrong()
      const decimal = canonicalDecimal(literal)
      return { value: decimal, number: readDecimal(decimal) }
    }
  }
}

/** The numbers of items that all are some. */
export const numbersOf = (items: readonly Item[]): Exact[] => items.flatMap(({ number }) => (number ? [number] : []))
