import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bricks } from '@/bricks'
import type { GraphNode } from '@/engine/core'
import { faceOf } from './face'
import { roundPath, routeWire, strandPath } from './route'
import { hullsOf } from './zones'

const node = (brick: string, config: GraphNode['config'] = {}): GraphNode => ({
  id: 'n',
  brick,
  version: 1,
  config,
  position: { x: 0, y: 0 },
})
const find = (id: string) => bricks.find((brick) => brick.id === id)
const none = { inputs: [], outputs: [] }

describe('a brick’s face', () => {
  it('lines up the first port rows of neighbours on the road of a value', () => {
    const rows = ['median', 'feed-write', 'price-oracle'].map((id) => faceOf(node(id), find(id), undefined, none, false))
    const firstRow = rows.map(({ ports }) => ports.find(({ side }) => side === 'left' || side === 'right')?.y)
    expect(new Set(firstRow).size).toBe(1)
  })

  it('keeps every port on the edge it belongs to', () => {
    for (const brick of bricks)
      for (const port of faceOf(node(brick.id), brick, undefined, none, true).ports) {
        const face = faceOf(node(brick.id), brick, undefined, none, true)
        if (port.side === 'left') expect(port.x).toBe(0)
        if (port.side === 'right') expect(port.x).toBe(face.width)
        if (port.side === 'top') expect(port.y).toBe(0)
        if (port.side === 'bottom') expect(port.y).toBe(face.height)
      }
  })

  it('shows a brick that is not installed with the ports its wires use', () => {
    const face = faceOf(node('rain-gauge'), undefined, undefined, { inputs: ['run', 'place'], outputs: ['mm'] }, false)
    expect(face.kind).toBe('unknown')
    expect(face.ports.map(({ id, side }) => `${side} ${id}`)).toEqual(['top run', 'left place', 'right mm'])
  })
})

describe('a wire', () => {
  it('is straight between ports at one height', () => {
    expect(routeWire({ x: 0, y: 10, side: 'right' }, { x: 90, y: 10, side: 'left' })).toEqual([
      { x: 0, y: 10 },
      { x: 90, y: 10 },
    ])
  })

  it('goes round a brick in its way', () => {
    const box = { x: 100, y: -50, width: 100, height: 120 }
    const points = routeWire({ x: 0, y: 0, side: 'right' }, { x: 400, y: 0, side: 'left' }, [box])
    for (let at = 1; at < points.length; at++) {
      const [a, b] = [points[at - 1], points[at]]
      if (!a || !b) continue
      const crosses = Math.max(a.x, b.x) > 102 && Math.min(a.x, b.x) < 198 && Math.max(a.y, b.y) > -48 && Math.min(a.y, b.y) < 68
      expect(crosses).toBe(false)
    }
  })

  it('runs only level and upright, from port to port, wherever these are', () => {
    const place = fc.integer({ min: -400, max: 400 })
    fc.assert(
      fc.property(place, place, place, place, fc.boolean(), (x1, y1, x2, y2, signal) => {
        const points = routeWire({ x: x1, y: y1, side: signal ? 'bottom' : 'right' }, { x: x2, y: y2, side: signal ? 'top' : 'left' })
        expect(points[0]).toEqual({ x: x1, y: y1 })
        expect(points.at(-1)).toEqual({ x: x2, y: y2 })
        for (let at = 1; at < points.length; at++) {
          const [a, b] = [points[at - 1], points[at]]
          expect(a && b && (a.x === b.x || a.y === b.y)).toBe(true)
        }
        expect(roundPath(points)).not.toContain('NaN')
        expect(strandPath(points, 5)).not.toContain('NaN')
      }),
    )
  })
})

describe('zones', () => {
  const box = (x: number, y: number) => ({ x, y, width: 178, height: 120 })

  it('lie around their bricks with room to spare', () => {
    const [hull] = hullsOf([
      { zone: 'worker', box: box(0, 0) },
      { zone: 'worker', box: box(0, 200) },
    ])
    expect(hull?.outlines).toEqual([
      [
        { x: -12, y: -12 },
        { x: 190, y: -12 },
        { x: 190, y: 332 },
        { x: -12, y: 332 },
      ],
    ])
    expect(hull?.caption).toEqual({ x: -12, y: 332 })
  })

  it('make room for a smaller zone inside their rectangle', () => {
    const hulls = hullsOf([
      { zone: 'agreed', box: box(0, 300) },
      { zone: 'agreed', box: box(500, 0) },
      { zone: 'chain', box: box(500, 300) },
    ])
    const agreed = hulls.find(({ zone }) => zone === 'agreed')
    expect(agreed?.outlines).toHaveLength(1)
    expect(agreed?.outlines[0]).toHaveLength(6)
    expect(hulls.find(({ zone }) => zone === 'chain')?.outlines[0]).toHaveLength(4)
  })

  it('leave no sliver where a smaller zone nearly reaches the edge', () => {
    const hulls = hullsOf([
      { zone: 'agreed', box: box(0, 300) },
      { zone: 'agreed', box: box(530, 0) },
      { zone: 'chain', box: box(500, 300) },
    ])
    expect(hulls.find(({ zone }) => zone === 'agreed')?.outlines[0]).toHaveLength(6)
  })

  it('always hold their own bricks', () => {
    const place = fc.integer({ min: 0, max: 12 }).map((at) => at * 60)
    const one = fc.record({ zone: fc.constantFrom('worker' as const, 'agreed' as const, 'chain' as const), x: place, y: place })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), (bricks) => {
        const hulls = hullsOf(bricks.map(({ zone, x, y }) => ({ zone, box: box(x, y) })))
        for (const { zone, x, y } of bricks) {
          const outlines = hulls.find((hull) => hull.zone === zone)?.outlines ?? []
          expect(outlines.filter((outline) => holds(outline, { x: x + 89.5, y: y + 60.5 })).length % 2).toBe(1)
        }
      }),
    )
  })
})

/** Whether a point lies inside an outline, by counting crossings to its right. */
function holds(outline: readonly { x: number; y: number }[], { x, y }: { x: number; y: number }): boolean {
  return (
    outline.filter((a, at) => {
      const b = outline[(at + 1) % outline.length] ?? a
      return a.x === b.x && a.x > x && Math.min(a.y, b.y) < y && Math.max(a.y, b.y) > y
    }).length %
      2 ===
    1
  )
}
