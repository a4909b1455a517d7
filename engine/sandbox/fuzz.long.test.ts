// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the programs are text here
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { script } from '.'
import { measure } from './measure.fixture'

const RUNS = 4000
const GAS = 1_000_000
const CODES = ['script_gas', 'script_memory', 'script_stack', 'script_error']

const name = fc.constantFrom('a', 'b', 'f', 'inputs', 'arguments', 'globalThis', 'main')
const variable = fc.constantFrom('a', 'b', 'f', 'g')
const builtin = fc.constantFrom(
  ...['Array', 'Object', 'JSON', 'Math', 'BigInt', 'String', 'Number', 'Promise', 'Proxy', 'Reflect', 'Symbol', 'Map', 'Set', 'Date'],
  ...['RegExp', 'Function', 'Error', 'Uint8Array', 'ArrayBuffer', 'DataView', 'WeakMap', 'Float64Array', 'Iterator', 'eval'],
)
const method = fc.constantFrom(
  ...['map', 'join', 'repeat', 'push', 'sort', 'flat', 'concat', 'toString', 'valueOf', 'constructor', 'prototype', '__proto__', 'length'],
  ...['apply', 'call', 'bind', 'replace', 'split', 'then', 'next', 'from', 'parse', 'stringify', 'keys', 'entries', 'fill', 'set', 'exec'],
  ...['defineProperty', 'setPrototypeOf', 'toJSON', 'raw', 'at', 'reduce', 'includes', 'padEnd', 'normalize', 'slice', 'buffer', 'message'],
)
const literal = fc.oneof(
  fc.constantFrom(
    '0',
    '1',
    '-1',
    '2 ** 31',
    '2 ** 53',
    'NaN',
    '1e9',
    '5n',
    '2n ** 9000n',
    '""',
    '"ab"',
    '"ä\\ud800"',
    'null',
    'undefined',
    'true',
  ),
  fc.constantFrom('[]', '[1, , 3]', '{}', '/(a+)+$/', '/./gu', '`${1}`', 'Symbol.iterator', 'Symbol("s")', 'new Date()', 'async () => 1'),
  fc.integer().map(String),
  fc.double().map(String),
  fc.string({ maxLength: 8 }).map((text) => JSON.stringify(text)),
)

/** Programs that parse more often than not, and do whatever their parts happen to mean. */
const { program } = fc.letrec<{ expression: string; statement: string; program: string }>((tie) => {
  const expression = tie('expression')
  const statement = tie('statement')
  const pair = fc.tuple(expression, expression)
  return {
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      literal,
      name,
      builtin,
      fc.tuple(expression, method).map(([on, what]) => `(${on}).${what}`),
      fc.tuple(expression, method, expression).map(([on, what, given]) => `(${on}).${what}(${given})`),
      fc.tuple(expression, method, pair).map(([on, what, given]) => `(${on})?.${what}(${given.join(', ')})`),
      fc.tuple(builtin, expression).map(([what, given]) => `new ${what}(${given})`),
      fc.tuple(builtin, pair).map(([what, given]) => `${what}(${given.join(', ')})`),
      fc
        .tuple(expression, fc.constantFrom('+', '*', '**', '%', '<<', '>>>', '<', '===', 'in', 'instanceof', '??', '&&', ','), expression)
        .map((parts) => `(${parts.join(' ')})`),
      fc
        .tuple(fc.constantFrom('typeof', '!', '-', '~', 'void', 'delete globalThis[0],'), expression)
        .map(([sign, on]) => `(${sign} ${on})`),
      pair.map(([key, value]) => `{ [${key}]: ${value}, get x() { return ${value} } }`),
      pair.map((items) => `[${items.join(', ')}]`),
      expression.map((body) => `((a, b) => ${body})`),
      expression.map((body) => `(function* f() { yield ${body}; yield* f() })()`),
      expression.map((get) => `new Proxy({}, { get: () => ${get}, ownKeys: () => ${get}, has: () => ${get} })`),
      fc.tuple(variable, expression).map(([to, value]) => `(${to} = ${value})`),
      pair.map(([on, value]) => `(${on})[${value}]`),
      expression.map((text) => `eval(${JSON.stringify(text)})`),
    ),
    statement: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      expression.map((only) => `;(${only})`),
      fc.tuple(variable, expression).map(([to, value]) => `var ${to} = ${value}`),
      fc.tuple(expression, statement).map(([when, body]) => `while (${when}) { ${body} }`),
      fc.tuple(expression, statement).map(([over, body]) => `for (const b of ${over}) { ${body} }`),
      fc.tuple(expression, statement).map(([over, body]) => `for (const a in ${over}) { ${body} }`),
      fc.tuple(statement, statement).map(([attempt, rescue]) => `try { ${attempt} } catch (b) { ${rescue} } finally { var a = 1 }`),
      fc.tuple(expression, statement).map(([when, body]) => `if (${when}) { ${body} }`),
      fc.tuple(variable, statement).map(([as, body]) => `function ${as}(a) { ${body}; return ${as}(a) }`),
      expression.map((thrown) => `throw ${thrown}`),
      fc.tuple(builtin, method, expression).map(([on, what, value]) => `${on}.prototype.${what} = ${value}`),
      fc.tuple(builtin, method, expression).map(([on, what, value]) => `${on}.${what} = ${value}`),
      expression.map((value) => `Object.defineProperty(Object.prototype, ${value}, { get() { return ${value} } })`),
      expression.map((value) => `return ${value}`),
    ),
    // Most go on after a failure, to get further than the first thing that makes no sense.
    program: fc
      .array(fc.tuple(statement, fc.boolean()), { minLength: 1, maxLength: 8 })
      .map((statements) => statements.map(([text, guarded]) => (guarded ? `try { ${text} } catch {}` : text)).join('\n'))
      .map((text) => `var a = [], b = {}, f = (x) => x, g\n${text}\nreturn [a, b]`),
  }
})

const garbled = fc
  .tuple(program, fc.nat(), fc.constantFrom('', '(', '}', '`', '/', '\n', '\\', '\u2028', '"', '#', '@', '=>', '/*'))
  .map(([text, at, junk]) => `${text.slice(0, at % (text.length + 1))}${junk}${text.slice((at % (text.length + 1)) + 1)}`)

const CANARY =
  'return [Object.getOwnPropertyNames(globalThis).length, [3, 1, 2].sort().map(String).join(), JSON.stringify({ a: 1 }), Math.random()]'

it.each([
  ['programs', program],
  ['broken programs', garbled],
])('No %s crash the host, differ in gas or harm the next call', { timeout: 30 * 60_000 }, async (_, programs) => {
  const canary = await measure(CANARY)
  await fc.assert(
    fc.asyncProperty(programs, async (code) => {
      const first = await measure(code, GAS)
      expect(first.gasUsed).toBeLessThanOrEqual(GAS)
      expect(first.said).not.toBe('stopped: broken')
      expect(await measure(CANARY)).toEqual(canary)
      expect(await measure(code, GAS)).toEqual(first)
    }),
    { numRuns: RUNS },
  )
})

it('TypeScript of every kind ends in a value or a fault', { timeout: 30 * 60_000 }, async () => {
  const type = fc.constantFrom(
    'string',
    'A<B<C>>',
    '{ a?: number }',
    '(x: T) => x is U',
    'typeof a[number]',
    '`${A}`',
    '[a: 1, ...b[]]',
    'unique symbol',
  )
  const typed = fc
    .tuple(garbled, type, type)
    .map(([text, one, two]) => `type A<T> = ${one}\nenum E { a = 1 }\nlet c: ${two} = 1 as any\n${text}`)
  await fc.assert(
    fc.asyncProperty(typed, async (code) => {
      const ran = script.run({ code, language: 'typescript', inputs: null, gas: GAS, nowMs: 0, seed: '' })
      const ending = await ran.then(
        () => 'value',
        ({ code }) => code,
      )
      expect(['value', ...CODES]).toContain(ending)
    }),
    { numRuns: 1000 },
  )
})
