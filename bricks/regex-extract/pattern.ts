import { RE2JS, RE2JSException } from 're2js'
import { Fault } from '../kit'

/** A pattern with the group to take out of each match. */
export interface CompiledPattern {
  /** The group of the first match; undefined when nothing matches or the group took no part. @throws {Fault} `regex_too_costly`. */
  first(text: string): string | undefined
  /** The group of every match that has it, in order. @throws {Fault} `regex_too_costly`. */
  all(text: string): string[]
}

/** The largest program a pattern may become; a thousand repeats of a class are about this many instructions. */
const MAX_PROGRAM = 2000
const MAX_MATCHES = 1000
/** Instructions × characters × searches: about two seconds of the slowest kind of matching. The same on every worker, unlike time. */
const MAX_WORK = 1e8

const compiled = new Map<string, CompiledPattern>()

/** Compiles a pattern. @throws {Fault} `bad_pattern`. */
export function compilePattern(source: string, group: string): CompiledPattern {
  const key = `${group} ${source}`
  const known = compiled.get(key)
  if (known) return known
  const made = compile(source, group)
  if (compiled.size >= 64) compiled.clear()
  compiled.set(key, made)
  return made
}

function compile(source: string, group: string): CompiledPattern {
  const regex = parse(source)
  const size = regex.programSize()
  if (size > MAX_PROGRAM) throw badPattern(`The pattern “${source.slice(0, 60)}” is too large. Use fewer repeats.`)
  const at = indexOf(group, regex)
  const work = (text: string, searches: number) => {
    if (size * text.length * searches <= MAX_WORK) return
    throw new Fault(
      'regex_too_costly',
      searches === 1
        ? `A text of ${text.length} characters is too long for this pattern.`
        : `A text of ${text.length} characters has too many matches for this pattern.`,
      { remedy: 'Cut the text down first, use a shorter pattern, or take the first match only.' },
    )
  }
  return {
    first(text) {
      work(text, 1)
      const matcher = regex.matcher(text)
      return matcher.find() ? (matcher.group(at) ?? undefined) : undefined
    },
    all(text) {
      const matcher = regex.matcher(text)
      const found: string[] = []
      for (let searches = 1; ; searches++) {
        work(text, searches)
        if (!matcher.find()) return found
        if (searches > MAX_MATCHES)
          throw new Fault('regex_too_costly', `More than ${MAX_MATCHES} places match.`, { remedy: 'Use a narrower pattern.' })
        const part = matcher.group(at)
        if (part !== null) found.push(part)
      }
    },
  }
}

function parse(source: string): RE2JS {
  try {
    return RE2JS.compile(source)
  } catch (cause) {
    if (!(cause instanceof RE2JSException)) throw cause
    throw badPattern(`${sentence(cause.message.replace(/^error parsing regexp: /, ''))}.${hintFor(source)}`, cause)
  }
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** What other engines have and a linear one cannot. */
const hintFor = (source: string): string =>
  /\(\?<?[=!]/.test(source) || /\\[1-9]/.test(source) ? ' Look-around and back-references do not exist here: they take no linear time.' : ''

function indexOf(group: string, regex: RE2JS): number {
  const names = regex.namedGroups()
  const at = /^\d+$/.test(group) ? Number(group) : Object.hasOwn(names, group) ? names[group] : undefined
  if (at !== undefined && at <= regex.groupCount()) return at
  const named = Object.keys(names)
  throw badPattern(
    `The pattern has no group “${group}”: it has ${regex.groupCount()}${named.length > 0 ? `, called ${named.join(', ')}` : ''}. 0 is the whole match.`,
  )
}

const badPattern = (message: string, cause?: unknown): Fault =>
  new Fault('bad_pattern', message, { remedy: 'Write a pattern such as Price: ([0-9.]+).', cause })
