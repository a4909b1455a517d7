import { LosslessNumber, parse } from 'lossless-json'
import { canonicalDecimal } from './decimal'
import { Fault } from './fault'

/** A value of wire type `json`. Numbers that a double holds exactly are numbers; every other number keeps its literal as a {@link LosslessNumber}. */
export type Json = null | boolean | number | string | LosslessNumber | Json[] | { [key: string]: Json }

export { LosslessNumber }

/** Narrows to a number that keeps its literal; by its class, as a reply may imitate any field. */
export const isLosslessNumber = (value: unknown): value is LosslessNumber => value instanceof LosslessNumber

const MAX_DEPTH = 200

function parseNumber(literal: string): number | LosslessNumber {
  const value = Number(literal)
  if (
    Number.isFinite(value) &&
    literal.length < 40 &&
    !Object.is(value, -0) &&
    canonicalDecimal(String(value)) === canonicalDecimal(literal)
  )
    return value
  return new LosslessNumber(literal)
}

/** Parses JSON text without losing a digit. A byte-order mark is ignored. @throws {Fault} `not_json`, `too_deep`. */
export function parseLossless(text: string): Json {
  const clean = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  if (depthOf(clean) > MAX_DEPTH)
    throw new Fault('too_deep', `The reply is nested more than ${MAX_DEPTH} levels deep.`, {
      remedy: 'Ask the source for a flatter reply.',
    })
  try {
    return parse(clean, undefined, { parseNumber: (literal: string) => parseNumber(literal) }) as Json
  } catch (cause) {
    const start = clean.trimStart().slice(0, 60)
    const looksHtml = start.startsWith('<')
    throw new Fault('not_json', looksHtml ? `The reply is a web page, not JSON: “${start}”.` : `The reply is not JSON: “${start}”.`, {
      remedy: 'Open the URL in a browser: the source may ask for a key, a captcha or another path.',
      retry: looksHtml,
      cause,
    })
  }
}

function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (quoted) {
      if (c === 92) i++
      else if (c === 34) quoted = false
    } else if (c === 34) quoted = true
    else if (c === 91 || c === 123) deepest = Math.max(deepest, ++depth)
    else if (c === 93 || c === 125) depth--
  }
  return deepest
}

/** The exact decimal literal of a JSON number or numeric string; undefined for anything else. */
export function decimalLiteral(value: Json): string | undefined {
  if (typeof value === 'number') return String(value)
  if (isLosslessNumber(value)) return value.toString()
  return typeof value === 'string' ? value : undefined
}
