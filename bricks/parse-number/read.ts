import { canonicalDecimal, Fault } from '../kit'
import type { ParseNumberConfig } from './config'

/** What each separator may be in text; the spaces are those that typesetters put into numbers. */
export const SEPARATORS: Readonly<Record<ParseNumberConfig['thousands'], string>> = {
  none: '',
  comma: ',',
  point: '.',
  space: ' \u00a0\u2009\u202f',
  apostrophe: "'’",
  underscore: '_',
}

const POWERS: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['K', 3],
  ['M', 6],
  ['B', 9],
  ['T', 12],
])

/** The canonical decimal that a text stands for under exactly these settings. @throws {Fault} `not_a_number`, `overflow`. */
export function readNumber(text: string, config: ParseNumberConfig): string {
  const trimmed = text.trim().replaceAll('−', '-')
  return config.format === 'hex' ? readHex(text, trimmed) : readDecimalText(text, trimmed, config)
}

function readHex(text: string, trimmed: string): string {
  const found = /^([+-]?)(?:0[xX])?([0-9a-fA-F]{1,1000})$/.exec(trimmed)
  if (!found) throw notANumber(text, 'hex has the digits 0–9 and a–f only')
  return canonicalDecimal(`${found[1]}${BigInt(`0x${found[2]}`)}`)
}

function readDecimalText(text: string, trimmed: string, config: ParseNumberConfig): string {
  const refuse = (why: string): never => {
    throw notANumber(text, why)
  }
  const { rest, negative } = takeSigns(trimmed, config, refuse)
  const { body, power } = takeEnding(rest, config, refuse)
  const [, mantissa = '', exponent] = /^(.*?)(?:[eE]([+-]?\d{1,5}))?$/s.exec(body) ?? []
  if (exponent !== undefined && power > 0) refuse('it has both an exponent and a suffix')
  const { whole, fraction } = splitDigits(mantissa, config, refuse)
  return canonicalDecimal(`${negative ? '-' : ''}${whole}.${fraction}e${Number(exponent ?? 0) + power}`)
}

type Refuse = (why: string) => never

/** Takes off one plus or minus (or brackets) and one currency sign, in any order, before or behind. */
function takeSigns(trimmed: string, { brackets, signs }: ParseNumberConfig, refuse: Refuse): { rest: string; negative: boolean } {
  const bracketed = brackets ? /^\((.*)\)$/s.exec(trimmed) : null
  let rest = (bracketed?.[1] ?? trimmed).trim()
  let sign: string | undefined
  let currency: string | undefined
  const longest = [...signs].sort((a, b) => b.length - a.length)
  for (let again = true; again; ) {
    again = false
    if (sign === undefined && /^[+-]/.test(rest)) {
      sign = rest.charAt(0)
      rest = rest.slice(1).trimStart()
      again = true
    }
    const found = currency === undefined ? longest.find((each) => rest.startsWith(each)) : undefined
    if (found !== undefined) {
      currency = found
      rest = rest.slice(found.length).trimStart()
      again = true
    }
  }
  const behind = currency === undefined ? longest.find((each) => rest.endsWith(each)) : undefined
  if (behind !== undefined) rest = rest.slice(0, -behind.length).trimEnd()
  if (bracketed && sign !== undefined) refuse('it has both brackets and a sign')
  return { rest, negative: sign === '-' || bracketed !== null }
}

/** Takes off a percent sign or a suffix, and says by which power of ten it shifts the point. */
function takeEnding(rest: string, { percent, suffixes }: ParseNumberConfig, refuse: Refuse): { body: string; power: number } {
  if (percent !== 'refuse') {
    if (!rest.endsWith('%')) refuse('it has no percent sign, so it may be a fraction already')
    return { body: rest.slice(0, -1).trimEnd(), power: percent === 'fraction' ? -2 : 0 }
  }
  if (rest.endsWith('%')) refuse('it has a percent sign; say in the settings what that means')
  const power = POWERS.get(rest.slice(-1))
  if (power === undefined) return { body: rest, power: 0 }
  if (suffixes === 'refuse') refuse(`it ends in “${rest.slice(-1)}”; allow suffixes if that means a power of ten`)
  return { body: rest.slice(0, -1).trimEnd(), power }
}

function splitDigits(
  mantissa: string,
  { decimalMark, thousands, grouping }: ParseNumberConfig,
  refuse: Refuse,
): { whole: string; fraction: string } {
  const mark = SEPARATORS[decimalMark]
  const separators = SEPARATORS[thousands]
  const strange = [...mantissa].find((char) => !/\d/.test(char) && char !== mark && !separators.includes(char))
  if (strange !== undefined) refuse(`“${strange}” is no digit`)
  const [whole = '', fraction = '', ...more] = mantissa.split(mark)
  if (more.length > 0) refuse(`it has several decimal marks “${mark}”`)
  const grouped = new RegExp(
    grouping === 'three' ? `^\\d{1,3}(?:[${separators}]\\d{3})+$` : `^\\d{1,2}(?:[${separators}]\\d{2})*[${separators}]\\d{3}$`,
  )
  const plain = /^\d*$/.test(whole)
  if (!plain && !grouped.test(whole))
    refuse(`“${whole}” is not in groups of ${grouping === 'three' ? 'three digits' : 'two digits and a last one of three'}`)
  if (!/^\d*$/.test(fraction)) refuse('the fraction has a thousands separator')
  if (whole + fraction === '') refuse('it has no digits')
  return { whole: plain ? whole : whole.replace(/\D/g, ''), fraction }
}

const notANumber = (text: string, why: string): Fault =>
  new Fault('not_a_number', `“${text.trim().slice(0, 60)}” cannot be read as a number: ${why}.`, {
    remedy: 'Set in Parse number how the source writes numbers, or cut the number out first.',
  })
