import { z } from 'zod'
import {
  type ConfigIssue,
  canonicalJson,
  defineBrick,
  Fault,
  formatType,
  isDecimal,
  isPrice,
  plainValue,
  readDecimal,
  type Value,
  type WireType,
} from '../kit'
import { withAmount } from '../kit/amounts'

const config = z.object({
  atFirst: z.enum(['same', 'nothing', 'default']).default('same').meta({
    title: 'In the first run',
    widget: 'select',
    description: 'Give the value itself, nothing, or the default below.',
  }),
  otherwise: z.string().max(2000).default('').meta({
    title: 'Default',
    widget: 'text',
    placeholder: '0',
    description: 'For numbers, text, times in Unix ms, true or false.',
    advanced: true,
  }),
})

type Config = z.output<typeof config>

const memory = z.object({ value: z.custom<Value>((value) => value !== undefined), timeMs: z.int() })
/** Characters of canonical JSON that are kept for the next run at most. */
const MAX_KEPT = 16_384

export default defineBrick({
  id: 'previous',
  version: 1,
  kind: 'state',
  title: 'Previous',
  summary: 'Gives the value of the run before, and keeps this one for the next.',
  icon: 'history',
  needs: [],
  config,
  inputs: { value: { title: 'Value', accepts: ['any'] } },
  outputs: ({ inputs }) => ({ value: inputs.value ? formatType(inputs.value) : 'json', at: 'time', first: 'bool' }),
  stateful: true,
  check: ({ config, inputs }) => checkDefault(config, inputs.value),
  codes: {
    state_too_large: {
      title: 'Too much to remember',
      cause: 'A value that a Previous brick should keep for the next run is longer than 16 kB.',
      remedy: 'Select what you need of it first.',
    },
  },
  words: ({ atFirst, otherwise }) => `compare with the run before${atFirst === 'default' ? `, ${otherwise} at first` : ''}`,
  subtitle: () => 'Of the run before',
  rows: ({ atFirst, otherwise }) => [{ label: 'In the first run', value: atFirst === 'default' ? otherwise : atFirst }],
  execute({ config, inputs, nowMs, state, remember, explain }) {
    const { value } = inputs
    if (value === undefined) throw new Fault('input_missing', 'No value arrived at Previous.', { remedy: 'Wire a value to it.' })
    const kept = plainValue(value)
    const size = canonicalJson(kept).length
    if (size > MAX_KEPT)
      throw new Fault('state_too_large', `The value has ${size} characters; ${MAX_KEPT} are kept at most.`, {
        remedy: 'Select what you need of it first.',
      })
    remember({ value: kept, timeMs: nowMs })
    const last = memory.safeParse(state)
    if (last.success) return { value: last.data.value, at: last.data.timeMs, first: false }
    explain('first run')
    if (config.atFirst === 'nothing') return { first: true }
    return { value: config.atFirst === 'same' ? value : defaultLike(value, config.otherwise), first: true }
  },
})

/** The default in the shape of the value that it stands in for; the compiler has seen that it fits the type. */
function defaultLike(value: Value, text: string): Value {
  if (typeof value === 'boolean') return text === 'true'
  if (typeof value === 'number') return Number(text)
  return isPrice(value) ? withAmount(value, text) : text
}

const FITS: Partial<Record<WireType['kind'], { fits(text: string): boolean; words: string }>> = {
  decimal: { fits: isDecimal, words: 'a plain number such as 0.5' },
  price: { fits: isDecimal, words: 'a plain number such as 0.5' },
  time: { fits: (text) => /^\d{1,15}$/.test(text), words: 'a time in Unix ms' },
  bool: { fits: (text) => text === 'true' || text === 'false', words: 'true or false' },
  text: { fits: () => true, words: 'text' },
}

function checkDefault({ atFirst, otherwise }: Config, type: WireType | undefined): ConfigIssue[] {
  if (atFirst !== 'default' || !type) return []
  const fit = FITS[type.kind]
  if (!fit)
    return [
      {
        code: 'bad_value',
        message: `A ${type.kind} has no default. Give the value itself, or nothing.`,
        path: 'atFirst',
        fix: { title: 'Give the value itself', path: 'atFirst', value: 'same' },
      },
    ]
  if (type.kind === 'decimal' && type.scale !== undefined && isDecimal(otherwise) && readDecimal(otherwise).scale > type.scale)
    return [{ code: 'bad_value', message: `The value has ${type.scale} digits after the point; ${otherwise} has more.`, path: 'otherwise' }]
  return fit.fits(otherwise) ? [] : [{ code: 'bad_value', message: `“${otherwise}” does not fit. Use ${fit.words}.`, path: 'otherwise' }]
}
