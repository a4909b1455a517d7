import { parseAbi } from 'viem'
import { z } from 'zod'
import { Fault, writeDecimal } from '../kit'
import { type Asker, ask, incomplete, type Reading } from './reading'

/** The reading side of Chainlink’s AggregatorV3Interface. */
const aggregatorAbi = parseAbi([
  'function latestRoundData() view returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)',
  'function decimals() view returns (uint8)',
  'function description() view returns (string)',
])

/** More digits than any number of 256 bits has. */
const scaleSchema = z.int().min(0).max(77)
const roundSchema = z.tuple([z.bigint(), z.bigint(), z.bigint(), z.bigint(), z.bigint()])

async function latestRound(asker: Asker, feed: string) {
  const [roundId, answer, startedAt, updatedAt, answeredInRound] = roundSchema.parse(
    await ask(asker, feed, aggregatorAbi, 'latestRoundData'),
  )
  return { roundId, answer, startedAt, updatedAt, answeredInRound }
}

/** The latest round, if it is whole. @throws {Fault} `feed_incomplete`, `feed_other_pair`. */
export async function readAggregator(asker: Asker): Promise<Reading> {
  const { config } = asker
  const checksName = config.checkDescription && config.gives === 'price'
  const [round, decimals, description] = await Promise.all([
    latestRound(asker, config.contract),
    ask(asker, config.contract, aggregatorAbi, 'decimals'),
    checksName ? ask(asker, config.contract, aggregatorAbi, 'description') : '',
  ])
  if (checksName) checkPair(String(description), config.pair)
  if (round.roundId === 0n || round.updatedAt === 0n) throw incomplete('The feed has no round yet.')
  if (round.answeredInRound < round.roundId)
    throw incomplete(`Round ${round.roundId} still has the answer of round ${round.answeredInRound}.`)
  if (config.gives === 'price' && round.answer <= 0n) throw incomplete(`${round.answer} is not a price.`)
  const scale = scaleSchema.safeParse(decimals).data
  if (scale === undefined) throw incomplete(`A price with ${String(decimals)} decimals is none.`)
  return {
    amount: writeDecimal({ coefficient: round.answer, scale }),
    updatedAtMs: Number(round.updatedAt) * 1000,
    round: round.roundId.toString(),
  }
}

/** A description such as “ETH / USD” must not name another pair; one that names none says nothing. */
function checkPair(description: string, pair: string): void {
  const named = /^\s*([A-Za-z0-9.]+)\s*\/\s*([A-Za-z0-9.]+)\s*$/.exec(description)
  if (!named || `${named[1]}/${named[2]}`.toUpperCase() === pair) return
  throw new Fault('feed_other_pair', `The feed calls itself “${description.trim()}”, and ${pair} is expected.`, {
    remedy: 'Use the feed of that pair, or correct the pair. If it is right all the same, switch “Check its name” off.',
  })
}

/**
 * Refuses while a rollup’s sequencer is down, or was until a moment ago: 0 is up, 1 is down, and `startedAt` is when that began
 * (docs.chain.link/data-feeds/l2-sequencer-feeds). @throws {Fault} `sequencer_down`, `feed_incomplete`.
 */
export async function checkSequencer(asker: Asker): Promise<void> {
  const { config, block } = asker
  if (config.sequencer === '') return
  const { answer, startedAt } = await latestRound(asker, config.sequencer)
  if (startedAt === 0n) throw incomplete('The sequencer feed has no round yet.')
  const upForMs = block.timeMs - Number(startedAt) * 1000
  if (answer === 0n && upForMs >= config.graceMs) return
  const message = answer === 0n ? `The sequencer is up again for only ${Math.round(upForMs / 1000)} s.` : 'The sequencer is down.'
  throw new Fault('sequencer_down', message, {
    remedy: 'Wait: prices of before the outage would be used. The next runs try again.',
    retry: true,
  })
}
