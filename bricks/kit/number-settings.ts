import { z } from 'zod'
import { isDecimal, type Rounding } from './decimal'

const ROUNDINGS = ['half-even', 'half-up', 'down', 'up', 'floor', 'ceil'] as const satisfies readonly Rounding[]

/** A config field that chooses how digits are dropped; half-even unless told otherwise. */
export const roundingSetting = () => z.enum(ROUNDINGS).default('half-even')

/** A config field that holds an exact decimal of either sign as text. */
export const signedDecimalSetting = () =>
  z.string().refine(isDecimal, 'Use a plain number such as -0.5, without an exponent or needless zeros.')

/** A config field that names what a decimal counts, such as `USD`; empty for a plain number. */
export const unitSetting = () =>
  z
    .string()
    .regex(/^(?:[A-Za-z][A-Za-z0-9_.-]{0,31})?$/, 'Use a short name such as USD or kWh.')
    .default('')
