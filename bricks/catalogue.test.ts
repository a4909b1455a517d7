import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { catalogueOf, compile, dryCommittee, dryRun, type Graph, makeBundle, parseGraphText } from '../engine/core'
import { createDemoHttp } from '../engine/network/market'
import { bricks } from '.'
import { createExampleChain } from './example-chain.fixture'
import { isPure } from './fuzz-brick.fixture'
import { type Brick, defaultConfig } from './kit'

const folder = import.meta.dirname
const templates = path.join(folder, '../public/templates')
const catalogue = catalogueOf(bricks)
const clock = { nowMs: () => 1_795_357_920_214 }
const all: readonly Brick[] = bricks

function readGraph(file: string): Graph {
  const parsed = parseGraphText(readFileSync(file, 'utf8'))
  if (!parsed.ok) throw new Error(`${file}: ${parsed.diagnostics[0]?.message}`)
  return parsed.graph
}

const chain = createExampleChain(clock)
afterAll(() => chain.stop())

async function rehearse(graph: Graph) {
  const demo = createDemoHttp({ clock })
  const readsChain = (compile(graph, catalogue).compiled?.permissions.chainsRead ?? []).length > 0
  const http = readsChain ? await chain.over(demo) : demo
  return dryRun({
    graph,
    catalogue,
    members: dryCommittee('catalogue', 4),
    rosterSize: 1000,
    seed: 'catalogue',
    httpOf: () => http,
    clock,
    tick: () => 0,
  })
}

const problems = (graph: Graph) => compile(graph, catalogue, { deploying: true }).diagnostics

describe.each(all.map((brick) => [brick.id, brick] as const))('%s', (id, brick) => {
  const example = path.join(folder, id, 'example.json')

  it('is called like its folder, and has an example and a help page', () => {
    expect(existsSync(path.join(folder, id, 'index.ts'))).toBe(true)
    expect(existsSync(example)).toBe(true)
    expect(readFileSync(path.join(folder, id, 'README.md'), 'utf8')).toMatch(new RegExp(`^# ${brick.title}\\n`))
  })
  it('starts with settings that pass its own checks', () => {
    const config = defaultConfig(brick)
    expect(config).toBeDefined()
    expect(brick.check?.({ config, inputs: {} }) ?? []).toEqual([])
  })
  it('gives every setting a title and a widget, so that a form can be made of it', () => {
    const schema = z.toJSONSchema(brick.config, { io: 'input' })
    for (const field of Object.values(schema.properties ?? {}))
      expect(field).toMatchObject({ title: expect.any(String), widget: expect.any(String) })
  })
  it('has at most five rows and says what it does', () => {
    const config = defaultConfig(brick)
    expect(brick.rows?.(config) ?? []).toSatisfy((rows: unknown[]) => rows.length <= 5)
    expect(brick.words?.(config)).toMatch(/^[a-z].*[^.]$/)
  })
  it('has an example that uses it, compiles without a warning and settles', async () => {
    const graph = readGraph(example)
    expect(graph.nodes.map((node) => node.brick)).toContain(id)
    expect(problems(graph)).toEqual([])
    expect(await rehearse(graph)).toMatchObject({ ok: true, report: { slots: [{ payload: expect.stringMatching(/^0x/) }] } })
  })
})

it.each(all.filter(isPure).map((brick) => [brick.id, brick] as const))(
  '%s names every setting and every code of its own on its help page',
  (id, brick) => {
    const help = readFileSync(path.join(folder, id, 'README.md'), 'utf8')
    const schema = z.toJSONSchema(brick.config, { io: 'input' })
    const titles = Object.values(schema.properties ?? {}).map((field) => (typeof field === 'object' ? field.title : undefined))
    expect([...titles, ...Object.keys(brick.codes ?? {})].filter((name) => name === undefined || !help.includes(name))).toEqual([])
  },
)

describe('templates', () => {
  const files = readdirSync(templates).filter((file) => file.endsWith('.json'))
  it('has at least a live feed, a demo feed and a conditional write', () => {
    expect(files).toEqual(expect.arrayContaining(['eth-usd-feed.json', 'eth-usd-demo.json', 'conditional-write.json']))
  })
  it.each([
    ['conditional-write.json', 'bafkreihyfrme6mnnwewljckwuptcpkx536d4munzc7kgytfgdm7b6bxro4'],
    ['eth-usd-demo.json', 'bafkreicnqbsxsp5fehzzjvcrmcsbu3gylbpn4dsvxbzhgmvq3cfb2yx3ia'],
    ['eth-usd-feed.json', 'bafkreig4pgzgwq6ko37jaj6gthb64e7fhgxifzym5e5jkwfsvxatmx23ye'],
    ['http-json-feed.json', 'bafkreih3zhccl2rsjhzxqyishzwsnbt3gyaxhfsvyh4mb4wgwyltq5ionq'],
  ])('%s keeps its bundle id: a new setting of a known version is absent by default', (file, id) => {
    const { compiled } = compile(readGraph(path.join(templates, file)), catalogue)
    expect(compiled && makeBundle(compiled).id).toBe(id)
  })
  it.each(files)('%s compiles without a warning and says what it is for', (file) => {
    const graph = readGraph(path.join(templates, file))
    expect(problems(graph)).toEqual([])
    expect(graph.meta.summary.length).toBeGreaterThan(20)
    expect(graph.meta.tags.length).toBeGreaterThan(0)
  })
  it.each(files.filter((file) => readFileSync(path.join(templates, file), 'utf8').includes('"demo"')))(
    '%s runs on the demo market',
    async (file) => {
      expect(await rehearse(readGraph(path.join(templates, file)))).toMatchObject({ ok: true, committee: { q: 3 } })
    },
  )
})
