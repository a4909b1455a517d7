import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Sample } from '@/app/_brick-docs/try-it/sample'
import { fieldText, sampleText } from '@/app/_brick-docs/try-it/sample'
import { type Brick, inputPorts } from '@/bricks/kit'
import { compile, dryCommittee, dryRun, type Graph, makeBundle, parseGraphText } from '@/engine/core'
import { createHttp } from '@/engine/server'
import { catalogue } from './catalogue'

/** What to try a brick with: the settings of its example and the values that reach it there, or made-up ones where the example needs a chain. */
export async function brickSample(brick: Brick): Promise<Sample> {
  const text = await readFile(path.join(process.cwd(), 'bricks', brick.id, 'example.json'), 'utf8').catch(() => '')
  const parsed = parseGraphText(text)
  const node = parsed.ok ? parsed.graph.nodes.find((each) => each.brick === brick.id) : undefined
  const config = node?.config ?? {}
  const seen = parsed.ok && node ? await rehearsed(parsed.graph, node.id, brick) : { inputs: [], types: {} }
  const settled = brick.config.safeParse(config)
  const ports = settled.success ? inputPorts(brick, settled.data) : {}
  const made = Object.fromEntries(Object.entries(ports).map(([port, spec]) => [port, sampleText(spec)]))
  const inputs = seen.inputs.length > 0 ? seen.inputs : [made]
  return {
    config,
    inputs: inputs.map((values) => ({ ...Object.fromEntries(Object.keys(made).map((port) => [port, ''])), ...values })),
    types: seen.types,
  }
}

async function rehearsed(graph: Graph, id: string, brick: Brick): Promise<Pick<Sample, 'inputs' | 'types'>> {
  const { compiled } = compile(graph, catalogue)
  if (!compiled) return { inputs: [], types: {} }
  const clock = { nowMs: () => Date.now() }
  const http = createHttp({ clock, demoMarket: true })
  try {
    const { observations, steps } = await dryRun({
      graph,
      catalogue,
      members: dryCommittee('example', 4),
      rosterSize: 1000,
      seed: 'example',
      httpOf: () => http,
      clock,
      tick: () => 0,
    })
    const step = makeBundle(compiled).content.plan.steps.find((each) => each.id === id)
    const types = Object.entries(step?.inputs ?? {}).map(([port, ref]): [string, string] => [
      port,
      compiled.types[`${ref.node}.${ref.port}`] ?? 'json',
    ])
    const given = brick.agree ? observations.map(({ values }) => values[id]) : [steps[id]?.inputs]
    return {
      inputs: z
        .array(z.record(z.string(), z.unknown()).optional())
        .parse(given)
        .map((values = {}) =>
          Object.fromEntries(Object.entries(values).map(([port, value]): [string, string] => [port, fieldText(value)])),
        ),
      types: Object.fromEntries(types),
    }
  } finally {
    await http.close()
  }
}
