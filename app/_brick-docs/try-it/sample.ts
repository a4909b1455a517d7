import type { InputPort } from '@/bricks/kit'
import { type GraphNode, typeOf } from '@/engine/core'

/** Settings and inputs to begin with; `inputs` has one entry, or one for each worker at an agree brick. Values are the text of their field. */
export interface Sample {
  config: GraphNode['config']
  inputs: Record<string, string>[]
  /** Port → wire type, as the example’s wires have it. */
  types: Record<string, string>
}

const SAMPLES: Readonly<Record<string, string>> = {
  bool: 'true',
  text: 'hello',
  json: '{"price": 3482.24}',
  time: '1795357920000',
  bytes: '0x1234',
  decimal: '3482.24',
  price: '{"amount": "3482.24", "base": "ETH", "quote": "USD", "timeMs": 1795357920000, "sources": ["coinbase"]}',
  list: '["1", "2", "3"]',
  record: '{}',
}

/** Something that a port takes, to begin with; empty for a port that may stay empty. */
export function sampleText({ accepts, optional, absent }: InputPort): string {
  if (optional || absent === 'omit') return ''
  const [first = 'any'] = accepts
  return first === 'any' ? (SAMPLES.decimal ?? '') : (SAMPLES[typeOf(first).kind] ?? '')
}

/** A value as the text of its field: text as it is, everything else as JSON. */
export const fieldText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
