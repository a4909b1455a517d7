import { canonicalJson, isPrice, type PortValues, type Value } from '../kit'

const PLACE = /\{\{\s*([a-z][A-Za-z0-9_]{0,31})\s*\}\}/g

/** Names that a template’s places refer to, each once, in order. */
export const placesOf = (template: string): string[] => [...new Set([...template.matchAll(PLACE)].map(([, name]) => name ?? ''))]

/** What stands in a template where no place is: an opening or closing pair that belongs to none. */
export const strayBraces = (template: string): boolean => /\{\{|\}\}/.test(template.replace(PLACE, ''))

/** A template with its values filled in; `spell` writes them so that the receiver takes them for nothing but text. */
export const fillTemplate = (template: string, values: PortValues, spell = (words: string) => words): string =>
  template.replace(PLACE, (_, name: string) => spell(wordsOf(values[name] ?? null)))

const SLACK_SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Text for Slack, where <!channel> would call everyone and <address|words> would hide where a link leads. */
export const slackText = (words: string): string => words.replace(/[&<>]/g, (sign) => SLACK_SIGNS[sign] ?? sign)

/** A value as people read it. */
function wordsOf(value: Value): string {
  if (value === null) return 'nothing'
  if (typeof value === 'string') return value
  if (isPrice(value)) return `${value.amount} ${value.base}/${value.quote}`
  return canonicalJson(value)
}
