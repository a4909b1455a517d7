import { type FilterFunction, FunctionExpressionType, JSONPathEnvironment, JSONPathError, type JSONValue } from 'json-p3'
import { RE2JS } from 're2js'
import { Fault } from './fault'
import { isLosslessNumber, type Json } from './json'

/** A JSONPath query (RFC 9535), ready to run. */
export interface CompiledPath {
  /** The selected values in order, every number exact. @throws {Fault} `path_too_deep`, `path_too_costly`. */
  select(value: Json): Json[]
}

const MAX_PATH_LENGTH = 2000
/** Looks into lists and objects: some seconds of the slowest kind. It is counted, not timed, so that every worker stops at the same place. */
const MAX_LOOKS = 2_000_000

/** Compiles a JSONPath query. @throws {Fault} `bad_path` with the place of the mistake. */
export function compilePath(path: string): CompiledPath {
  if (path.length > MAX_PATH_LENGTH) throw badPath(`The path is longer than ${MAX_PATH_LENGTH} characters.`)
  const known = compiled.get(path)
  if (known) return known
  const made = bind(path)
  if (compiled.size >= 256) compiled.clear()
  compiled.set(path, made)
  return made
}

const compiled = new Map<string, CompiledPath>()

function bind(path: string): CompiledPath {
  const query = parseQuery(path)
  const mayMultiply = multiplies(path)
  return {
    select(value) {
      const shadow = shadowOf(value, mayMultiply ? countLooks(path) : undefined)
      try {
        const found = query.query(shadow)
        return found.nodes.map(({ location }) => valueAt(value, location))
      } catch (cause) {
        if (!(cause instanceof JSONPathError)) throw cause
        throw new Fault('path_too_deep', `“${path}” cannot be followed: ${cause.message}.`, { remedy: 'Use a narrower path.', cause })
      }
    },
  }
}

function parseQuery(path: string) {
  try {
    return environment().compile(path)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    const at = cause instanceof JSONPathError ? cause.token.index : undefined
    throw badPath(at === undefined ? `“${path}”: ${message}` : `${message}\n  ${path}\n  ${' '.repeat(at)}^`, cause)
  }
}

const badPath = (message: string, cause?: unknown): Fault =>
  new Fault('bad_path', message, { remedy: 'Write a JSONPath such as $.data.price or $.items[0].value.', cause })

/** Whether a query may look at places more than once: by a query in a filter, by several descents, or by several selectors in one bracket. */
const multiplies = (path: string): boolean => /\?.*(?:\$|\.\.|\*)/s.test(path) || /\.\..*\.\./s.test(path) || path.includes(',')

/** Hands out what it is given, and counts the looks into it. */
type Watch = <T extends object>(made: T) => T

const asItIs: Watch = (made) => made

/** Counts the looks of one run of a query. */
function countLooks(path: string): Watch {
  let left = MAX_LOOKS
  const look = () => {
    if (--left < 0)
      throw new Fault('path_too_costly', `“${path}” looks at this JSON too many times.`, {
        remedy: 'Use a narrower path: one descent (..) at most, and no query with .. or * in a filter.',
      })
  }
  return (made) =>
    new Proxy(made, {
      get(target, key, receiver) {
        look()
        return Reflect.get(target, key, receiver)
      },
      getOwnPropertyDescriptor(target, key) {
        look()
        return Reflect.getOwnPropertyDescriptor(target, key)
      },
    })
}

/** The tree the query sees: its filters compare doubles, as RFC 9535 has it, while the caller takes the exact value at each place found. */
function shadowOf(value: Json, watch: Watch = asItIs): JSONValue {
  if (isLosslessNumber(value)) return Number(value.toString())
  if (Array.isArray(value)) return watch(value.map((item) => shadowOf(item, watch)))
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, JSONValue> = Object.create(null)
  for (const [key, item] of Object.entries(value)) copy[key] = shadowOf(item, watch)
  return watch(copy)
}

function valueAt(value: Json, location: readonly (string | number)[]): Json {
  let at: Json = value
  for (const key of location) {
    const next: Json | undefined = Array.isArray(at)
      ? at[Number(key)]
      : typeof at === 'object' && at !== null && !isLosslessNumber(at)
        ? at[key]
        : undefined
    if (next === undefined) throw new TypeError(`No value at ${location.join('.')}`)
    at = next
  }
  return at
}

let shared: JSONPathEnvironment | undefined

function environment(): JSONPathEnvironment {
  if (shared) return shared
  shared = new JSONPathEnvironment()
  shared.functionRegister.set(
    'match',
    regexFunction((regex, text) => regex.matches(text)),
  )
  shared.functionRegister.set(
    'search',
    regexFunction((regex, text) => regex.matcher(text).find()),
  )
  return shared
}

/** Linear-time replacements: the library’s own use the platform’s backtracking engine, which one pattern can hang. */
function regexFunction(test: (regex: RE2JS, text: string) => boolean): FilterFunction {
  const compiled = new Map<string, RE2JS | null>()
  return {
    argTypes: [FunctionExpressionType.ValueType, FunctionExpressionType.ValueType],
    returnType: FunctionExpressionType.LogicalType,
    call(text: unknown, pattern: unknown): boolean {
      if (typeof text !== 'string' || typeof pattern !== 'string') return false
      let regex = compiled.get(pattern)
      if (regex === undefined) {
        regex = compileRegex(pattern)
        if (compiled.size >= 64) compiled.clear()
        compiled.set(pattern, regex)
      }
      return regex !== null && test(regex, text)
    },
  }
}

/** RFC 9535 §2.4.6: a pattern that is no I-Regexp matches nothing. */
function compileRegex(pattern: string): RE2JS | null {
  if (pattern.length > 1000) return null
  try {
    return RE2JS.compile(dotAsInIRegexp(pattern))
  } catch {
    return null
  }
}

/** In I-Regexp (RFC 9485) a dot outside a class excludes both line ends; RE2’s excludes only `\n`. */
function dotAsInIRegexp(pattern: string): string {
  let out = ''
  let inClass = false
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i)
    if (c === '\\') out += c + pattern.charAt(++i)
    else {
      if (c === '[') inClass = true
      else if (c === ']') inClass = false
      out += c === '.' && !inClass ? '[^\\n\\r]' : c
    }
  }
  return out
}
