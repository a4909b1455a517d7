import { describe, expect, it } from 'vitest'
import { bricks } from '../../bricks'
import { graphSchema } from '../graph/graph'
import { compile } from './compile'
import { catalogueOf } from './resolve'

const catalogue = catalogueOf(bricks)
type Node = [id: string, brick: string, config?: Record<string, unknown>]

/** Nodes and `from.port to.port` wires, after a manual trigger that starts a fetch of which `pick` reads a number. */
function compiled(nodes: readonly Node[], wires: readonly string[]) {
  const all: readonly Node[] = [
    ['press', 'manual'],
    ['fetch', 'http-fetch', { url: 'https://api.example.com/price' }],
    ['pick', 'json-select', { path: '$.price', as: 'decimal' }],
    ...nodes,
  ]
  const end = (text = '') => ({ node: text.split('.')[0] ?? '', port: text.split('.')[1] ?? '' })
  return compile(
    graphSchema.parse({
      format: 'phat.graph/1',
      name: 'Parts',
      nodes: all.map(([id, brick, config = {}]) => ({ id, brick, version: 1, config, position: { x: 0, y: 0 } })),
      wires: ['press.run fetch.run', 'fetch.body pick.json', ...wires].map((wire) => {
        const [from, to] = wire.split(' ')
        return { from: end(from), to: end(to) }
      }),
      meta: {},
    }),
    catalogue,
  )
}
const codes = (nodes: readonly Node[], wires: readonly string[]) =>
  compiled(nodes, wires).diagnostics.map(({ code, node, severity }) => `${severity} ${code}@${node}`)
const partsOf = (nodes: readonly Node[], wires: readonly string[]) =>
  Object.fromEntries(
    Object.entries(compiled(nodes, wires).nodes).map(([id, { part, agreed }]) => [id, `${part}${agreed ? ', agreed' : ''}`]),
  )

const end: readonly Node[] = [
  ['agree', 'median'],
  ['write', 'feed-write'],
]
const chooser: Node = ['choose', 'switch', { by: 'formula', cases: [{ name: 'high', when: 'value > 1000' }] }]

describe('branches before the agreement', () => {
  const roads: readonly Node[] = [
    chooser,
    ['coarse', 'formula', { expression: 'round(value, 0)' }],
    ['fine', 'formula', { expression: 'round(value, 4)' }],
  ]
  const toRoads = [
    'pick.value choose.value',
    'pick.value coarse.value',
    'pick.value fine.value',
    'choose.high coarse.run',
    'choose.otherwise fine.run',
  ]
  const joined = [...toRoads, 'coarse.result join.value1', 'fine.result join.value2', 'join.value agree.value', 'agree.value write.value']

  it.each(['merge', 'fallback'])('join in a %s', (brick) => {
    const nodes: readonly Node[] = [...roads, ['join', brick], ...end]
    expect(codes(nodes, joined)).toEqual([])
    expect(partsOf(nodes, joined)).toMatchObject({
      choose: 'head',
      coarse: 'head',
      join: 'head',
      agree: 'frontier, agreed',
      write: 'tail, agreed',
    })
  })
  it('are refused where they do not join', () => {
    expect(codes([...roads, ...end], [...toRoads, 'coarse.result agree.value', 'agree.value write.value'])).toEqual([
      'error branch_before_agree@agree',
    ])
  })
  it('are refused also far behind the branch, and through a brick that looks outside', () => {
    const far: readonly Node[] = [chooser, ['a', 'formula'], ['b', 'formula'], ...end]
    expect(
      codes(far, [
        'pick.value choose.value',
        'pick.value a.value',
        'choose.high a.run',
        'a.result b.value',
        'b.result agree.value',
        'agree.value write.value',
      ]),
    ).toEqual(['error branch_before_agree@agree'])
    const outside: readonly Node[] = [
      chooser,
      ['second', 'http-fetch', { url: 'https://api.example.com/' }],
      ['read', 'json-select'],
      ...end,
    ]
    expect(
      codes(outside, [
        'pick.value choose.value',
        'choose.high second.run',
        'second.body read.json',
        'read.value agree.value',
        'agree.value write.value',
      ]),
    ).toEqual(['error branch_before_agree@agree'])
  })
  it('are refused where only some of them join, for the others would bring nothing', () => {
    const three: readonly Node[] = [
      [
        'choose',
        'switch',
        {
          by: 'formula',
          cases: [
            { name: 'high', when: 'value > 1000' },
            { name: 'low', when: 'value < 10' },
          ],
        },
      ],
      ['a', 'formula'],
      ['b', 'formula'],
      ['join', 'merge'],
      ...end,
    ]
    const wires = ['pick.value choose.value', 'pick.value a.value', 'pick.value b.value', 'choose.high a.run', 'a.result join.value1']
    const on = (port: string) => [
      ...wires,
      `choose.${port} b.run`,
      'b.result join.value2',
      'join.value agree.value',
      'agree.value write.value',
    ]
    for (const port of ['low', 'otherwise', 'high']) expect(codes(three, on(port)), port).toEqual(['error branch_before_agree@agree'])
    const beside = [...wires, 'b.result join.value2', 'join.value agree.value', 'agree.value write.value']
    expect(codes(three, beside)).toEqual([])
  })
  it('join one inside the other', () => {
    const inner: Node = ['inner', 'condition', { operator: 'gt', right: '5000' }]
    const nodes: readonly Node[] = [
      chooser,
      inner,
      ['a', 'formula'],
      ['b', 'formula'],
      ['c', 'formula'],
      ['join', 'merge', { count: 3 }],
      ...end,
    ]
    const values = ['pick.value choose.value', 'pick.value inner.left', 'pick.value a.value', 'pick.value b.value', 'pick.value c.value']
    const runs = ['choose.high inner.run', 'inner.true a.run', 'inner.false b.run', 'choose.otherwise c.run']
    const joins = [
      'a.result join.value1',
      'b.result join.value2',
      'c.result join.value3',
      'join.value agree.value',
      'agree.value write.value',
    ]
    expect(codes(nodes, [...values, ...runs, ...joins])).toEqual([])
  })
  it('go on behind a join that is itself on a branch', () => {
    const nested: readonly Node[] = [...roads, ['gate', 'condition', { operator: 'gt', right: '5' }], ['join', 'merge'], ...end]
    expect(codes(nested, [...joined, 'pick.value gate.left', 'gate.true join.run'])).toEqual(['error branch_before_agree@agree'])
  })
  it('begin again behind a join', () => {
    const again: readonly Node[] = [
      ...roads,
      ['join', 'merge'],
      ['gate', 'condition', { operator: 'gt', right: '5' }],
      ['after', 'formula'],
      ...end,
    ]
    const wires = [
      ...joined.filter((wire) => !wire.endsWith('agree.value')),
      'join.value gate.left',
      'join.value after.value',
      'gate.true after.run',
      'after.result agree.value',
    ]
    expect(codes(again, wires)).toEqual(['error branch_before_agree@agree'])
  })
  it.each<[string, Node, string]>([
    ['an item', ['each', 'for-each', { items: 2 }], 'each.item1'],
    ['a value that may have failed', ['each', 'on-failure'], 'each.value'],
  ])('are what leads %s on', (_, brick, port) => {
    const list: Node = ['list', 'json-select', { path: '$.prices[*]', take: 'all' }]
    const source = brick[1] === 'for-each' ? 'list.value' : 'pick.value'
    const wires = ['fetch.body list.json', `${source} each.value`, 'agree.value write.value']
    expect(codes([list, brick, ...end], [...wires, `${port} agree.value`])).toEqual(['error branch_before_agree@agree'])
    expect(
      codes(
        [list, brick, ['join', 'merge'], ...end],
        [...wires, `${port} join.value1`, 'pick.value join.value2', 'join.value agree.value'],
      ),
    ).toEqual([])
  })
  it('that all workers take alike are none', () => {
    const fixed: readonly Node[] = [
      ['one', 'formula', { expression: '1', inputs: {} }],
      ['choose', 'switch', { cases: [{ name: 'first', when: '1' }] }],
      ['twice', 'formula', { expression: 'value * 2' }],
      ...end,
    ]
    const wires = [
      'press.run one.run',
      'one.result choose.value',
      'pick.value twice.value',
      'choose.first twice.run',
      'twice.result agree.value',
      'agree.value write.value',
    ]
    expect(codes(fixed, wires)).toEqual([])
  })
})

describe('branches behind the agreement', () => {
  it('lead to writes, and join with a signal', () => {
    const nodes: readonly Node[] = [
      ['agree', 'median'],
      [
        'choose',
        'switch',
        {
          by: 'formula',
          cases: [
            { name: 'high', when: 'value > 10' },
            { name: 'low', when: 'value < 5' },
          ],
        },
      ],
      ['either', 'merge', { give: 'signal' }],
      ['write', 'feed-write'],
    ]
    const wires = [
      'pick.value agree.value',
      'agree.value choose.value',
      'choose.high either.value1',
      'choose.low either.value2',
      'either.value write.run',
      'agree.value write.value',
    ]
    expect(codes(nodes, wires)).toEqual([])
    expect(partsOf(nodes, wires)).toMatchObject({ choose: 'tail, agreed', either: 'tail, agreed' })
  })
  it('may not join with what one worker alone has seen', () => {
    const nodes: readonly Node[] = [
      ['agree', 'median'],
      ['join', 'merge'],
      ['write', 'feed-write'],
    ]
    const wires = ['pick.value agree.value', 'agree.value join.value1', 'pick.value join.value2', 'join.value write.value']
    expect(codes(nodes, wires)).toEqual(expect.arrayContaining(['error settle_unagreed@join']))
  })
})

describe('what remembers', () => {
  const remembering = [
    ['previous', 'value'],
    ['twap', 'value'],
    ['ewma', 'value'],
    ['dedupe', 'value'],
    ['rate-limit', 'value'],
  ] as const
  it.each(remembering)('as %s does runs in the tail, and not before an agreement', (brick, port) => {
    const behind: readonly Node[] = [
      ['agree', 'median'],
      ['keep', brick],
      ['write', 'feed-write'],
    ]
    const wires = ['pick.value agree.value', 'agree.value keep.value', `keep.${port} write.value`]
    expect(codes(behind, wires)).toEqual([])
    expect(partsOf(behind, wires)).toMatchObject({ keep: 'tail, agreed' })
    expect(codes([['keep', brick], ...end], ['pick.value keep.value', `keep.${port} write.value`, 'pick.value agree.value'])).toContain(
      'error state_unagreed@keep',
    )
  })
  it('may not be reset by what one worker alone has seen', () => {
    const nodes: readonly Node[] = [
      ['gate', 'condition'],
      ['agree', 'median'],
      ['count', 'counter'],
      ['write', 'feed-write'],
    ]
    const wires = [
      'pick.value gate.left',
      'gate.true count.reset',
      'press.run count.run',
      'pick.value agree.value',
      'agree.value write.value',
    ]
    expect(codes(nodes, wires)).toEqual(['error state_unagreed@count'])
  })
})
