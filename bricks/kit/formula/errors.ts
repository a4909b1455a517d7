import { Fault } from '..'
import { NUMBER_TYPE } from './decimal-type'

/** What the library says of a mistake, in our words, and where in the owner’s text. */
export function describeError(error: unknown, originalOffset: (offset: number) => number): [string, number] {
  if (!(error instanceof Error)) return ['The formula cannot be read', 0]
  const summary = 'summary' in error && typeof error.summary === 'string' ? error.summary : (error.message.split('\n')[0] ?? '')
  const range: unknown = 'range' in error ? error.range : undefined
  const start = typeof range === 'object' && range !== null && 'start' in range && typeof range.start === 'number' ? range.start : 0
  return [readable(summary), originalOffset(start)]
}

/** The library’s words in ours. */
export const readable = (text: string): string =>
  text
    .replaceAll(NUMBER_TYPE, 'number')
    .replaceAll(/\bstring\b/g, 'text')
    .replace(/^no such overload: (.*)$/, 'These do not go together: $1')
    .replace(/^Unexpected token: EOF$/, 'The formula ends too early')

/** A mistake in a formula, shown with a caret under it. */
export function badFormula(expression: string, message: string, offset: number, cause?: unknown): Fault {
  const before = expression.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  const line = expression.slice(lineStart).split('\n')[0] ?? ''
  return new Fault('bad_formula', `${message}\n  ${line}\n  ${' '.repeat(offset - lineStart)}^`, {
    remedy: 'Write a formula such as price * 1.02 or a > 3.',
    cause,
  })
}
