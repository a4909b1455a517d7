import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PortValues, readDecimal } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import formula from '.'

const inputs = { a: 'decimal', b: 'decimal', name: 'text', ok: 'bool', at: 'time', xs: 'list<decimal>', eth: 'price(ETH/USD)' }
const values: PortValues = {
  a: '3482.240000000000000000001',
  b: '4',
  name: 'ab',
  ok: true,
  at: 1_795_357_920_214,
  xs: ['1', '2.5', '4'],
  eth: { amount: '3000', base: 'ETH', quote: 'USD', timeMs: 1, sources: [] },
}
const run = async (expression: string, given = values) =>
  (await runBrick(formula, { config: { expression, inputs }, inputs: given })).outputs.result
const problem = (expression: string) => formula.check?.({ config: formula.config.parse({ expression, inputs }), inputs: {} })[0]
const typeOf = (expression: string, unit = '') =>
  typeof formula.outputs === 'function' &&
  formula.outputs({ config: formula.config.parse({ expression, inputs, unit }), inputs: {} }).result

describe('results', () => {
  it.each([
    ['a * 1.02', '3551.88480000000000000000102'],
    ['0.1 + 0.2 == 0.3', true],
    ['b * 0.1000000000000000000000000000001', '0.4000000000000000000000000000004'],
    ['1 / 3 * 3 == 1', false],
    ['b / 8', '0.5'],
    ['b * (1 / 4)', '1'],
    ['-b + 1', '-3'],
    ['b % 3', '1'],
    ['1e18 * b', '4000000000000000000'],
    ['0x10 + b', '20'],
    ['b > 3 && ok', true],
    ['ok ? b : 0', '4'],
    ['max(b, 3) + min(b, 3) + abs(-1)', '8'],
    ['round(b / 7, 4)', '0.5714'],
    ['floor(-0.5) + ceil(0.5)', '0'],
    ['at > 1', true],
    ['eth / 2', '1500'],
    ['name + "!"', 'ab!'],
    ['name.contains("b") && !name.startsWith("x")', true],
    ['name.substring(0, 1)', 'a'],
    ['string(b) + name', '4ab'],
    ['decimal("1.50")', '1.5'],
    ['size(xs) > 2', true],
    ['size(name) * b', '8'],
    ['xs[0] + xs[1]', '3.5'],
    ['2.5 in xs', true],
    ['xs.map(x, x * 2)', ['2', '5', '8']],
    ['xs.exists(x, x > 3)', true],
    ['1', '1'],
  ])('%s is %j', async (expression, result) => {
    expect(await run(expression)).toEqual(result)
  })
  it.each([
    ['a * 2', 'decimal'],
    ['a > 2', 'bool'],
    ['name', 'text'],
    ['size(xs)', 'decimal'],
    ['xs.filter(x, x > 1)', 'list<decimal>'],
  ])('%s is of type %s', (expression, type) => {
    expect(typeOf(expression)).toBe(type)
  })
  it('carries a unit when it is a number', () => {
    expect(typeOf('a * 2', 'USD')).toBe('decimal(USD)')
    expect(typeOf('a > 2', 'USD')).toBe('bool')
  })
})

describe('mistakes are found before any run', () => {
  it.each([
    ['a +', 3],
    ['a + name', 0],
    ['a + 1.5 + nope', 10],
    ['b == name', 0],
    ['name.matches("(a+)+b")', 0],
    ['xs.map(x, xs.map(y, x * y))', 10],
    ['double(a)', 0],
    ['type(a)', 0],
    ['timestamp("2026-01-01T00:00:00Z")', 0],
    ['3u', 0],
    ['b"x"', 0],
    ['{"k": a}', 0],
    ['9'.repeat(500), 0],
  ])('%s, at %i', (expression, offset) => {
    const found = problem(expression)
    expect(found).toMatchObject({ code: 'bad_formula', path: 'expression' })
    expect(found?.message.split('\n').at(-1)?.indexOf('^')).toBe(offset + 2)
  })
  it('refuses a formula of endless size or depth', () => {
    expect(problem(Array(600).fill('b').join('+'))).toMatchObject({ code: 'bad_formula' })
    expect(problem(`${'('.repeat(300)}b${')'.repeat(300)}`)).toMatchObject({ code: 'bad_formula' })
  })
  it.each(['Run', 'run', 'in', '1a', 'a-b'])('refuses %s as an input’s name', (name) => {
    expect(formula.config.safeParse({ inputs: { [name]: 'decimal' } }).success).toBe(false)
  })
  it.each(['json', 'signal', 'list<list<decimal>>', 'float', 'decimal('])('refuses %s as an input’s type', (type) => {
    expect(formula.config.safeParse({ inputs: { a: type } }).success).toBe(false)
  })
})

describe('failures while running', () => {
  it.each([
    ['a / (b - 4)', 'division_by_zero'],
    ['b % (b - 4)', 'division_by_zero'],
    ['xs[9]', 'formula_failed'],
    ['decimal(name)', 'not_a_number'],
    ['round(a, 99)', 'bad_formula'],
  ])('%s is %s', async (expression, code) => {
    await expect(run(expression)).rejects.toMatchObject({ code })
  })
  it('names the input that is missing or of another kind', async () => {
    await expect(run('a', {})).rejects.toMatchObject({ code: 'input_missing' })
    await expect(run('a', { ...values, a: true })).rejects.toMatchObject({ code: 'bad_input' })
  })
})

describe('what it costs', () => {
  const items = Array.from({ length: 20_000 }, (_, at) => String(at))
  const costs = (expression: string, inputs: Record<string, string>, values: PortValues) =>
    runBrick(formula, { config: { expression, inputs }, inputs: values })

  it.each([
    ['items.all(x, x in items)', {}],
    ['items.all(x, size(items + items) > 0)', {}],
    ['items.all(x, size(note + note) > 0)', { note: 'z'.repeat(100_000) }],
    [Array.from({ length: 200 }, () => 'note').join('+'), { note: 'z'.repeat(2_000_000) }],
  ])('%s ends before it begins when it would take long', async (expression, more) => {
    const inputs = { items: 'list<decimal>', ...('note' in more ? { note: 'text' } : {}) }
    await expect(costs(expression, inputs, { items, ...more })).rejects.toMatchObject({ code: 'formula_too_costly' })
  })
  it('grows with the items, not with the lists that are only measured or asked for one item', async () => {
    const { outputs } = await costs('items.filter(x, x * 2 >= items[19998] + size(items))', { items: 'list<decimal>' }, { items })
    expect(outputs.result).toHaveLength(1)
  })
  it('leaves short lists and texts alone', async () => {
    expect((await costs('items.all(x, x in items)', { items: 'list<decimal>' }, { items: items.slice(0, 1000) })).outputs.result).toBe(true)
  })
})

interface Rational {
  n: bigint
  d: bigint
}
const literal = fc.tuple(fc.bigInt(-(10n ** 24n), 10n ** 24n), fc.nat({ max: 18 })).map(([n, scale]) => {
  const digits = (n < 0n ? -n : n).toString().padStart(scale + 1, '0')
  const text = `${n < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`
  return { text, value: { n, d: 10n ** BigInt(scale) } satisfies Rational }
})
const OPERATIONS = {
  '+': (a: Rational, b: Rational) => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d }),
  '-': (a: Rational, b: Rational) => ({ n: a.n * b.d - b.n * a.d, d: a.d * b.d }),
  '*': (a: Rational, b: Rational) => ({ n: a.n * b.n, d: a.d * b.d }),
}
const equals = (a: Rational, text: string) => {
  const { coefficient, scale } = readDecimal(text)
  return a.n * 10n ** BigInt(scale) === coefficient * a.d
}

describe('against rational numbers', () => {
  it('sums, differences and products of literals are exact', async () => {
    await fc.assert(
      fc.asyncProperty(
        literal,
        literal,
        literal,
        fc.constantFrom('+', '-', '*'),
        fc.constantFrom('+', '-', '*'),
        async (a, b, c, one, two) => {
          const result = await run(`(${a.text} ${one} (${b.text})) ${two} (${c.text})`)
          expect(equals(OPERATIONS[two](OPERATIONS[one](a.value, b.value), c.value), String(result))).toBe(true)
        },
      ),
    )
  })
  it('comparisons are exact', async () => {
    await fc.assert(
      fc.asyncProperty(literal, literal, async (a, b) => {
        expect(await run(`${a.text} < (${b.text})`)).toBe(a.value.n * b.value.d < b.value.n * a.value.d)
      }),
    )
  })
  it('a quotient is within half of its last digit', async () => {
    await fc.assert(
      fc.asyncProperty(literal, literal, async (a, b) => {
        fc.pre(b.value.n !== 0n)
        const { coefficient, scale } = readDecimal(String(await run(`${a.text} / (${b.text})`)))
        const exact = { n: a.value.n * b.value.d, d: a.value.d * b.value.n }
        const error = OPERATIONS['-'](exact, { n: coefficient, d: 10n ** BigInt(scale) })
        const absolute = (x: bigint) => (x < 0n ? -x : x)
        expect(2n * absolute(error.n) * 10n ** 36n <= absolute(error.d)).toBe(true)
      }),
    )
  })
})
