import { parseAbi } from 'viem'
import { z } from 'zod'
import { compareDecimals, divide, type Exact, Fault, multiply, readDecimal, writeDecimal } from '../kit'
import { type Asker, ask, incomplete, type Reading } from './reading'

/** The part of Pyth’s IPyth that reads without a limit of age, which is checked here. */
const pythAbi = parseAbi([
  'struct Price { int64 price; uint64 conf; int32 expo; uint256 publishTime; }',
  'function getPriceUnsafe(bytes32 id) view returns (Price price)',
])

const priceSchema = z.object({ price: z.bigint(), conf: z.bigint(), expo: z.int(), publishTime: z.bigint() })

/** A price and how sure its publishers are. @throws {Fault} `feed_incomplete`, `feed_uncertain`. */
export async function readPyth(asker: Asker): Promise<Reading> {
  const { config } = asker
  const { price, conf, expo, publishTime } = priceSchema.parse(
    await ask(asker, config.contract, pythAbi, 'getPriceUnsafe', [config.priceId]),
  )
  if (Math.abs(expo) > MOST_DIGITS) throw incomplete(`The price has the exponent ${expo}.`)
  if (publishTime === 0n) throw incomplete('The price was never published.')
  if (price === 0n || (config.gives === 'price' && price < 0n)) throw incomplete(`${price} is not a price.`)
  const amount = byPower(price, expo)
  const confidence = byPower(conf, expo)
  const percent = divide(multiply(confidence, { coefficient: 100n, scale: 0 }), price < 0n ? byPower(-price, expo) : amount)
  if (compareDecimals(percent, readDecimal(config.maxConfidence)) > 0)
    throw new Fault(
      'feed_uncertain',
      `The price ${writeDecimal(amount)} is given with ± ${writeDecimal(confidence)}, which is more than ${config.maxConfidence}\u00a0%.`,
      {
        remedy: 'Wait for calmer markets, or allow more uncertainty.',
        retry: true,
      },
    )
  return { amount: writeDecimal(amount), confidence: writeDecimal(confidence), updatedAtMs: Number(publishTime) * 1000 }
}

/** No price needs more; a contract that is not Pyth’s may give anything. */
const MOST_DIGITS = 77

const byPower = (coefficient: bigint, expo: number): Exact =>
  expo < 0 ? { coefficient, scale: -expo } : { coefficient: coefficient * 10n ** BigInt(expo), scale: 0 }
