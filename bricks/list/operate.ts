import { compareDecimals, Fault, isPrice, readDecimal, spellValue, type Value, writeDecimal } from '../kit'
import { compileFormula } from '../kit/formula'
import type { ListConfig } from './config'
import { type Item, numbersOf } from './read-items'
import { mean, median, standardDeviation, sum, trimmedMean, weightedMean, weightedMedian } from './statistics'

/** Does what the settings say with a list’s items. @throws {Fault} `too_few_items`, `bad_weights`, and those of the formula. */
export function operate(config: ListConfig, items: readonly Item[], weights: readonly Item[]): Value {
  switch (config.operation) {
    case 'map':
      return items.map(computing(config))
    case 'filter': {
      const keeps = computing(config)
      return valuesOf(items.filter((item, at) => keeps(item, at) === true))
    }
    case 'sort':
      return valuesOf(sorted(config, items))
    case 'slice':
      return valuesOf(slice(config, items))
    case 'unique':
      return valuesOf(withoutRepeats(items))
    case 'first':
      return chosen(items[0])
    case 'last':
      return chosen(items.at(-1))
    case 'min':
      return chosen(extreme(items, -1))
    case 'max':
      return chosen(extreme(items, 1))
    case 'mode':
      return chosen(mostFrequent(items))
    case 'count':
      return String(items.length)
    default:
      return writeDecimal(statistic(config, items, weights))
  }
}

function statistic(config: ListConfig, items: readonly Item[], weights: readonly Item[]) {
  const { operation, digits, convention, trim, spread } = config
  const numbers = numbersOf(ofOnePair(items))
  switch (operation) {
    case 'sum':
      return sum(numbers)
    case 'trimmed-mean':
      return trimmedMean(numbers, trim, digits)
    case 'median':
      return median(numbers, convention)
    case 'weighted-mean':
      return weightedMean(numbers, numbersOf(weights), digits)
    case 'weighted-median':
      return weightedMedian(numbers, numbersOf(weights), convention)
    case 'deviation':
      return standardDeviation(numbers, spread, digits)
    default:
      return mean(numbers, digits)
  }
}

const valuesOf = (items: readonly Item[]): Value[] => items.map(({ value }) => value)

function chosen(item: Item | undefined): Value {
  if (item) return item.value
  throw new Fault('too_few_items', 'The list is empty; one item is needed.', {
    remedy: 'Compare with the source’s reply, or put a Fallback behind.',
  })
}

/** The formula’s result for an item and its place. */
function computing({ formula, items }: ListConfig): (item: Item, at: number) => Value {
  const compiled = compileFormula(formula, formulaInputs(items))
  return ({ value }, at) => compiled.evaluate({ item: value, index: String(at) })
}

/** The names that a formula over items may use. */
export const formulaInputs = (items: ListConfig['items']): Record<string, string> => ({ item: items, index: 'decimal' })

/** Equal numbers are the same item, however a price came by its own. */
const keyOf = ({ value, number }: Item): string => (number ? writeDecimal(number) : spellValue(value))

function withoutRepeats(items: readonly Item[]): Item[] {
  const known = new Set<string>()
  return items.filter((item) => {
    const key = keyOf(item)
    if (known.has(key)) return false
    known.add(key)
    return true
  })
}

/** @throws {Fault} `bad_input` when prices of different pairs would be reckoned together. */
function ofOnePair(items: readonly Item[]): readonly Item[] {
  const pairs = new Set(items.flatMap(({ value }) => (isPrice(value) ? [`${value.base}/${value.quote}`] : [])))
  if (pairs.size <= 1) return items
  throw new Fault('bad_input', `The prices are of different pairs: ${[...pairs].slice(0, 4).join(', ')}.`, {
    remedy: 'Convert them to one pair first, or filter the list.',
  })
}

/** The first of the smallest or largest. */
function extreme(items: readonly Item[], sign: -1 | 1): Item | undefined {
  let best: Item | undefined
  for (const item of ofOnePair(items)) if (item.number && (!best?.number || compareDecimals(item.number, best.number) === sign)) best = item
  return best
}

/** The item that comes most often; of several, the one that comes first. */
function mostFrequent(items: readonly Item[]): Item | undefined {
  const counts = new Map<string, { item: Item; count: number }>()
  for (const item of items) {
    const known = counts.get(keyOf(item))
    if (known) known.count++
    else counts.set(keyOf(item), { item, count: 1 })
  }
  return [...counts.values()].reduce<{ item?: Item; count: number }>((best, next) => (next.count > best.count ? next : best), { count: 0 })
    .item
}

/** Items in the order of their formula’s results; equal ones keep their places. */
function sorted(config: ListConfig, items: readonly Item[]): Item[] {
  const sign = config.order === 'asc' ? 1 : -1
  const numeric = compileFormula(config.formula, formulaInputs(config.items)).result === 'decimal'
  const key = computing(config)
  const keyed = items.map((item, at) => ({ item, key: key(item, at) }))
  const order = (a: Value, b: Value): number => {
    if (numeric) return compareDecimals(readDecimal(String(a)), readDecimal(String(b)))
    return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0
  }
  return keyed.sort((a, b) => sign * order(a.key, b.key)).map(({ item }) => item)
}

function slice({ from, take }: ListConfig, items: readonly Item[]): Item[] {
  const start = from < 0 ? Math.max(0, items.length + from) : from
  return items.slice(start, take === 0 ? undefined : start + take)
}
