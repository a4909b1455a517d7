import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bricks } from '../../bricks'
import { makeBundle, readBundle } from '../bundle/make-bundle'
import { type Graph, graphSchema } from '../graph/graph'
import { compile } from './compile'
import { catalogueOf } from './resolve'

const catalogue = catalogueOf(bricks)

const feed = (): Graph =>
  graphSchema.parse({
    format: 'phat.graph/1',
    name: 'Feed',
    nodes: [
      { id: 'press', brick: 'manual', version: 1, config: {}, position: { x: 0, y: 0 } },
      { id: 'fetch', brick: 'http-fetch', version: 1, config: { url: 'https://api.example.com/price' }, position: { x: 0, y: 100 } },
      { id: 'pick', brick: 'json-select', version: 1, config: { path: '$.price', as: 'decimal' }, position: { x: 0, y: 200 } },
      { id: 'agree', brick: 'median', version: 1, config: {}, position: { x: 0, y: 300 } },
      { id: 'write', brick: 'feed-write', version: 1, config: {}, position: { x: 0, y: 400 } },
    ],
    wires: [
      wire('press.run', 'fetch.run'),
      wire('fetch.body', 'pick.json'),
      wire('pick.value', 'agree.value'),
      wire('agree.value', 'write.value'),
    ],
    meta: {},
  })

function wire(from: string, to: string) {
  const [fromNode = '', fromPort = ''] = from.split('.')
  const [toNode = '', toPort = ''] = to.split('.')
  return { from: { node: fromNode, port: fromPort }, to: { node: toNode, port: toPort } }
}

const codes = (graph: Graph, deploying = false) =>
  compile(graph, catalogue, { deploying }).diagnostics.map(({ code, node }) => (node === undefined ? code : `${code}@${node}`))

const bundleOf = (graph: Graph) => {
  const { compiled } = compile(graph, catalogue)
  if (!compiled) throw new Error('does not compile')
  return makeBundle(compiled)
}

const without = (graph: Graph, id: string): Graph => ({
  ...graph,
  nodes: graph.nodes.filter((node) => node.id !== id),
  wires: graph.wires.filter(({ from, to }) => from.node !== id && to.node !== id),
})

const withNode = (graph: Graph, id: string, brick: string, config: Graph['nodes'][number]['config'] = {}): Graph => ({
  ...graph,
  nodes: [...graph.nodes, { id, brick, version: 1, config, position: { x: 0, y: 0 } }],
})

const rewired = (graph: Graph, drop: string, ...add: [string, string][]): Graph => ({
  ...graph,
  wires: [...graph.wires.filter(({ to }) => `${to.node}.${to.port}` !== drop), ...add.map(([from, to]) => wire(from, to))],
})

describe('compile', () => {
  it('splits a feed into head, frontier and tail', () => {
    const { nodes, ok, diagnostics } = compile(feed(), catalogue)
    expect(diagnostics).toEqual([])
    expect(ok).toBe(true)
    expect(Object.fromEntries(Object.entries(nodes).map(([id, { part }]) => [id, part]))).toEqual({
      press: 'trigger',
      fetch: 'head',
      pick: 'head',
      agree: 'frontier',
      write: 'tail',
    })
  })

  it('lists what the bundle may reach, and where it settles', () => {
    const { content } = bundleOf(feed())
    expect(content.permissions).toEqual({ hosts: ['api.example.com'], chainsRead: [], gatewayTrust: false })
    expect(content.limits.requests).toBeGreaterThan(0)
    expect(content.settlements).toEqual([expect.objectContaining({ slot: 0, node: 'write', interface: 'write(int256,uint64)' })])
  })

  it('gives the same id whatever the order of arrays, the positions, the name and the meta', () => {
    const graph = feed()
    const { id } = bundleOf(graph)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(graph.nodes, { minLength: 5 }),
        fc.shuffledSubarray(graph.wires, { minLength: 4 }),
        fc.string(),
        fc.integer(),
        (nodes, wires, name, x) => {
          const moved = nodes.map((node) => ({ ...node, position: { x, y: -x } }))
          expect(bundleOf({ ...graph, name, nodes: moved, wires, meta: { ...graph.meta, summary: name } }).id).toBe(id)
        },
      ),
    )
  })

  it('gives another id when an id, a setting or a wire changes', () => {
    const graph = feed()
    const { id } = bundleOf(graph)
    const renamed = JSON.parse(JSON.stringify(graph).replaceAll('"pick"', '"select"')) as Graph
    expect(bundleOf(renamed).id).not.toBe(id)
    const nodes = graph.nodes.map((node) => (node.id === 'agree' ? { ...node, config: { maxDispersion: '3' } } : node))
    expect(bundleOf({ ...graph, nodes }).id).not.toBe(id)
  })

  it('gives settings that are left out and settings that equal the default one id', () => {
    const graph = feed()
    const nodes = graph.nodes.map((node) =>
      node.id === 'pick'
        ? { ...node, config: { path: '$.price', as: 'decimal' } }
        : node.id === 'fetch'
          ? { ...node, config: { ...node.config, method: 'GET' } }
          : node,
    )
    expect(bundleOf({ ...graph, nodes }).id).toBe(bundleOf(graph).id)
  })

  it('reads a bundle back from its text, and refuses an altered one', () => {
    const { text, id } = bundleOf(feed())
    expect(readBundle(text, id).id).toBe(id)
    expect(() => readBundle(text.replace('$.price', '$.prize'), id)).toThrow(/has the id/)
    expect(() => readBundle(` ${text}`)).toThrow(/canonical/)
  })
})

describe('diagnostics', () => {
  it('keeps an unknown brick and names it', () => {
    expect(codes(withNode(feed(), 'odd', 'teleport'))).toContain('unknown_brick@odd')
  })
  it('asks for a trigger, and refuses a second one', () => {
    expect(codes(without(feed(), 'press'))).toEqual(expect.arrayContaining(['no_trigger', 'unreachable@fetch']))
    expect(codes(withNode(feed(), 'press2', 'manual'))).toContain('several_triggers@press2')
  })
  it('names an input without a wire and a brick that nothing starts', () => {
    expect(codes(rewired(feed(), 'write.value'))).toEqual(expect.arrayContaining(['unwired_input@write']))
    expect(codes(rewired(feed(), 'fetch.run'))).toContain('unreachable@fetch')
  })
  it('refuses a wire of the wrong type, says why, and offers a brick that fits between', () => {
    const misfit = (from: string) =>
      compile(rewired(feed(), 'agree.value', [from, 'agree.value']), catalogue).diagnostics.find(({ code }) => code === 'type_mismatch')
    expect(misfit('press.run')).toMatchObject({ node: 'agree', port: 'value', fix: { kind: 'remove-wire' } })
    expect(misfit('fetch.body')).toMatchObject({
      message: 'json does not fit: this port takes decimal or price: put a JSON select brick between.',
      fix: { kind: 'insert', brick: 'json-select', config: { path: '$', as: 'decimal' } },
    })
  })
  it('offers no brick that the catalogue lacks', () => {
    const few = catalogueOf(bricks.filter(({ id }) => id !== 'json-select'))
    const graph = rewired(without(feed(), 'pick'), 'agree.value', ['fetch.body', 'agree.value'])
    expect(compile(graph, few).diagnostics).toContainEqual(
      expect.objectContaining({ code: 'type_mismatch', fix: expect.objectContaining({ kind: 'remove-wire' }) }),
    )
  })
  it('refuses circles', () => {
    const graph = rewired(feed(), 'pick.json', ['pick.value', 'pick.json'])
    expect(codes(graph)).toContain('cycle@pick')
  })
  it('refuses to settle what one worker alone has seen, and offers a median', () => {
    const graph = rewired(without(feed(), 'agree'), 'write.value', ['pick.value', 'write.value'])
    expect(compile(graph, catalogue).diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'settle_unagreed',
        node: 'write',
        port: 'value',
        fix: expect.objectContaining({ kind: 'insert', brick: 'median' }),
      }),
    )
  })
  it('offers Identical for what has no median, and nothing for a branch', () => {
    const text = { ...without(feed(), 'agree'), nodes: without(feed(), 'agree').nodes.filter(({ id }) => id !== 'write') }
    const nodes = text.nodes.map((node) => (node.id === 'pick' ? { ...node, config: { path: '$.note', as: 'text' } } : node))
    const noted = withNode({ ...text, nodes }, 'write', 'contract-write', { signature: 'note(string text)' })
    const graph = rewired({ ...noted, wires: noted.wires.filter(({ to }) => to.node !== 'write') }, 'none', ['pick.value', 'write.text'])
    const fixes = (one: Graph) => compile(one, catalogue).diagnostics.flatMap(({ code, fix }) => (code === 'settle_unagreed' ? [fix] : []))
    expect(fixes(graph)).toMatchObject([{ kind: 'insert', brick: 'identical' }])
    const branched = rewired(
      withNode(feed(), 'gate', 'condition', { operator: 'gt', right: '5' }),
      'write.run',
      ['pick.value', 'gate.left'],
      ['gate.true', 'write.run'],
    )
    expect(fixes(branched)).toEqual([undefined])
  })
  it('refuses to look outside after the committee has agreed', () => {
    const graph = rewired(
      withNode(feed(), 'again', 'http-fetch', { url: 'https://api.example.com/' }),
      'none',
      ['press.run', 'again.run'],
      ['agree.value', 'again.path'],
    )
    const found = codes(graph)
    expect(found.some((code) => code === 'observe_after_agree@again')).toBe(true)
  })
  it('refuses a branch that workers could take differently before they agree', () => {
    const graph = rewired(
      withNode(feed(), 'gate', 'condition', { operator: 'gt', right: '5' }),
      'agree.run',
      ['pick.value', 'gate.left'],
      ['gate.true', 'agree.run'],
    )
    expect(codes(graph)).toContain('branch_before_agree@agree')
  })
  it('refuses to decide about a write on what one worker alone has seen', () => {
    const graph = rewired(
      withNode(feed(), 'gate', 'condition', { operator: 'gt', right: '5' }),
      'write.run',
      ['pick.value', 'gate.left'],
      ['gate.true', 'write.run'],
    )
    expect(codes(graph)).toContain('settle_unagreed@write')
  })
  it('refuses a second agreement on an agreed value', () => {
    const graph = rewired(
      withNode(feed(), 'twice', 'median'),
      'write.value',
      ['agree.value', 'twice.value'],
      ['twice.value', 'write.value'],
    )
    expect(codes(graph)).toContain('agree_after_agree@twice')
  })
  it('warns of a graph that writes nothing, and refuses to deploy it', () => {
    expect(compile(without(feed(), 'write'), catalogue)).toMatchObject({
      ok: true,
      diagnostics: [{ code: 'no_settle', severity: 'warning' }],
    })
    expect(compile(without(feed(), 'write'), catalogue, { deploying: true })).toMatchObject({ ok: false })
  })
  it('keeps everything behind a brick that remembers in the tail, where it runs', () => {
    const remembering = (brick: string) =>
      rewired(
        withNode(
          withNode(without(without(without(feed(), 'fetch'), 'pick'), 'agree'), 'fixed', 'formula', { expression: '1.5', inputs: {} }),
          'moved',
          'deviation',
        ),
        'none',
        ['press.run', 'fixed.run'],
        ['fixed.result', 'moved.value'],
        [brick === 'http-fetch' ? 'moved.pass' : 'moved.value', brick === 'http-fetch' ? 'then.run' : 'then.value'],
      )
    const doubled = withNode(remembering('formula'), 'then', 'formula')
    const { nodes } = compile(rewired(doubled, 'none', ['then.result', 'write.value']), catalogue)
    expect(nodes.then).toMatchObject({ part: 'tail', agreed: true })
    expect(codes(withNode(remembering('http-fetch'), 'then', 'http-fetch', { url: 'https://api.example.com/' }))).toContain(
      'observe_after_agree@then',
    )
  })
  it.each(['constructor', 'toString', '__proto__'])('names a port called %s that no brick has', (port) => {
    expect(codes(rewired(feed(), 'agree.value', [`pick.${port}`, 'agree.value']))).toContain('unknown_port@agree')
    expect(codes(rewired(feed(), 'none', ['press.run', `agree.${port}`]))).toContain('unknown_port@agree')
  })
  it('refuses a wire out of a brick that gives nothing', () => {
    const graph = rewired(withNode(feed(), 'gate', 'condition'), 'none', ['write.value', 'gate.left'])
    expect(codes(graph)).toEqual(expect.arrayContaining(['unknown_port@gate', 'unwired_input@gate']))
  })
  it('takes a parameter of a function that is called like a method of objects', () => {
    const call = (name: string) =>
      withNode(without(feed(), 'write'), 'write', 'contract-write', { mode: 'function', signature: `set(uint256 ${name})` })
    const named = codes(rewired(call('toString'), 'none', ['agree.value', 'write.toString']))
    expect(named).toEqual([])
    expect(codes(rewired(call('toString'), 'none', ['press.run', 'write.run']))).toContain('unwired_input@write')
  })
  it('points at a setting that has no canonical form, so that no bundle could be made', () => {
    for (const config of [{ decimals: -0 }, { description: '\ud800' }]) {
      const graph = { ...feed(), nodes: feed().nodes.map((node) => (node.id === 'write' ? { ...node, config } : node)) }
      expect(compile(graph, catalogue)).toMatchObject({ ok: false })
      expect(codes(graph)).toContain('bad_config@write')
    }
  })
  it('points at the setting that is wrong', () => {
    const graph = feed()
    const nodes = graph.nodes.map((node) => (node.id === 'fetch' ? { ...node, config: { url: 'not a url' } } : node))
    expect(compile({ ...graph, nodes }, catalogue).diagnostics).toContainEqual(
      expect.objectContaining({ code: 'bad_config', node: 'fetch', path: 'url' }),
    )
  })
})
