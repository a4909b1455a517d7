import {
  askChain,
  type ConfigIssue,
  chainLimits,
  checkBlock,
  checkEvmAddress,
  checkFallback,
  defineBrick,
  Fault,
  type Host,
  type InputPort,
  orFallback,
  type PinnedBlock,
  type PortValues,
  pinBlock,
  type Value,
  writeDecimal,
} from '../kit'
import { portOf } from './arguments'
import { type EvmReadConfig, evmReadConfig } from './config'
import { callType, encodeCall, readCall } from './read-call'
import { readLogs, topicsOf } from './read-logs'
import { readEvent, readFunction } from './signature'
import { logRecordOf } from './values'

const WEI_DECIMALS = 18

export default defineBrick({
  id: 'evm-read',
  version: 1,
  kind: 'observe',
  title: 'EVM read',
  summary: 'Each worker reads a contract, a balance, events or a block of a chain, all at the same block.',
  icon: 'link',
  needs: ['chain'],
  config: evmReadConfig,
  inputs: inputsOf,
  outputs({ config }): Record<string, string> {
    const block = { block: 'decimal', time: 'time', hash: 'bytes(32)' }
    return config.mode === 'block' ? block : { value: valueType(config), ...block }
  },
  check: ({ config, inputs }) => [
    ...checkMode(config),
    ...(config.mode === 'balance' ? checkEvmAddress('account', config.account, { needed: inputs.account === undefined }) : []),
    ...checkBlock(config),
    ...checkFallback(config, config.mode === 'block' ? 'decimal' : valueType(config)),
  ],
  permissions: ({ chain }) => ({ chainsRead: [chain] }),
  limits: (config) => chainLimits(config, config.mode === 'block' ? 0 : 1),
  words: (config) => `read ${whatOf(config)} on ${config.chain}`,
  subtitle: (config) => whatOf(config),
  rows: (config) => [
    { label: 'Chain', value: config.chain },
    { label: 'Reads', value: whatOf(config) },
    { label: 'At block', value: config.block === 'given' ? config.blockId : config.block.replaceAll('-', ' ') },
  ],
  codes: {
    abi_mismatch: {
      title: 'The reply does not fit the signature',
      cause: 'What the contract returned, or an event it wrote, has other types than the signature in EVM read says.',
      remedy: 'Check the types against the contract’s source, and which parameters of an event are indexed.',
    },
    too_many_logs: {
      title: 'Too many events',
      cause: 'The blocks hold more events than EVM read is set to hand on.',
      remedy: 'Look within fewer blocks, filter more, or raise “At most”.',
    },
  },
  execute: ({ config, inputs, host, nowMs, explain }) =>
    orFallback({ config, nowMs, explain }, config.mode === 'block' ? { block: 'decimal' } : { value: valueType(config) }, async () => {
      const atMs = typeof inputs.at === 'number' ? inputs.at : undefined
      const pinned = await pinBlock(host.chain, config, config, { atMs, nowMs })
      const block = { block: pinned.number.toString(), time: pinned.timeMs, hash: pinned.hash }
      return config.mode === 'block' ? block : { value: await readAt(host.chain, config, inputs, pinned), ...block }
    }),
})

function inputsOf(config: EvmReadConfig): Record<string, InputPort> {
  const at: InputPort = { title: 'At', accepts: ['time'], optional: true }
  if (config.mode === 'balance') return { account: { title: 'Account', accepts: ['address(evm)'], optional: true }, at }
  if (config.mode !== 'call') return { at }
  const { inputs } = readFunction(config.function)
  return { ...Object.fromEntries(inputs.map((parameter) => [parameter.name, portOf(parameter, config.args)])), at }
}

function valueType(config: EvmReadConfig): string {
  if (config.mode === 'call') return callType(readFunction(config.function), config)
  if (config.mode === 'logs') return `list<${logRecordOf(readEvent(config.event).inputs)}>`
  return config.unit === '' ? 'decimal' : `decimal(${config.unit},${WEI_DECIMALS})`
}

async function readAt(chain: Host['chain'], config: EvmReadConfig, inputs: PortValues, block: PinnedBlock): Promise<Value> {
  if (config.mode === 'call') return readCall(chain, config, config, inputs, block)
  if (config.mode === 'logs') return readLogs(chain, config, config, block)
  const account = typeof inputs.account === 'string' ? inputs.account : config.account.toLowerCase()
  const wei = await askChain(chain, config, 'eth_getBalance', [account, { blockHash: block.hash }])
  if (typeof wei === 'string' && /^0x[0-9a-f]{1,64}$/i.test(wei)) return writeDecimal({ coefficient: BigInt(wei), scale: WEI_DECIMALS })
  throw new Fault('abi_mismatch', `${config.chain} gave no balance of ${account}.`, { remedy: 'Check the account, or use another node.' })
}

/** Settings of the chosen mode that cannot work. Others are not looked at. */
function checkMode(config: EvmReadConfig): ConfigIssue[] {
  if (config.mode === 'call') {
    const { name, inputs } = readFunction(config.function)
    return [
      ...checkEvmAddress('contract', config.contract),
      ...unknownNames('args', config.args, inputs),
      // Each text is tried alone, since the others may come by wire.
      ...inputs
        .filter((one) => Object.hasOwn(config.args, one.name))
        .flatMap((one) => attempt('args', () => encodeCall({ name, inputs: [one], outputs: [] }, {}, config))),
    ]
  }
  if (config.mode !== 'logs') return []
  const event = readEvent(config.event)
  const indexed = event.inputs.filter((one) => one.indexed)
  return [
    ...checkEvmAddress('contract', config.contract),
    ...unknownNames('topics', config.topics, indexed),
    ...attempt('topics', () => topicsOf(event, config)),
  ]
}

const unknownNames = (path: string, given: Record<string, string>, known: readonly { name: string }[]): ConfigIssue[] =>
  Object.keys(given)
    .filter((name) => !known.some((one) => one.name === name))
    .map((name) => ({
      code: 'unknown_parameter',
      severity: 'warning',
      path,
      message: `No ${path === 'topics' ? 'indexed parameter' : 'parameter'} is called “${name}”, so its value has no effect.`,
    }))

function attempt(path: string, work: () => unknown): ConfigIssue[] {
  try {
    work()
    return []
  } catch (error) {
    const { code, message } = Fault.from(error)
    return [{ code, path, message }]
  }
}

function whatOf({ mode, contract, account, function: signature, event }: EvmReadConfig): string {
  const nameIn = (text: string) => /^\s*(?:function\s+|event\s+)?([\w$]+)/.exec(text)?.[1] ?? '…'
  const short = (address: string) => (address === '' ? '…' : `${address.slice(0, 6)}…${address.slice(-4)}`)
  if (mode === 'call') return `${nameIn(signature)}() of ${short(contract)}`
  if (mode === 'logs') return `${nameIn(event)} events of ${short(contract)}`
  return mode === 'balance' ? `the balance of ${account === '' ? 'an account' : short(account)}` : 'the block'
}
