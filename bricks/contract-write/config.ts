import { z } from 'zod'

/** Settings of the contract write brick. */
export const contractWriteConfig = z.object({
  mode: z.enum(['function', 'onReport']).default('function').meta({
    title: 'Calls',
    widget: 'select',
    description: 'A function of your own, or onReport(bytes metadata, bytes report) of a receiver.',
  }),
  signature: z.string().max(500).default('setPrice(uint256 price)').meta({
    title: 'Function',
    widget: 'abi-function',
    placeholder: 'setPrice(uint256 price, string note)',
    description: 'Each parameter becomes a port.',
  }),
  report: z.string().max(500).default('int256 value').meta({
    title: 'Report',
    widget: 'text',
    placeholder: 'int256 price, uint64 at',
    description: 'For onReport: the values inside the report. Each becomes a port.',
  }),
  decimals: z
    .int()
    .min(0)
    .max(36)
    .default(8)
    .meta({ title: 'Decimals', widget: 'number', description: 'Digits after the point in every integer; half-even.' }),
  decimalsOf: z
    .record(z.string(), z.int().min(0).max(36))
    .default({})
    .meta({ title: 'Decimals by parameter', widget: 'map', description: 'Where one differs.', advanced: true }),
  timeUnit: z.enum(['s', 'ms']).default('s').meta({ title: 'Times in', widget: 'select', advanced: true }),
  deliveryGas: z
    .int()
    .min(21_000)
    .max(5_000_000)
    .default(200_000)
    .meta({ title: 'Gas limit', widget: 'number', unit: 'gas', description: 'What your contract may use.' }),
})

/** Settings of the contract write brick, complete. */
export type ContractWriteConfig = z.output<typeof contractWriteConfig>
