import {
  add,
  compareDecimals,
  divide,
  type Exact,
  Fault,
  type MedianConvention,
  medianOf,
  multiply,
  readDecimal,
  rescale,
  subtract,
} from '../kit'
import { squareRoot } from './square-root'

const whole = (count: number): Exact => ({ coefficient: BigInt(count), scale: 0 })
const ZERO = whole(0)

/** The sum, exact; 0 of nothing. */
export const sum = (numbers: readonly Exact[]): Exact => numbers.reduce(add, ZERO)

/** The mean, half-even at `digits`. @throws {Fault} `too_few_items`. */
export function mean(numbers: readonly Exact[], digits: number): Exact {
  need(numbers, 1)
  return divide(sum(numbers), whole(numbers.length), digits)
}

/** The mean of what is left when `percent` of the items are dropped at each end; of a part of an item, nothing is dropped. */
export function trimmedMean(numbers: readonly Exact[], percent: string, digits: number): Exact {
  need(numbers, 1)
  const share = readDecimal(percent)
  const dropped = Number(
    rescale({ coefficient: share.coefficient * BigInt(numbers.length), scale: share.scale + 2 }, 0, 'down').coefficient,
  )
  const sorted = [...numbers].sort(compareDecimals)
  return mean(sorted.slice(dropped, sorted.length - dropped), digits)
}

/** The median by one of the kit’s conventions. @throws {Fault} `too_few_items`. */
export function median(numbers: readonly Exact[], convention: MedianConvention): Exact {
  return medianOf(numbers, convention) ?? need(numbers, 1)
}

/** Σ weight · number ⁄ Σ weight, half-even at `digits`. @throws {Fault} `too_few_items`, `bad_weights`. */
export function weightedMean(numbers: readonly Exact[], weights: readonly Exact[], digits: number): Exact {
  const pairs = weigh(numbers, weights)
  return divide(sum(pairs.map(({ number, weight }) => multiply(number, weight))), sum(weights), digits)
}

/**
 * The number at which half of the weight is reached. Where exactly half lies at or below one number, the convention chooses between that
 * and the next, as it does between the middle two of equal weights.
 */
export function weightedMedian(numbers: readonly Exact[], weights: readonly Exact[], convention: MedianConvention): Exact {
  const sorted = weigh(numbers, weights)
    .filter(({ weight }) => weight.coefficient > 0n)
    .sort((a, b) => compareDecimals(a.number, b.number))
  const total = sum(weights)
  let reached = ZERO
  for (const [at, { number, weight }] of sorted.entries()) {
    reached = add(reached, weight)
    const order = compareDecimals(add(reached, reached), total)
    if (order < 0) continue
    const next = sorted[at + 1]
    return order === 0 && next ? median([number, next.number], convention) : number
  }
  return need(numbers, 1)
}

/** The standard deviation, half-even at `digits`. @throws {Fault} `too_few_items`: a sample needs two. */
export function standardDeviation(numbers: readonly Exact[], spread: 'population' | 'sample', digits: number): Exact {
  need(numbers, spread === 'sample' ? 2 : 1)
  const count = whole(numbers.length)
  const total = sum(numbers)
  // n·Σx² − (Σx)² over n² or n·(n − 1): nothing is rounded before the root.
  const numerator = subtract(multiply(count, sum(numbers.map((number) => multiply(number, number)))), multiply(total, total))
  return squareRoot(numerator, multiply(count, spread === 'sample' ? whole(numbers.length - 1) : count), digits)
}

function weigh(numbers: readonly Exact[], weights: readonly Exact[]): { number: Exact; weight: Exact }[] {
  need(numbers, 1)
  const pairs = numbers.flatMap((number, at) => {
    const weight = weights[at]
    return weight ? [{ number, weight }] : []
  })
  if (weights.length !== numbers.length || weights.some(({ coefficient }) => coefficient < 0n) || sum(weights).coefficient === 0n)
    throw new Fault(
      'bad_weights',
      weights.length === numbers.length
        ? 'A weight is below zero, or all are zero.'
        : `${numbers.length} items came with ${weights.length} weights.`,
      { remedy: 'Give each item one weight of zero or more, and at least one above zero.' },
    )
  return pairs
}

/** @throws {Fault} `too_few_items`. */
function need(numbers: readonly unknown[], least: number): never | Exact {
  if (numbers.length >= least) return ZERO
  throw new Fault('too_few_items', `The list has ${numbers.length} items; ${least} are needed.`, {
    remedy: 'Compare with the source’s reply, or put a Fallback behind.',
  })
}
