import { compilePath, decimalLiteral, Fault, type HttpReply, hostOf, isLosslessNumber, type Json, parseLossless, writeJson } from '../kit'
import type { HttpFetchConfig } from './config'

/** The JSON of a reply, once it is known to be no error in disguise. @throws {Fault} `not_json`, `too_deep`, `http_error_body`. */
export function readReply({ errorField }: HttpFetchConfig, url: string, { body }: HttpReply): Json {
  const json = parseLossless(body)
  const error = errorField ? compilePath(errorField).select(json).find(saysError) : undefined
  if (error === undefined) return json
  throw new Fault('http_error_body', `${hostOf(url)} answered with an error: ${inWords(error)}.`, {
    remedy: 'Look the error up at the source: the request, the key or the source’s own state is at fault.',
  })
}

/** Sources say “no error” as null, false, 0, "0", "00000", empty text, or an empty list or object. */
function saysError(value: Json): boolean {
  if (value === null || value === false) return false
  if (Array.isArray(value)) return value.length > 0
  if (typeof value === 'object' && !isLosslessNumber(value)) return Object.keys(value).length > 0
  return !/^\s*[-+]?0*(?:\.0*)?\s*$/.test(String(value))
}

const inWords = (value: Json): string => {
  const text = decimalLiteral(value) ?? writeJson(value)
  return text.replace(/\s+/g, ' ').slice(0, 160)
}
