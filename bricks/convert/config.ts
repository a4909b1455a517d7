import { z } from 'zod'
import { pairSetting, roundingSetting, unitSetting } from '../kit'

const MODES = ['rate', 'inverse', 'amount', 'plain', 'unit', 'price', 'scale', 'from-raw', 'to-raw'] as const

/** Settings of the Convert brick. */
export const convertConfig = z.object({
  to: z.enum(MODES).default('rate').meta({
    title: 'Convert',
    widget: 'select',
    description:
      'rate: by a rate · inverse: swap the pair · amount: a price’s number · plain: drop the unit · unit: name the unit · price: make a price · scale: set the digits · from raw, to raw: integers as chains keep them.',
  }),
  unit: unitSetting().meta({
    title: 'Unit of the result',
    widget: 'text',
    placeholder: 'USD',
    description: 'For unit, raw, and a rate on a decimal.',
  }),
  pair: pairSetting().default('ETH/USD').meta({ title: 'Pair', widget: 'pair', description: 'Of a price made from a decimal.' }),
  decimals: z.int().min(0).max(36).optional().meta({
    title: 'Decimals',
    widget: 'number',
    description: 'Digits after the point. Empty keeps every digit; a division that does not end keeps 36.',
  }),
  rateIs: z.enum(['multiply', 'divide']).default('multiply').meta({
    title: 'A decimal rate',
    widget: 'select',
    description: 'What to do with a rate that is no price. A price says it by its pair.',
    advanced: true,
  }),
  rounding: roundingSetting().meta({ title: 'Rounding', widget: 'select', advanced: true }),
})

/** Settings of the Convert brick, complete. */
export type ConvertConfig = z.output<typeof convertConfig>
