import type { WireType } from './types'
import type { PortValues, Value } from './values'

/** Port types that also take a value that may be missing: `['decimal']` gives `['decimal', 'decimal?']`. */
export const orMissing = (accepts: readonly string[]): string[] => [...accepts, ...accepts.map((type) => `${type}?`)]

/** A type without its “?”. */
export const withoutOption = (type: WireType | undefined): WireType | undefined => (type?.kind === 'optional' ? type.of : type)

/** An output’s type string with a “?” when the value it is made from may be missing. */
export const asOptionalAs = (input: WireType | undefined, output: string): string =>
  input?.kind === 'optional' && !output.endsWith('?') ? `${output}?` : output

/** What a brick gives when the value it works on is missing: every one of its ports, empty; undefined when there is a value. */
export const passMissing = (value: Value | undefined, ...ports: string[]): PortValues | undefined =>
  value === null ? Object.fromEntries(ports.map((port) => [port, null])) : undefined
