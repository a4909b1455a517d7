import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { bricks } from '@/bricks'
import { catalogueOf, emptyGraph, type Graph, parseGraphText } from '@/engine/core'
import { layoutPreview, PREVIEW_BRICK } from './preview-layout'

const catalogue = catalogueOf(bricks)
const folder = path.resolve(import.meta.dirname, '../../public/templates')
const templates = readdirSync(folder).map((file): Graph => {
  const parsed = parseGraphText(readFileSync(path.join(folder, file), 'utf8'))
  if (!parsed.ok) throw new Error(`${file} is no graph.`)
  return parsed.graph
})
const named = (name: string): Graph => {
  const graph = templates.find((template) => template.name === name)
  if (!graph) throw new Error(`There is no template “${name}”.`)
  return graph
}

describe('the preview of a graph', () => {
  it('draws every template without overlap, inside its box', () => {
    for (const graph of templates) {
      const { bricks, width, height } = layoutPreview(graph, catalogue)
      expect(bricks).toHaveLength(graph.nodes.length)
      expect(new Set(bricks.map(({ x, y }) => `${x} ${y}`)).size).toBe(bricks.length)
      for (const { x, y } of bricks) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(x + PREVIEW_BRICK.width).toBeLessThanOrEqual(width)
        expect(y + PREVIEW_BRICK.height).toBeLessThanOrEqual(height)
      }
    }
  })

  it('runs from left to right and shows the three zones in order', () => {
    const { wires, hulls } = layoutPreview(named('ETH/USD feed'), catalogue)
    for (const { from, to } of wires) expect(to.x).toBeGreaterThan(from.x)
    expect(hulls.map(({ zone }) => zone)).toEqual(['worker', 'agreed', 'chain'])
    expect(hulls.map(({ x }) => x)).toEqual(hulls.map(({ x }) => x).toSorted((a, b) => a - b))
  })

  it('draws a ribbon only where each worker still has its own value', () => {
    const { wires } = layoutPreview(named('ETH/USD feed'), catalogue)
    expect(wires.filter(({ ribbon }) => ribbon).map(({ id }) => id)).toEqual(['oracle.price>agree.value'])
  })

  it('draws a graph with a circle, and one with nothing', () => {
    const feed = named('ETH/USD feed')
    const circle: Graph = {
      ...feed,
      wires: [...feed.wires, { from: { node: 'oracle', port: 'price' }, to: { node: 'oracle', port: 'run' } }],
    }
    expect(layoutPreview(circle, catalogue).bricks).toHaveLength(feed.nodes.length)
    expect(layoutPreview(emptyGraph(), catalogue)).toMatchObject({ bricks: [], wires: [], hulls: [] })
  })
})
