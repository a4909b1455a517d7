import type { WireType } from './types'
import { refuseWire } from './wire-fit'

/** The first of several types that all the others fit, such as `decimal` for `decimal(USD)` and `decimal`; undefined when there is none. */
export const commonType = (types: readonly WireType[]): WireType | undefined =>
  types.find((wanted) => types.every((type) => refuseWire(type, wanted) === undefined))
