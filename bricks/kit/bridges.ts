import { formatType, type WireType } from './types'

/** A brick that can stand in a wire whose ends do not fit, and the settings with which it makes them fit. */
export interface Bridge {
  brick: string
  /** Its title, for “put a … brick between”. */
  title: string
  config: Readonly<Record<string, string | number | boolean | Record<string, string>>>
}

type Make = (from: WireType, to: WireType) => Bridge[]

const bridge = (brick: string, title: string, config: Bridge['config'] = {}): Bridge[] => [{ brick, title, config }]
const convert = (config: Bridge['config']): Bridge[] => bridge('convert', 'Convert', config)
const round = (config: Bridge['config']): Bridge[] => bridge('round', 'Round', config)

const unitOf = (type: WireType): string => (type.kind === 'decimal' ? (type.unit ?? '') : '')
const named = (type: WireType): { unit?: string } => (unitOf(type) === '' ? {} : { unit: unitOf(type) })
const scaleOf = (type: WireType): { scale?: number } => (type.kind === 'decimal' && type.scale !== undefined ? { scale: type.scale } : {})
const encode = (config: Bridge['config']): Bridge[] => bridge('encode', 'Encode', config)
const decode = (config: Bridge['config']): Bridge[] => bridge('decode', 'Decode', config)
const time = (config: Bridge['config']): Bridge[] => bridge('time', 'Time', config)
/** What a number that stands for a time counts; seconds unless its unit says otherwise. */
const tickOf = (type: WireType): string => (['ms', 'us', 'ns'].includes(unitOf(type)) ? unitOf(type) : 's')
const write: Make = (from) => bridge('text-template', 'Text template', { template: '{{value}}', inputs: { value: formatType(from) } })
const select: Make = (_, to) => bridge('json-select', 'JSON select', { path: '$', as: to.kind, ...named(to), ...scaleOf(to) })

/** Between two kinds, `from>to`. */
const BY_KIND: Readonly<Record<string, Make>> = {
  'json>decimal': select,
  'json>text': select,
  'json>bool': select,
  'json>time': select,
  'text>decimal': (_, to) => bridge('parse-number', 'Parse number', named(to)),
  'decimal>text': write,
  'price>text': write,
  'bool>text': write,
  'text>json': () => decode({ format: 'json' }),
  'text>bytes': (_, to) =>
    to.kind === 'bytes' && to.size !== undefined ? decode({ format: 'hex', size: to.size }) : encode({ format: 'utf8' }),
  'bytes>text': () => encode({ format: 'hex' }),
  'address>text': () => encode({ format: 'hex' }),
  'text>time': () => time({ mode: 'parse', from: 'iso' }),
  'decimal>time': (from) => time({ mode: 'parse', from: tickOf(from) }),
  'time>text': () => time({ mode: 'format', as: 'iso' }),
  'time>decimal': (_, to) => time({ mode: 'format', as: tickOf(to) }),
  'price>decimal': () => convert({ to: 'amount' }),
  'decimal>price': (_, to) =>
    to.kind === 'price' && to.base !== undefined ? convert({ to: 'price', pair: `${to.base}/${to.quote}` }) : [],
}

/** Bricks that may stand between two types that differ in what `what` says, the best first; they fit by their settings, not in every case. */
export function bridgesBetween(what: 'kind' | 'unit' | 'scale' | 'pair', from: WireType, to: WireType): Bridge[] {
  switch (what) {
    case 'kind':
      return BY_KIND[`${from.kind}>${to.kind}`]?.(from, to) ?? []
    case 'unit':
      return unitOf(from) === ''
        ? convert({ to: 'unit', unit: unitOf(to), ...digitsOf(to) })
        : convert({ to: 'rate', unit: unitOf(to), ...digitsOf(to) })
    case 'scale':
      return [...convert({ to: 'scale', ...digitsOf(to) }), ...round({ digits: scaleOf(to).scale ?? 0 })]
    case 'pair':
      return bridgePair(from, to)
  }
}

const digitsOf = (type: WireType): { decimals?: number } => {
  const { scale } = scaleOf(type)
  return scale === undefined ? {} : { decimals: scale }
}

function bridgePair(from: WireType, to: WireType): Bridge[] {
  if (from.kind !== 'price' || to.kind !== 'price' || to.quote === undefined) return []
  if (from.base === to.quote && from.quote === to.base) return convert({ to: 'inverse' })
  return convert({ to: 'rate', unit: to.quote })
}

/** The Agree brick for a type: what has a middle gets a median, a record is judged field by field; undefined for a signal, which has no value. */
export function agreementFor(type: WireType): Bridge | undefined {
  const [found] =
    type.kind === 'signal'
      ? []
      : type.kind === 'decimal' || type.kind === 'price'
        ? bridge('median', 'Median')
        : type.kind === 'record'
          ? bridge('by-field', 'By field')
          : bridge('identical', 'Identical')
  return found
}
