'use client'
import { Background, BackgroundVariant, MiniMap, Panel, ReactFlow, SelectionMode } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import './canvas.css'
import { useEditor } from '../state/context'
import { editorTexts } from '../texts'
import { useMediaQuery } from '../use-media-query'
import { BrickNodeView } from './brick-node'
import { CardsLayer } from './cards-layer'
import { ConnectionLine } from './connection-line'
import type { BrickNode, WireEdge } from './draw'
import { useDrawing } from './drawing-context'
import { FigureLayer } from './figure-layer'
import { useCanvasActs } from './use-canvas-acts'
import { WireEdgeView } from './wire-edge'
import { ZonesLayer } from './zones-layer'
import { ZoomBar } from './zoom-bar'

const nodeTypes = { brick: BrickNodeView }
const edgeTypes = { wire: WireEdgeView }

/** The canvas: bricks, wires, zones and cards. Everything that changes the graph goes through the store. */
export function Canvas() {
  const readOnly = useEditor((state) => state.readOnly)
  const { nodes, edges } = useDrawing()
  const few = useEditor((state) => state.history.present.nodes.length <= 3)
  const ran = useEditor((state) => state.rehearsal.run.state !== 'none')
  const touch = useMediaQuery('(pointer: coarse)')
  const acts = useCanvasActs(readOnly)
  return (
    <ReactFlow<BrickNode, WireEdge>
      aria-label={editorTexts.canvas}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      {...acts}
      connectionLineComponent={ConnectionLine}
      connectionRadius={26}
      onlyRenderVisibleElements
      deleteKeyCode={null}
      disableKeyboardA11y
      selectionMode={SelectionMode.Partial}
      selectionOnDrag={!touch}
      panOnDrag={touch ? true : [1, 2]}
      panOnScroll
      zoomOnDoubleClick={false}
      multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
      selectionKeyCode={null}
      nodesDraggable={!readOnly}
      nodesConnectable={!readOnly}
      elementsSelectable
      snapToGrid
      snapGrid={[8, 8]}
      minZoom={0.08}
      maxZoom={2}
      proOptions={{ hideAttribution: true }}
    >
      <Background variant={BackgroundVariant.Dots} gap={16} size={1.4} color="var(--canvas-dot)" />
      <ZonesLayer />
      <CardsLayer />
      <FigureLayer />
      <Panel position="bottom-left" className="max-md:hidden">
        <ZoomBar />
      </Panel>
      {!few && !ran && (
        <MiniMap<BrickNode>
          pannable
          zoomable
          ariaLabel="Minimap"
          className="max-md:hidden"
          nodeBorderRadius={8}
          nodeColor={(node) => (node.selected ? 'var(--accent)' : 'var(--line-strong)')}
          maskColor="transparent"
          maskStrokeColor="var(--line-field)"
          maskStrokeWidth={2}
          offsetScale={2}
          style={{ width: 172, height: 92 }}
        />
      )}
    </ReactFlow>
  )
}
