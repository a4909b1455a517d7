import { DIVISION_SCALE, divide, type Exact, Fault, lowerMedian, medianOf, multiply, readDecimal, writeDecimal } from '../kit'
import type { Answer } from './ask'
import type { PriceOracleConfig } from './config'
import { withinDeviations } from './outliers'
import { isTethered, type Leg } from './sources'

/** What all sources of one pair say together. */
export interface Settled {
  amount: Exact
  /** Median of the sources’ times, Unix ms. */
  timeMs: number
  /** Names of the sources that count, sorted. */
  sources: string[]
}

type Good = Extract<Answer, { ok: true }>
type Bad = Extract<Answer, { ok: false }>

/** The median of a pair’s sources, without those that failed or are too far off. @throws {Fault} `too_few_sources`. */
export function settleLeg(
  config: PriceOracleConfig,
  leg: Leg,
  answers: readonly Answer[],
  rate: Answer | undefined,
  explain: (reason: string) => void,
): Settled {
  const quoted = rate ? answers.map((answer) => convertTether(leg, answer, rate)) : answers
  const { good, bad } = cutOutliers(quoted, config)
  for (const { source, fault } of bad) explain(`${source.title} left out: ${fault.message}`)
  if (good.length < config.minSources) throw tooFew(config, leg, good.length, bad)
  const amount = medianOf(
    good.map((answer) => readDecimal(answer.amount)),
    config.convention,
  )
  const timeMs = lowerMedian(good.map((answer) => answer.timeMs))
  if (!amount || timeMs === undefined) throw tooFew(config, leg, 0, bad)
  return { amount, timeMs, sources: good.map(({ source }) => source.id).sort() }
}

/** The price of the config’s pair from those of the pairs that were asked for: as it is, turned round, or the first over the second. */
export function combine([first, second]: readonly Settled[], { via, inverse }: PriceOracleConfig): Settled {
  if (!first) throw new RangeError('No pair was asked for.')
  if (via === undefined) return inverse === true ? { ...first, amount: divide(ONE, first.amount, DIVISION_SCALE) } : first
  if (!second) throw new RangeError('A cross rate needs two pairs.')
  return {
    amount: divide(first.amount, second.amount, DIVISION_SCALE),
    timeMs: Math.min(first.timeMs, second.timeMs),
    sources: [...new Set([...first.sources, ...second.sources])].sort(),
  }
}

const ONE: Exact = { coefficient: 1n, scale: 0 }

/** A price in tether becomes one in dollars; without a rate it does not count. */
function convertTether(leg: Leg, answer: Answer, rate: Answer): Answer {
  if (!answer.ok || !isTethered(leg, answer.source)) return answer
  if (!rate.ok) return { ok: false, source: answer.source, fault: rate.fault }
  const product = multiply(readDecimal(answer.amount), readDecimal(rate.amount))
  return { ...answer, amount: writeDecimal(product), timeMs: Math.min(answer.timeMs, rate.timeMs) }
}

function cutOutliers(answers: readonly Answer[], { outliers }: PriceOracleConfig): { good: Good[]; bad: Bad[] } {
  const good = answers.flatMap((answer) => (answer.ok ? [answer] : []))
  const bad = answers.flatMap((answer) => (answer.ok ? [] : [answer]))
  if (outliers === undefined) return { good, bad }
  const within = withinDeviations(
    good.map(({ amount }) => readDecimal(amount)),
    readDecimal(outliers),
  )
  const off = good
    .filter((_, index) => !within[index])
    .map(({ source, amount }): Bad => ({ ok: false, source, fault: outlier(amount, outliers) }))
  return { good: good.filter((_, index) => within[index]), bad: [...bad, ...off] }
}

const outlier = (amount: string, k: string): Fault =>
  new Fault('source_error', `${amount} is more than ${k} median deviations from the others.`, {
    remedy: 'Leave this source out if it stays away from the others.',
    retry: true,
  })

function tooFew(config: PriceOracleConfig, { base, quote }: Leg, got: number, bad: readonly Bad[]): Fault {
  const reasons = bad.map(({ source, fault }) => `${source.title}: ${fault.message}`).join(' ')
  return new Fault('too_few_sources', `${got} of ${config.minSources} needed markets gave a price of ${base}/${quote}. ${reasons}`.trim(), {
    remedy: bad[0]?.fault.remedy ?? 'Choose more markets.',
    retry: bad.some(({ fault }) => fault.retry),
    cause: bad[0]?.fault,
  })
}
