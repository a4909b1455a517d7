import { describe, expect, it } from 'vitest'
import { bricks } from '@/bricks'
import { catalogueOf, compile, emptyGraph, type Graph } from '@/engine/core'
import { applyFix } from './apply-fix'
import { copyNodes, duplicateNodes, pasteGraph, readPasted, toText } from './clipboard'
import { bricksFor, candidatesFor, refuseWireBetween } from './compatible'
import { setConfig, valueAt, withValueAt } from './config'
import { addNode, connect, freeId, moveNodes, removeNodes, snap } from './nodes'

const catalogue = catalogueOf(bricks)
const brick = (id: string) => ({ id, version: 1 })

/** Manual → HTTP fetch → JSON select → Median → Feed write. */
function feed(): Graph {
  const steps = ['manual', 'http-fetch', 'json-select', 'median', 'feed-write']
  let graph = steps.reduce((before, id, at) => addNode(before, brick(id), { x: at * 240, y: 0 }).graph, emptyGraph('Feed'))
  graph = setConfig(graph, 'http-fetch', ['url'], 'https://example.org/price').graph
  const wires = [
    ['manual', 'run', 'http-fetch', 'run'],
    ['http-fetch', 'body', 'json-select', 'json'],
    ['json-select', 'value', 'median', 'value'],
    ['median', 'value', 'feed-write', 'value'],
  ] as const
  return wires.reduce((before, [from, out, to, into]) => connect(before, { node: from, port: out }, { node: to, port: into }).graph, graph)
}

describe('editing a graph', () => {
  it('gives each brick an id that says what it is', () => {
    const twice = addNode(addNode(emptyGraph(), brick('median'), { x: 0, y: 0 }).graph, brick('median'), { x: 3, y: 5 })
    expect(twice.graph.nodes.map(({ id }) => id)).toEqual(['median', 'median-2'])
    expect(twice.selection).toEqual(['median-2'])
    expect(freeId(new Set(['a', 'a-2']), 'a')).toBe('a-3')
    expect(snap({ x: 3, y: 5 })).toEqual({ x: 0, y: 8 })
  })

  it('removes a brick with its wires and its targets', () => {
    const graph = feed()
    graph.meta.targets = { 'feed-write': [{ chain: 'eip155:31337', contract: 'feed' }], median: [] }
    const { graph: left } = removeNodes(graph, new Set(['feed-write']))
    expect(left.wires).toHaveLength(3)
    expect(left.meta.targets).toEqual({ median: [] })
  })

  it('keeps one wire per input: a new one takes the place of the old', () => {
    const graph = connect(feed(), { node: 'http-fetch', port: 'status' }, { node: 'median', port: 'value' }).graph
    expect(graph.wires.filter(({ to }) => to.node === 'median')).toEqual([
      { from: { node: 'http-fetch', port: 'status' }, to: { node: 'median', port: 'value' } },
    ])
  })

  it('shares what did not change, so that drawing it again is cheap', () => {
    const graph = feed()
    const { graph: moved } = moveNodes(graph, new Map([['median', { x: 1, y: 1 }]]))
    expect(moved.wires).toBe(graph.wires)
    expect(moved.nodes[0]).toBe(graph.nodes[0])
    expect(moved.nodes[3]).not.toBe(graph.nodes[3])
  })

  it('sets and clears settings at any depth without touching the old ones', () => {
    const before = { a: { b: [1, 2] } }
    expect(withValueAt(before, ['a', 'b', 1], 7)).toEqual({ a: { b: [1, 7] } })
    expect(withValueAt(before, ['a', 'b', 0], undefined)).toEqual({ a: { b: [2] } })
    expect(withValueAt(before, ['c', 'd'], true)).toEqual({ a: { b: [1, 2] }, c: { d: true } })
    expect(before).toEqual({ a: { b: [1, 2] } })
    expect(valueAt(before, ['a', 'b', 1])).toBe(2)
    expect(valueAt(before, ['a', 'toString'])).toBeUndefined()
  })
})

describe('the clipboard', () => {
  it('takes bricks with the wires among them, and pastes them under new ids', () => {
    const graph = feed()
    const copied = copyNodes(graph, new Set(['json-select', 'median']))
    expect(copied.wires).toHaveLength(1)
    const { graph: pasted, selection } = pasteGraph(graph, copied)
    expect(selection).toEqual(['json-select-2', 'median-2'])
    expect(pasted.wires.at(-1)).toEqual({ from: { node: 'json-select-2', port: 'value' }, to: { node: 'median-2', port: 'value' } })
    expect(new Set(pasted.nodes.map(({ id }) => id)).size).toBe(pasted.nodes.length)
  })

  it('puts pasted bricks where the pointer is', () => {
    const { graph, selection } = pasteGraph(emptyGraph(), feed(), { x: 1000, y: 400 })
    const xs = graph.nodes.map(({ position }) => position.x)
    expect(selection).toHaveLength(5)
    expect((Math.min(...xs) + Math.max(...xs)) / 2).toBe(1000)
  })

  it('reads a graph out of plain text around it, and says why text that looks like one is none', () => {
    const text = `Here you go:\n\`\`\`json\n${toText(feed())}\`\`\`\nHave fun.`
    expect(readPasted(text)).toMatchObject({ ok: true, graph: { name: 'Feed' } })
    expect(readPasted('just words')).toBeUndefined()
    expect(readPasted('{"a": 1}')).toBeUndefined()
    expect(readPasted('{"format":"phat.graph/2"}')).toMatchObject({ ok: false, diagnostics: [{ code: 'newer_format' }] })
  })

  it('duplicates with the wires among the copies', () => {
    const { graph } = duplicateNodes(feed(), new Set(['manual', 'http-fetch']))
    expect(graph.nodes).toHaveLength(7)
    expect(graph.wires).toHaveLength(5)
  })
})

describe('wires by type', () => {
  const graph = feed()
  const { nodes: views } = compile(graph, catalogue)

  it('are refused with the reason', () => {
    expect(refuseWireBetween(graph, views, { node: 'http-fetch', port: 'body' }, { node: 'feed-write', port: 'value' })).toContain('json')
    expect(refuseWireBetween(graph, views, { node: 'median', port: 'value' }, { node: 'median', port: 'value' })).toContain('itself')
    expect(refuseWireBetween(graph, views, { node: 'json-select', port: 'value' }, { node: 'feed-write', port: 'value' })).toBeUndefined()
  })

  it('never lead in a circle', () => {
    const looped = addNode(graph, brick('json-select'), { x: 0, y: 0 }).graph
    const wired = connect(looped, { node: 'json-select', port: 'value' }, { node: 'json-select-2', port: 'run' }).graph
    const { nodes } = compile(wired, catalogue)
    expect(refuseWireBetween(wired, nodes, { node: 'json-select-2', port: 'value' }, { node: 'json-select', port: 'json' })).toBeDefined()
  })

  it('find the ports and the bricks that take them', () => {
    const open = candidatesFor(graph, views, { node: 'json-select', port: 'value' }, 'from').map(({ node, port }) => `${node}.${port}`)
    expect(open).toContain('median.value')
    expect(open).toContain('feed-write.value')
    expect(open).not.toContain('http-fetch.path')
    const fitting = bricksFor(bricks, views, { node: 'http-fetch', port: 'body' }, 'from').map(({ brick: { id } }) => id)
    expect(fitting).toContain('json-select')
    expect(fitting).not.toContain('median')
    expect(bricksFor(bricks, views, { node: 'median', port: 'value' }, 'to').map(({ brick: { id } }) => id)).not.toContain('manual')
  })
})

describe('one-click fixes', () => {
  it('put an Agree brick where one worker’s value would reach the chain, and the graph compiles', () => {
    const unagreed = removeNodes(feed(), new Set(['median'])).graph
    const broken = connect(unagreed, { node: 'json-select', port: 'value' }, { node: 'feed-write', port: 'value' }).graph
    const fix = compile(broken, catalogue).diagnostics.find(({ code }) => code === 'settle_unagreed')?.fix
    const mended = fix && applyFix(broken, fix, catalogue)
    expect(mended?.selection).toEqual(['median'])
    expect(compile(mended?.graph ?? broken, catalogue).ok).toBe(true)
  })

  it('add what is missing until an empty graph is complete enough to run', () => {
    let graph = addNode(emptyGraph(), brick('http-fetch'), { x: 0, y: 0 }).graph
    for (let round = 0; round < 4; round++) {
      const fix = compile(graph, catalogue).diagnostics.find((one) => one.severity === 'error' && one.fix)?.fix
      graph = (fix && applyFix(graph, fix, catalogue)?.graph) ?? graph
    }
    expect(graph.wires).toContainEqual({ from: { node: 'manual', port: 'run' }, to: { node: 'http-fetch', port: 'run' } })
  })

  it.each([
    ['json-select', { as: 'decimal', unit: 'USDT' }, 'decimal(USD)', 'convert'],
    ['json-select', { as: 'decimal' }, 'decimal(USD)', 'convert'],
    ['json-select', { as: 'decimal', unit: 'USD', scale: 18 }, 'decimal(USD,8)', 'convert'],
    ['json-select', { as: 'decimal', unit: 'USD' }, 'decimal(USD,8)', 'convert'],
    ['json-select', { as: 'decimal', unit: 'USDT', scale: 6 }, 'decimal(USD,8)', 'convert'],
    ['json-select', { as: 'decimal', unit: 'USD' }, 'price(ETH/USD)', 'convert'],
    ['price-oracle', { pair: 'ETH/USDT' }, 'price(ETH/USD)', 'convert'],
    ['price-oracle', { pair: 'USD/ETH' }, 'price(ETH/USD)', 'convert'],
    ['price-oracle', { pair: 'ETH/USD' }, 'decimal(USD)', 'convert'],
    ['json-select', { as: 'text' }, 'decimal', 'parse-number'],
    ['json-select', { as: 'text' }, 'decimal(USD)', 'parse-number'],
    ['json-select', { as: 'json' }, 'decimal(USD,8)', 'json-select'],
    ['json-select', { as: 'json' }, 'text', 'json-select'],
    ['json-select', { as: 'json' }, 'bool', 'json-select'],
    ['json-select', { as: 'json' }, 'time', 'json-select'],
    ['json-select', { as: 'text' }, 'time', 'time'],
    ['json-select', { as: 'decimal' }, 'time', 'time'],
    ['json-select', { as: 'decimal', unit: 'ms' }, 'time', 'time'],
    ['json-select', { as: 'time' }, 'text', 'time'],
    ['json-select', { as: 'decimal', unit: 'USD' }, 'text', 'text-template'],
    ['json-select', { as: 'bool' }, 'text', 'text-template'],
    ['price-oracle', { pair: 'ETH/USD' }, 'text', 'text-template'],
    ['json-select', { as: 'text' }, 'json', 'decode'],
    ['json-select', { as: 'text' }, 'bytes', 'encode'],
    ['json-select', { as: 'text' }, 'bytes(32)', 'decode'],
    ['decode', { format: 'hex' }, 'text', 'encode'],
    ['json-select', { as: 'time' }, 'decimal', 'time'],
    ['json-select', { as: 'time' }, 'decimal(ms)', 'time'],
  ])('bridge a wire from %s with %j to %s by a %s', (source, config, type, bridge) => {
    // A Text template has an input of any type.
    const target = addNode(addNode(emptyGraph(), brick(source), { x: 0, y: 0 }, config).graph, brick('text-template'), { x: 240, y: 0 })
    const typed = setConfig(target.graph, target.id, ['inputs'], { value: type }).graph
    const to = { node: target.id, port: 'value' }
    const graph = connect(typed, { node: source, port: source === 'price-oracle' ? 'price' : 'value' }, to).graph
    const misfits = (one: Graph) => compile(one, catalogue).diagnostics.filter(({ code }) => code === 'type_mismatch')
    const [misfit, ...others] = misfits(graph)
    expect(others).toEqual([])
    expect(misfit?.fix).toMatchObject({ kind: 'insert', brick: bridge })
    const mended = misfit?.fix && applyFix(graph, misfit.fix, catalogue)
    expect(mended?.graph.nodes).toHaveLength(3)
    expect(misfits(mended?.graph ?? graph)).toEqual([])
    expect(
      compile(mended?.graph ?? graph, catalogue).diagnostics.filter(({ node, port }) => node === 'formula' && port === 'value'),
    ).toEqual([])
  })

  it('put in a brick with the settings that make it fit', () => {
    const broken = connect(feed(), { node: 'http-fetch', port: 'body' }, { node: 'median', port: 'value' }).graph
    const fix = compile(broken, catalogue).diagnostics.find(({ code }) => code === 'type_mismatch')?.fix
    const mended = fix && applyFix(broken, fix, catalogue)
    expect(mended?.graph.nodes.at(-1)).toMatchObject({ id: 'json-select-2', config: { path: '$', as: 'decimal' } })
  })

  it('remove the newer of two wires that enter one input', () => {
    const graph = feed()
    const doubled = {
      ...graph,
      wires: [...graph.wires, { from: { node: 'http-fetch', port: 'status' }, to: { node: 'median', port: 'value' } }],
    }
    const mended = applyFix(doubled, { kind: 'remove-wire', title: '', to: { node: 'median', port: 'value' } }, catalogue)
    expect(mended?.graph.wires).toEqual(graph.wires)
  })
})
