'use client'
import { useCallback } from 'react'
import type { Brick } from '@/bricks/kit'
import { findBrick, type Graph, type GraphNode } from '@/engine/core'
import { freePlace } from '../edit/apply-fix'
import { bricksFor } from '../edit/compatible'
import { faceOf } from '../edit/face'
import { addNode, connect, type Point } from '../edit/nodes'
import type { Compiled } from '../state/compiled'
import { useEditorStore } from '../state/context'

const NO_WIRES = { inputs: [], outputs: [] }

/** Adds a brick: at `at`, else right of the selected brick and wired to it where that fits, else in the middle of the view. */
export function useAddBrick(): (brick: Brick, at?: Point) => string {
  const store = useEditorStore()
  return useCallback(
    (brick, at) => {
      const state = store.getState()
      const graph = state.history.present
      const [only, ...more] = state.selection
      const beside = only !== undefined && more.length === 0 ? graph.nodes.find(({ id }) => id === only) : undefined
      const place =
        at ??
        (beside
          ? besideOf(beside, findBrick(state.catalogue, beside.brick, beside.version), brick)
          : graph.nodes.length > 0
            ? freePlace(graph, brick.kind === 'trigger' ? 'left' : 'right')
            : { x: 0, y: 0 })
      const added = addNode(
        graph,
        brick,
        clear(
          place,
          graph.nodes.map(({ position }) => position),
        ),
      )
      const wired = beside && !at ? wireUp(added.graph, state.compiled.views, beside.id, added.id, brick) : added.graph
      state.seal()
      state.commit({ graph: wired, selection: [added.id] })
      state.set({ aside: 'brick' })
      state.announce(`Added ${brick.title}${wired === added.graph ? '' : `, connected to ${only}`}.`)
      if (!at) requestAnimationFrame(() => store.getState().canvas?.fit())
      return added.id
    },
    [store],
  )
}

/** Wires a new brick to the one before it, where an output fits. */
function wireUp(graph: Graph, views: Compiled['views'], from: string, to: string, brick: Brick): Graph {
  for (const [port, type] of Object.entries(views[from]?.outputs ?? {})) {
    // A value is the more telling wire; a signal only where nothing else fits.
    if (type === 'signal' && Object.values(views[from]?.outputs ?? {}).some((other) => other !== 'signal') && brick.kind !== 'observe')
      continue
    const [match] = bricksFor([brick], views, { node: from, port }, 'from')
    if (match) return connect(graph, { node: from, port }, { node: to, port: match.port }).graph
  }
  return graph
}

/** Values flow to the right; what a trigger starts stands below it, where its signal leaves. */
function besideOf(node: GraphNode, brick: Brick | undefined, next: Brick): Point {
  const { x, y } = node.position
  const width = faceOf(node, brick, undefined, NO_WIRES, false).width
  if (brick?.kind !== 'trigger') return { x: x + width + 70, y }
  const face = faceOf({ ...node, config: {} }, next, undefined, NO_WIRES, false)
  return { x: x + (width - face.width) / 2, y: y + 160 }
}

/** Moves down until no brick lies at the place. */
function clear(place: Point, taken: readonly Point[]): Point {
  let { y } = place
  while (taken.some((other) => Math.abs(other.x - place.x) < 160 && Math.abs(other.y - y) < 120)) y += 160
  return { x: place.x, y }
}
