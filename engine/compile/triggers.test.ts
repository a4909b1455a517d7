import { describe, expect, it } from 'vitest'
import { bricks } from '../../bricks'
import { makeBundle } from '../bundle/make-bundle'
import { type Graph, graphSchema } from '../graph/graph'
import { compile } from './compile'
import { catalogueOf } from './resolve'

const catalogue = catalogueOf(bricks)
type Config = Graph['nodes'][number]['config']
type Nodes = Record<string, [string, Config?]>

/** A graph of `id: [brick, config]` and wires such as `a.out b.in`. */
function graphOf(nodes: Nodes, ...wires: string[]): Graph {
  const end = (text = '') => ({ node: text.split('.')[0], port: text.split('.')[1] })
  return graphSchema.parse({
    format: 'phat.graph/1',
    name: 'Graph',
    nodes: Object.entries(nodes).map(([id, [brick, config = {}]]) => ({ id, brick, version: 1, config, position: { x: 0, y: 0 } })),
    wires: wires.map((wire) => ({ from: end(wire.split(' ')[0]), to: end(wire.split(' ')[1]) })),
    meta: {},
  })
}
const codes = (graph: Graph) => compile(graph, catalogue).diagnostics.map(({ code, node, severity }) => `${severity} ${code} ${node}`)

describe('a wake-up', () => {
  const nodes: Nodes = { wake: ['price-move'], oracle: ['price-oracle'], agree: ['median'], feed: ['feed-write'] }
  const read = ['wake.run oracle.run', 'oracle.price agree.value']
  it('that nothing checks again on the way to a write is a warning there', () => {
    expect(codes(graphOf(nodes, ...read, 'agree.value feed.value'))).toEqual(['warning unguarded_wake feed'])
  })
  it('is checked again by a brick that reads what was settled, or by a condition', () => {
    const moved = graphOf(
      { ...nodes, moved: ['deviation'] },
      ...read,
      'agree.value moved.value',
      'moved.value feed.value',
      'moved.pass feed.run',
    )
    expect(codes(moved)).toEqual([])
    const gate: Nodes = { ...nodes, gate: ['condition', { operator: 'gt', right: '5' }] }
    expect(codes(graphOf(gate, ...read, 'agree.value gate.left', 'agree.value feed.value', 'gate.true feed.run'))).toEqual([])
  })
  it('is warned of at each write that nothing guards', () => {
    const two: Nodes = { ...nodes, moved: ['deviation'], other: ['feed-write', { description: 'Other' }] }
    const wires = ['agree.value moved.value', 'moved.value feed.value', 'moved.pass feed.run', 'agree.value other.value']
    expect(codes(graphOf(two, ...read, ...wires))).toEqual(['warning unguarded_wake other'])
  })
  it('is not asked for where a schedule starts the run', () => {
    expect(codes(graphOf({ ...nodes, wake: ['interval'] }, ...read, 'agree.value feed.value'))).toEqual([])
  })
})

describe('a message', () => {
  const key = 'f5c09e7e6e2ef82a88ddadb4e0fd613069cf9a4b2e984fa508618f8de392837b'
  const fields = { payload: 'fields', fields: { price: 'decimal(USD)' } }
  const signed = { auth: 'ed25519', publicKey: key, ...fields }
  const told = { auth: 'hmac', ...fields }
  const feed: Nodes[string] = ['feed-write']
  const gatewayTrust = (graph: Graph) => {
    const { compiled } = compile(graph, catalogue)
    return compiled && makeBundle(compiled).content.permissions.gatewayTrust
  }
  it('that every worker verifies needs no agreement, and nobody is trusted', () => {
    const graph = graphOf({ hook: ['webhook', signed], feed }, 'hook.price feed.value')
    expect(codes(graph)).toEqual([])
    expect(gatewayTrust(graph)).toBe(false)
    expect(compile(graph, catalogue).nodes.hook?.agreed).toBe(true)
  })
  it('that the gateway alone checked may not be written, not even after workers repeated it to one another', () => {
    expect(codes(graphOf({ hook: ['webhook', told], feed }, 'hook.price feed.value'))).toEqual(['error settle_unagreed feed'])
    const repeated = graphOf({ hook: ['webhook', told], agree: ['median'], feed }, 'hook.price agree.value', 'agree.value feed.value')
    expect(codes(repeated)).toEqual(['error gateway_untrusted agree'])
  })
  it('may not decide what workers look at either, through any brick', () => {
    const path: Config = { auth: 'hmac', payload: 'fields', fields: { path: 'text' }, sample: '{"path":"a"}' }
    const nodes: Nodes = { hook: ['webhook', path], get: ['http-fetch'], pick: ['json-select', { as: 'decimal' }], agree: ['median'], feed }
    const wires = ['hook.path get.path', 'get.body pick.json', 'pick.value agree.value', 'agree.value feed.value']
    expect(codes(graphOf(nodes, ...wires))).toContain('error gateway_untrusted agree')
  })
  it('counts where the owner says so, which the permissions show', () => {
    const graph = graphOf({ hook: ['webhook', { ...told, trustGateway: true }], feed }, 'hook.price feed.value')
    expect(codes(graph)).toEqual([])
    expect(gatewayTrust(graph)).toBe(true)
  })
  it('may wake the committee without being believed', () => {
    const nodes: Nodes = { hook: ['webhook', told], oracle: ['price-oracle'], agree: ['median'], feed }
    const graph = graphOf(nodes, 'hook.run oracle.run', 'oracle.price agree.value', 'agree.value feed.value')
    expect(codes(graph)).toEqual([])
    expect(gatewayTrust(graph)).toBe(true)
  })
  it('without a key is a mistake', () => {
    expect(codes(graphOf({ hook: ['webhook', { ...signed, publicKey: '' }], feed }, 'hook.price feed.value'))).toEqual([
      'error bad_public_key hook',
    ])
  })
})
