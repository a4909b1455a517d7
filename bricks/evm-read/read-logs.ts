import { type AbiEvent, decodeEventLog, encodeEventTopics } from 'viem'
import { z } from 'zod'
import { askChain, type ChainAsk, Fault, type Host, isHex, type PinnedBlock, type Value } from '../kit'
import { argumentsOf } from './arguments'
import type { EvmReadConfig } from './config'
import { type ReadEvent, readEvent } from './signature'
import { fieldsOf, mismatch } from './values'

const hex = z.custom<`0x${string}`>(isHex)
const quantity = z
  .string()
  .regex(/^0x[0-9a-f]{1,16}$/i)
  .transform(BigInt)
const logsSchema = z.array(
  z.object({
    address: hex,
    topics: z.tuple([hex], hex),
    data: hex,
    blockNumber: quantity,
    blockHash: hex.optional(),
    logIndex: quantity,
    transactionHash: hex,
    removed: z.boolean().default(false),
  }),
)

const abiOf = ({ name, inputs }: ReadEvent): [AbiEvent] => [{ type: 'event', name, inputs: inputs as AbiEvent['inputs'] }]

/** The filter for an event’s topics. @throws {Fault} `bad_input`, `overflow` for a value that does not fit its parameter. */
export function topicsOf(event: ReadEvent, { topics, decimalsOf }: Pick<EvmReadConfig, 'topics' | 'decimalsOf'>) {
  const wanted = event.inputs.filter(({ name, indexed }) => indexed === true && Object.hasOwn(topics, name))
  const values = argumentsOf(wanted, {}, topics, { decimalsOf })
  const args = Object.fromEntries(wanted.map(({ name }, index) => [name, values[index]]))
  return encodeEventTopics({ abi: abiOf(event), eventName: event.name, args })
}

/** The events up to the block, oldest first. @throws {Fault} `too_many_logs`, `abi_mismatch`, `block_missing`, `rpc_error`. */
export async function readLogs(chain: Host['chain'], ask: ChainAsk, config: EvmReadConfig, block: PinnedBlock): Promise<Value[]> {
  const event = readEvent(config.event)
  const wanted = block.number - BigInt(config.blocks) + 1n
  const first = wanted > 0n ? wanted : 0n
  const filter = {
    address: config.contract.toLowerCase(),
    topics: topicsOf(event, config),
    fromBlock: `0x${first.toString(16)}`,
    toBlock: `0x${block.number.toString(16)}`,
  }
  const parsed = logsSchema.safeParse(await askChain(chain, ask, 'eth_getLogs', [filter]))
  if (!parsed.success) throw mismatch(event, parsed.error)
  const logs = parsed.data
    .filter(({ address, removed }) => !removed && address.toLowerCase() === filter.address)
    .sort((a, b) => Number(a.blockNumber - b.blockNumber || a.logIndex - b.logIndex))
  if (logs.some(({ blockNumber }) => blockNumber < first || blockNumber > block.number)) throw mismatch(event)
  // The blocks are asked for by number, so the last one may have been replaced since it was pinned.
  if (logs.some(({ blockNumber, blockHash = block.hash }) => blockNumber === block.number && blockHash.toLowerCase() !== block.hash))
    throw new Fault('block_missing', `Block ${block.number} of ${ask.chain} was replaced while it was read.`, {
      remedy: 'Read at a final block.',
      retry: true,
    })
  if (logs.length > config.maxLogs)
    throw new Fault('too_many_logs', `${logs.length} events were found, and at most ${config.maxLogs} are allowed.`, {
      remedy: 'Look within fewer blocks, say more under “Only where”, or allow more.',
    })
  return logs.map(({ topics, data, blockNumber, logIndex, transactionHash }) => ({
    ...fieldsOf(event.inputs, decode(event, topics, data), config),
    block: blockNumber.toString(),
    index: logIndex.toString(),
    transaction: transactionHash.toLowerCase(),
  }))
}

function decode(event: ReadEvent, topics: [`0x${string}`, ...`0x${string}`[]], data: `0x${string}`): unknown {
  try {
    return decodeEventLog({ abi: abiOf(event), topics, data, strict: true }).args
  } catch (cause) {
    throw mismatch(event, cause)
  }
}
