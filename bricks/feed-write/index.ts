import { encodeFunctionData, parseAbi } from 'viem'
import { z } from 'zod'
import { amountOf, defineBrick, Fault, type InputTypes, toFixedPoint } from '../kit'

const feedAbi = parseAbi(['function write(int256 answer, uint64 observedAtMs)'])

/**
 * A feed’s first write costs about 60,000 gas (two fresh storage slots and an event), later ones less; the rest is room for chains that
 * price storage higher.
 */
const DELIVERY_GAS = 120_000

/** A feed keeps its answer in 176 bits, next to its two times. */
const MOST = 2n ** 175n - 1n

export default defineBrick({
  id: 'feed-write',
  version: 1,
  kind: 'settle',
  title: 'Feed write',
  summary: 'Writes the agreed number to a price feed that contracts can read.',
  icon: 'blocks',
  needs: [],
  config: z.object({
    decimals: z
      .int()
      .min(0)
      .max(36)
      .default(8)
      .meta({ title: 'Decimals', widget: 'number', description: 'Digits after the point that the feed stores; half-even.' }),
    description: z.string().max(64).default('').meta({
      title: 'Description',
      widget: 'text',
      placeholder: 'ETH / USD',
      description: 'What the feed calls itself. Empty takes the pair.',
    }),
  }),
  inputs: { value: { title: 'Value', accepts: ['decimal', 'price'] } },
  outputs: {},
  words: () => 'write it to one feed',
  subtitle: ({ description }) => description || 'To the chain',
  rows: ({ decimals }) => [
    { label: 'Decimals', value: String(decimals) },
    { label: 'Gas limit', value: DELIVERY_GAS.toLocaleString('en-US') },
  ],
  settle: {
    interface: () => 'write(int256,uint64)',
    feed: ({ decimals, description }, inputTypes) => ({ decimals, description: description || describeType(inputTypes) }),
    call({ config, inputs, nowMs }) {
      const amount = amountOf(inputs.value)
      if (amount === undefined)
        throw new Fault('input_missing', 'No number arrived at the feed.', { remedy: 'Wire a decimal or a price to Feed write.' })
      const answer = toFixedPoint(amount, config.decimals)
      if (answer > MOST || answer < -MOST - 1n)
        throw new Fault('overflow', `${amount} with ${config.decimals} decimals does not fit in a feed.`, { remedy: 'Use fewer decimals.' })
      return {
        data: encodeFunctionData({
          abi: feedAbi,
          functionName: 'write',
          args: [answer, BigInt(nowMs)],
        }),
        deliveryGas: DELIVERY_GAS,
      }
    },
  },
})

function describeType({ value }: InputTypes): string {
  if (value?.kind === 'price' && value.base !== undefined) return `${value.base} / ${value.quote}`
  return value?.kind === 'decimal' && value.unit !== undefined ? value.unit : 'value'
}
