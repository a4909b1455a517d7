import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inputPorts, parseLossless, type Value } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import textTemplate from '.'

const run = async (template: string, type: string, value?: Value) =>
  (await runBrick(textTemplate, { config: { template, inputs: { v: type } }, inputs: value === undefined ? {} : { v: value } })).outputs
    .value
const problems = (template: string, inputs: Record<string, string> = { v: 'decimal' }) =>
  textTemplate.check?.({ config: textTemplate.config.parse({ template, inputs }), inputs: {} }) ?? []

const price = { amount: '3482.245', base: 'ETH', quote: 'USD', timeMs: 1_795_357_920_214, sources: ['kraken', 'okx'] }

describe('places', () => {
  it.each<[string, string, Value, string]>([
    ['{{v}}', 'decimal', '3482.24', '3482.24'],
    ['{{ v : 1 }}!', 'decimal', '3482.25', '3482.2!'],
    ['{{v:4}}', 'decimal(USD)', '3482.2', '3482.2000'],
    ['{{v:0}}', 'decimal', '-0.5', '0'],
    ['{{v:2}}', 'decimal', '-0.001', '0.00'],
    ['{{v:json}}', 'decimal', '1.5', '"1.5"'],
    ['{{v}}', 'price(ETH/USD)', price, '3482.245'],
    ['{{v:2}} {{v:pair}} {{v:base}} {{v:quote}}', 'price', price, '3482.24 ETH/USD ETH USD'],
    ['{{v:time}} {{v:sources}}', 'price', price, '2026-11-22T14:32:00.214Z kraken, okx'],
    ['{{v}}', 'time', 1_795_357_920_214, '2026-11-22T14:32:00.214Z'],
    ['{{v:date}} {{v:s}} {{v:ms}}', 'time', 1_795_357_920_914, '2026-11-22 1795357920 1795357920914'],
    ['{{v:s}}', 'time', -1, '-1'],
    ['{{v}}', 'text', 'a{{v}}b', 'a{{v}}b'],
    ['{"a":{{v:json}}}', 'text', '"\n€', '{"a":"\\"\\n€"}'],
    ['?q={{v:url}}', 'text', 'a b&c=d/é(!)', '?q=a%20b%26c%3Dd%2F%C3%A9%28%21%29'],
    ['{{v}}', 'bool', false, 'false'],
    ['{{v}}', 'bytes', '0x00ff', '0x00ff'],
    ['{{v}}', 'json', parseLossless('{"b":9007199254740993,"a":[1e-7]}'), '{"a":[1e-7],"b":9007199254740993}'],
    ['{{v}}', 'list<text>', ['a', 'b'], '["a","b"]'],
    ['[{{v}}]', 'text?', null, '[]'],
    ['[{{v:json}}]', 'text?', null, '[null]'],
    ['\\{{v}} {{v}}', 'text', 'x', '{{v}} x'],
    ['no place', 'text', 'x', 'no place'],
    ['}} { {{v}} }', 'text', 'x', '}} { x }'],
  ])('%s with %s %j is %j', async (template, type, value, expected) => {
    expect(await run(template, type, value)).toBe(expected)
  })
  it('keep any text as it is, and as JSON it is read back', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        expect(await run('{{v}}', 'text', text)).toBe(text)
        expect(JSON.parse(String(await run('{{v:json}}', 'text', text)))).toBe(text)
      }),
    ))
})

describe('mistakes are found before any run', () => {
  it('an unknown name, with the one that may be meant', () => {
    expect(problems('{{value:2}} {{v}}')).toMatchObject([
      { code: 'unknown_placeholder', path: 'template', fix: { path: 'template', value: '{{v:2}} {{v}}' } },
    ])
    const [issue] = problems('{{x}} {{a}} {{b}}', { a: 'text', b: 'text' })
    expect(issue).toMatchObject({ code: 'unknown_placeholder', message: expect.stringContaining('a, b') })
    expect(issue).not.toHaveProperty('fix')
  })
  it.each([
    ['{{v', 'decimal'],
    ['{{v}} {{', 'decimal'],
    ['{{v:many}}', 'decimal'],
    ['{{v:37}}', 'decimal'],
    ['{{v:pair}}', 'decimal'],
    ['{{v:2}}', 'text'],
    ['{{v:local}}', 'time'],
    ['{{v:constructor}}', 'text'],
    ['{{v:constructor}}', 'time'],
    ['{{v:2}}', 'list<decimal>'],
  ])('%s with %s', (template, type) => {
    expect(problems(template, { v: type })).toMatchObject([{ code: 'bad_template', path: 'template' }])
  })
  it('names inherited by every object are not inputs', () => {
    expect(problems('{{v}} {{constructor}}')).toMatchObject([{ code: 'unknown_placeholder' }])
  })
  it('warns of an input that nothing uses', () => {
    expect(problems('text')).toMatchObject([{ code: 'unused_input', severity: 'warning', port: 'v' }])
  })
  it.each(['signal', 'list<signal>', 'number', 'decimal('])('an input of type %s', (type) => {
    expect(textTemplate.config.safeParse({ inputs: { v: type } }).success).toBe(false)
  })
  it.each(['run', '1a', 'a-b', ''])('an input called %j', (name) => {
    expect(textTemplate.config.safeParse({ inputs: { [name]: 'text' } }).success).toBe(false)
  })
})

describe('failures while running', () => {
  it('name the input', async () => {
    await expect(run('{{v}}', 'text')).rejects.toMatchObject({ code: 'input_missing', message: expect.stringContaining('“v”') })
    await expect(run('{{v:json}}', 'text', '\ud800')).rejects.toMatchObject({ code: 'bad_input', message: expect.stringContaining('“v”') })
    await expect(run('{{v:url}}', 'text', '\ud800')).rejects.toMatchObject({ code: 'bad_input' })
    await expect(run('{{v}}', 'time', 9e15)).rejects.toMatchObject({ code: 'bad_input' })
    await expect(run('{{v:time}}', 'price', { ...price, timeMs: 9e15 })).rejects.toMatchObject({ code: 'bad_input' })
    await expect(run('{{v}}', 'text', true)).rejects.toMatchObject({ code: 'bad_input' })
  })
  it('refuse an endless text', async () => {
    const [often, long] = ['{{v:json}}'.repeat(1000), 'x'.repeat(5_000_000)]
    await expect(run(often, 'text', long)).rejects.toMatchObject({ code: 'text_too_long' })
    await expect(run('{{v}}{{v}}', 'text', 'x'.repeat(100_001))).rejects.toMatchObject({ code: 'text_too_long' })
  })
})

it('has a port for each input, of its type', () => {
  const config = textTemplate.config.parse({ inputs: { a: 'decimal(USD)', b: 'text?' } })
  expect(inputPorts(textTemplate, config)).toMatchObject({ a: { accepts: ['decimal(USD)'] }, b: { accepts: ['text?'] } })
})
