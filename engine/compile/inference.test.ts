import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bricks } from '../../bricks'
import { defineBrick, formatType } from '../../bricks/kit'
import { anyType } from '../../bricks/kit/any-type.fixture'
import { type Graph, graphSchema } from '../graph/graph'
import { compile } from './compile'
import { catalogueOf } from './resolve'

/** Gives whatever type a test wants. */
const source = defineBrick({
  id: 'source',
  version: 1,
  kind: 'observe',
  title: 'Source',
  summary: 'Gives a value of any type.',
  icon: 'box',
  needs: [],
  config: z.object({ type: z.string() }),
  inputs: {},
  outputs: ({ config }) => ({ value: config.type }),
})
const catalogue = catalogueOf([...bricks, source])

/** Bricks that pass any type on, by the port that takes it; each gives it at `value`. */
const GENERIC = { identical: 'value', dedupe: 'value', previous: 'value', 'rate-limit': 'value', 'on-failure': 'value' }
/** Bricks that pass any number on. */
const NUMERIC = { median: 'value', deviation: 'value', bound: 'value' }

interface Step {
  brick: string
  port: string
  config?: Graph['nodes'][number]['config']
}
const stepsOf = (ports: Readonly<Record<string, string>>) =>
  fc.constantFrom(...Object.entries(ports).map(([brick, port]): Step => ({ brick, port })))

function chain(type: string, steps: readonly Step[]) {
  const all = [{ brick: 'source', port: 'run', config: { type } }, ...steps]
  const graph = graphSchema.parse({
    format: 'phat.graph/1',
    name: 'Chain',
    nodes: [
      { id: 'start', brick: 'manual', version: 1, config: {}, position: { x: 0, y: 0 } },
      ...all.map(({ brick, config = {} }, index) => ({ id: `n${index}`, brick, version: 1, config, position: { x: 0, y: 0 } })),
    ],
    wires: all.map(({ port }, index) => ({
      from: index === 0 ? { node: 'start', port: 'run' } : { node: `n${index - 1}`, port: 'value' },
      to: { node: `n${index}`, port },
    })),
    meta: {},
  })
  const { nodes, diagnostics } = compile(graph, catalogue)
  return { last: nodes[`n${all.length - 1}`], misfits: diagnostics.filter(({ code }) => code === 'type_mismatch') }
}

describe('a type', () => {
  it('goes unchanged through any number of bricks that take whatever they get', () =>
    fc.assert(
      fc.property(
        anyType.filter(({ kind }) => kind !== 'signal'),
        fc.array(stepsOf(GENERIC), { maxLength: 30 }),
        (type, steps) => {
          const { last, misfits } = chain(formatType(type), steps)
          expect(misfits).toEqual([])
          expect(last?.outputs.value).toBe(formatType(type))
        },
      ),
    ))
  it('goes through Fallback too, which takes no missing value for one that works', () =>
    fc.assert(
      fc.property(
        anyType.filter(({ kind }) => kind !== 'signal'),
        (type) => {
          const { last, misfits } = chain(formatType(type), [{ brick: 'fallback', port: 'value1' }])
          expect(misfits).toEqual([])
          expect(last?.outputs.value).toBe(formatType(type.kind === 'optional' ? type.of : type))
        },
      ),
    ))
  it('of a number also goes through those that take numbers, with its unit, scale or pair', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('decimal', 'decimal(USD)', 'decimal(USD,8)', 'price', 'price(ETH/USD)'),
        fc.array(fc.oneof(stepsOf(GENERIC), stepsOf(NUMERIC)), { maxLength: 30 }),
        (type, steps) => {
          const { last, misfits } = chain(type, steps)
          expect(misfits).toEqual([])
          expect(last?.outputs.value).toBe(type)
        },
      ),
    ))
  it('that does not fit is refused where it arrives, however far from where it came', () =>
    fc.assert(
      fc.property(fc.array(fc.oneof(stepsOf(GENERIC), stepsOf(NUMERIC)), { maxLength: 20 }), (steps) => {
        const target = { brick: 'formula', port: 'value', config: { inputs: { value: 'price(ETH/USD)' }, expression: 'true' } }
        const { misfits } = chain('price(ETH/USDT)', [...steps, target])
        expect(misfits).toMatchObject([
          {
            node: `n${steps.length + 1}`,
            port: 'value',
            message: 'USDT is not USD: put a Convert brick between.',
            fix: { kind: 'insert', brick: 'convert', config: { to: 'rate', unit: 'USD' } },
          },
        ])
      }),
    ))
  it('of a branch is a signal, whatever is compared, and enters no port for values', () =>
    fc.assert(
      fc.property(fc.array(stepsOf(GENERIC), { maxLength: 5 }), (steps) => {
        const { last } = chain('bool', [...steps, { brick: 'condition', port: 'left', config: { operator: 'is_true' } }])
        expect(last?.outputs).toEqual({ true: 'signal', false: 'signal' })
        expect(last?.inputs.left?.wired).toBe('bool')
        expect(chain('signal', [{ brick: 'identical', port: 'value' }]).misfits).toMatchObject([{ message: 'A signal carries no value.' }])
      }),
    ))
  it('that is made of another follows it: a list of what is listed, a record of its fields', () => {
    expect(chain('list<decimal(USD)>', [{ brick: 'union', port: 'value' }]).last?.outputs.value).toBe('list<decimal(USD)>')
    const record = 'record{at:time,price:price(ETH/USD)}'
    expect(
      chain(record, [
        { brick: 'previous', port: 'value' },
        { brick: 'by-field', port: 'value' },
      ]).last?.outputs,
    ).toEqual({
      value: record,
      at: 'time',
      price: 'price(ETH/USD)',
    })
  })
})
