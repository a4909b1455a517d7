'use client'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { Face } from '../edit/face'
import { type Hull, hullsOf } from '../edit/zones'
import { useEditor } from '../state/context'
import { type BrickNode, Drafter, type WireEdge } from './draw'

/** The graph as drawn: faces, React Flow’s nodes and edges, and the zones behind them. */
export interface Drawing {
  faces: ReadonlyMap<string, Face>
  nodes: BrickNode[]
  edges: WireEdge[]
  hulls: Hull[]
}

const DrawingContext = createContext<Drawing | undefined>(undefined)

/** Draws the graph of the editor’s state for everything below it. */
export function DrawingProvider({ children }: { children: ReactNode }) {
  const catalogue = useEditor((state) => state.catalogue)
  const graph = useEditor((state) => state.history.present)
  const compiled = useEditor((state) => state.compiled)
  const selection = useEditor((state) => state.selection)
  const wires = useEditor((state) => state.wires)
  const ran = useEditor((state) => state.rehearsal.run.state === 'done')
  const [drafter] = useState(() => new Drafter(catalogue))
  const faces = useMemo(() => drafter.facesOf(graph, compiled, ran), [drafter, graph, compiled, ran])
  const nodes = useMemo(() => drafter.nodesOf(graph, faces, selection), [drafter, graph, faces, selection])
  const edges = useMemo(() => drafter.edgesOf(graph, faces, wires, compiled), [drafter, graph, faces, wires, compiled])
  const hulls = useMemo(
    () =>
      hullsOf(
        graph.nodes.flatMap(({ id, position }) => {
          const face = faces.get(id)
          return face ? [{ zone: face.zone, box: { ...position, width: face.width, height: face.height } }] : []
        }),
      ),
    [graph, faces],
  )
  const drawing = useMemo(() => ({ faces, nodes, edges, hulls }), [faces, nodes, edges, hulls])
  return <DrawingContext value={drawing}>{children}</DrawingContext>
}

/** The drawing of the graph shown. */
export function useDrawing(): Drawing {
  const drawing = useContext(DrawingContext)
  if (!drawing) throw new Error('useDrawing needs a DrawingProvider around it.')
  return drawing
}
