'use client'
import {
  type Connection,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  type OnConnectStartParams,
  useReactFlow,
} from '@xyflow/react'
import { type DragEvent, type FocusEvent, type PointerEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import { toast } from '../../_ui/toast'
import { candidatesFor, refuseWireBetween } from '../edit/compatible'
import { addNode, connect, moveNodes, type Point } from '../edit/nodes'
import { BRICK_MIME } from '../palette/brick-mime'
import { useEditorStore } from '../state/context'
import type { PortEnd } from '../state/store'
import { editorTexts } from '../texts'
import type { BrickNode, WireEdge } from './draw'
import { useDrawing } from './drawing-context'
import { fitted } from './fitted'

/** The canvas’s events as edits, selections and announcements. */
export function useCanvasActs(readOnly: boolean) {
  const store = useEditorStore()
  const flow = useReactFlow()
  const drawing = useDrawing()
  const drawn = useRef(drawing)
  drawn.current = drawing

  const fit = useCallback(
    (ids?: readonly string[]) => {
      if (ids) return void flow.fitView({ nodes: ids.map((id) => ({ id })), padding: 0.2, maxZoom: 1, duration: 160 })
      const frame = document.querySelector('.react-flow')?.getBoundingClientRect()
      const { hulls, nodes } = drawn.current
      if (!frame || nodes.length === 0) return
      void flow.setViewport(fitted({ hulls, nodes, frame, run: store.getState().rehearsal.run }))
    },
    [flow, store],
  )

  useEffect(() => {
    store.getState().set({
      canvas: {
        fit,
        zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: 120 }),
        middle: () => middleOf(flow),
        focus: (id) => {
          void flow.fitView({ nodes: [{ id }], maxZoom: flow.getZoom(), minZoom: Math.min(flow.getZoom(), 1), duration: 160, padding: 0.4 })
          store.getState().select([id])
        },
      },
    })
    return () => store.getState().set({ canvas: undefined })
  }, [flow, fit, store])

  return useMemo(() => {
    const moved = (changes: NodeChange<BrickNode>[]) => {
      const state = store.getState()
      const places = new Map<string, Point>()
      let resting = false
      const selection = new Set(state.selection)
      for (const change of changes) {
        if (change.type === 'position' && change.position) places.set(change.id, change.position)
        if (change.type === 'position' && change.dragging === false) resting = true
        if (change.type === 'select') change.selected ? selection.add(change.id) : selection.delete(change.id)
      }
      if (changes.some(({ type }) => type === 'select')) state.select(selection, state.wires)
      if (places.size > 0 && !readOnly) state.commit(moveNodes(state.history.present, places), 'drag')
      if (resting) state.seal()
    }
    const edgesChanged = (changes: EdgeChange<WireEdge>[]) => {
      const state = store.getState()
      const wires = new Set(state.wires)
      for (const change of changes) if (change.type === 'select') change.selected ? wires.add(change.id) : wires.delete(change.id)
      state.select(state.selection, wires)
    }
    const joined = ({ source, sourceHandle, target, targetHandle }: Connection) => {
      if (!sourceHandle || !targetHandle) return
      const state = store.getState()
      const from = { node: source, port: sourceHandle }
      const to = { node: target, port: targetHandle }
      const reason = refuseWireBetween(state.history.present, state.compiled.views, from, to)
      if (reason) return refuse(reason)
      state.commit(connect(state.history.present, from, to))
      state.announce(`Connected ${from.node} ${from.port} to ${to.node} ${to.port}.`)
    }
    const refuse = (reason: string) => {
      store.getState().announce(`${editorTexts.refusedWire}. ${reason}`)
      toast.warn(editorTexts.refusedWire, { id: 'refused-wire', text: reason })
    }
    const begun = (_: unknown, { nodeId, handleId, handleType }: OnConnectStartParams) => {
      if (!nodeId || !handleId) return
      const state = store.getState()
      const end: PortEnd = { node: nodeId, port: handleId, direction: handleType === 'source' ? 'from' : 'to' }
      const open = new Set(
        candidatesFor(state.history.present, state.compiled.views, end, end.direction).map(({ node, port }) => `${node}.${port}`),
      )
      state.set({ wiring: { ...end, open } })
    }
    const ended = (event: MouseEvent | TouchEvent, connection: FinalConnectionState) => {
      const state = store.getState()
      state.set({ wiring: undefined })
      const { fromHandle, toHandle, isValid, toNode } = connection
      if (!fromHandle?.id) return
      const end: PortEnd = { node: fromHandle.nodeId, port: fromHandle.id, direction: fromHandle.type === 'source' ? 'from' : 'to' }
      if (toHandle?.id && isValid === false) {
        const [from, to] =
          end.direction === 'from'
            ? [end, { node: toHandle.nodeId, port: toHandle.id }]
            : [{ node: toHandle.nodeId, port: toHandle.id }, end]
        const reason =
          toHandle.type === fromHandle.type
            ? 'A wire goes from an output to an input.'
            : refuseWireBetween(state.history.present, state.compiled.views, from, to)
        if (reason && !(toHandle.nodeId === fromHandle.nodeId && toHandle.id === fromHandle.id)) refuse(reason)
        return
      }
      if (toNode || toHandle) return
      const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event
      state.set({
        overlay: {
          kind: 'picker',
          at: flow.screenToFlowPosition({ x: clientX, y: clientY }),
          screen: { x: clientX, y: clientY },
          from: end,
        },
      })
    }
    return {
      onInit: () => requestAnimationFrame(() => store.getState().canvas?.fit()),
      onNodesChange: moved,
      onEdgesChange: edgesChanged,
      onConnect: joined,
      onConnectStart: begun,
      onConnectEnd: ended,
      onClickConnectStart: begun,
      onClickConnectEnd: () => store.getState().set({ wiring: undefined }),
      isValidConnection: (connection: Connection | WireEdge) =>
        Boolean(connection.sourceHandle && connection.targetHandle) &&
        refuseWireBetween(
          store.getState().history.present,
          store.getState().compiled.views,
          { node: connection.source, port: connection.sourceHandle ?? '' },
          { node: connection.target, port: connection.targetHandle ?? '' },
        ) === undefined,
      onNodeClick: () => store.getState().set({ aside: 'brick' }),
      onNodeContextMenu: (_: unknown, { id }: BrickNode) => {
        const state = store.getState()
        if (!state.selection.has(id)) state.select([id])
      },
      onEdgeContextMenu: (_: unknown, { id }: WireEdge) => store.getState().select([], [id]),
      onPointerMove: (event: PointerEvent) => {
        store.getState().pointer.at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
      },
      onPointerLeave: () => {
        store.getState().pointer.at = undefined
      },
      onFocus: (event: FocusEvent<HTMLElement>) => {
        const { target } = event
        const id = target.classList.contains('react-flow__node') && target.matches(':focus-visible') ? target.dataset.id : undefined
        if (id !== undefined) store.getState().select([id])
      },
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(BRICK_MIME)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      },
      onDrop: (event: DragEvent) => {
        const id = event.dataTransfer.getData(BRICK_MIME)
        const state = store.getState()
        const brick = state.bricks.find((one) => one.id === id)
        if (!brick || readOnly) return
        event.preventDefault()
        const at = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
        state.commit(addNode(state.history.present, brick, { x: at.x - 89, y: at.y - 24 }))
        state.announce(`Added ${brick.title}.`)
      },
    }
  }, [store, flow, readOnly])
}

function middleOf(flow: ReturnType<typeof useReactFlow>): Point {
  const box = document.querySelector('.react-flow')?.getBoundingClientRect()
  return flow.screenToFlowPosition({ x: (box?.left ?? 0) + (box?.width ?? 800) / 2, y: (box?.top ?? 0) + (box?.height ?? 600) / 2 })
}
