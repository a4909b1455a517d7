import { z } from 'zod'
import { blockSettings, evmAddressSetting, evmChainSetting, ioSettings } from '../kit'

/** Settings of the EVM read brick. */
export const evmReadConfig = z.object({
  chain: evmChainSetting().default('eip155:31337').meta({ title: 'Chain', widget: 'chain', placeholder: 'eip155:1' }),
  mode: z.enum(['call', 'balance', 'logs', 'block']).default('block').meta({
    title: 'Reads',
    widget: 'select',
    description: 'What a function returns, the native balance of an account, events of a contract, or the block alone.',
  }),
  contract: evmAddressSetting()
    .default('')
    .meta({ title: 'Contract', widget: 'contract', placeholder: '0x…', description: 'For a call and for events.' }),
  function: z.string().max(1000).default('latestAnswer() returns (int256)').meta({
    title: 'Function',
    widget: 'abi-function',
    placeholder: 'balanceOf(address owner) returns (uint256)',
    description: 'For a call: with what it returns. Each parameter becomes a port.',
  }),
  args: z
    .record(z.string(), z.string().max(2000))
    .default({})
    .meta({ title: 'Arguments', widget: 'map', description: 'Of parameters that no wire brings; lists as JSON.', advanced: true }),
  account: evmAddressSetting()
    .default('')
    .meta({ title: 'Account', widget: 'contract', placeholder: '0x…', description: 'Whose balance, where no wire brings it.' }),
  event: z.string().max(1000).default('Transfer(address indexed from, address indexed to, uint256 value)').meta({
    title: 'Event',
    widget: 'abi-function',
    description: 'For events: as in Solidity.',
  }),
  topics: z
    .record(z.string(), z.string().max(200))
    .default({})
    .meta({ title: 'Only where', widget: 'map', description: 'Indexed parameter and the value it must have.', advanced: true }),
  blocks: z
    .int()
    .min(1)
    .max(10_000)
    .default(100)
    .meta({ title: 'Within', widget: 'number', unit: 'blocks', description: 'For events: how far back from the block.', advanced: true }),
  maxLogs: z
    .int()
    .min(1)
    .max(1000)
    .default(100)
    .meta({ title: 'At most', widget: 'number', unit: 'events', description: 'More are a failure, not a shorter list.', advanced: true }),
  decimals: z
    .int()
    .min(0)
    .max(77)
    .default(0)
    .meta({ title: 'Decimals', widget: 'number', description: 'Digits after the point in every integer read; balances have 18.' }),
  decimalsOf: z
    .record(z.string(), z.int().min(0).max(77))
    .default({})
    .meta({ title: 'Decimals by name', widget: 'map', description: 'Where one differs; also of a parameter.', advanced: true }),
  unit: z
    .string()
    .regex(/^(?:[A-Za-z][A-Za-z0-9_.-]{0,31})?$/, 'Use a unit such as ETH.')
    .default('')
    .meta({ title: 'Unit', widget: 'text', placeholder: 'ETH', description: 'Of a single number that is read.', advanced: true }),
  ...blockSettings(),
  ...ioSettings({ timeoutMs: 3000 }),
})

/** Settings of the EVM read brick, complete. */
export type EvmReadConfig = z.output<typeof evmReadConfig>
