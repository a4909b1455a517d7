'use client'
import { ContextMenu as Radix } from 'radix-ui'
import { type DragEvent, type MouseEvent, useState } from 'react'
import { Kbd } from '../../_ui/kbd'
import { toast } from '../../_ui/toast'
import { useMenuEntries } from '../commands/use-menu'
import { DryRunBar } from '../dry-run/dry-run-bar'
import { EmptyCanvas } from '../empty/empty-canvas'
import { importGraph } from '../share/import-dialog'
import { readImport } from '../share/read-import'
import { useEditor, useEditorStore } from '../state/context'
import { editorTexts } from '../texts'
import { Canvas } from './canvas'

/** The canvas with what floats over it: the dry run’s bar, the empty state, the context menu, and files dropped anywhere. */
export function CanvasFrame() {
  const store = useEditorStore()
  const empty = useEditor((state) => state.history.present.nodes.length === 0)
  const [menu, setMenu] = useState<'brick' | 'canvas' | 'wire'>('canvas')
  function aim(event: MouseEvent) {
    const target = event.target instanceof Element ? event.target : undefined
    setMenu(
      target?.closest('.react-flow__node, .react-flow__nodesselection')
        ? 'brick'
        : target?.closest('.react-flow__edge')
          ? 'wire'
          : 'canvas',
    )
  }
  async function drop(event: DragEvent) {
    const [file] = event.dataTransfer.files
    if (!file) return
    event.preventDefault()
    const parsed = await readImport(await file.text())
    if (!parsed.ok) return void toast.bad(editorTexts.import.nothing, { text: parsed.diagnostics[0]?.message ?? '' })
    importGraph(store.getState(), parsed.graph, empty ? 'replace' : 'add')
  }
  return (
    <Radix.Root>
      <Radix.Trigger asChild>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: files are dropped anywhere; the import command does the same by keyboard */}
        <div
          className="relative min-h-0 flex-1"
          onContextMenuCapture={aim}
          onDragOver={(event) => event.dataTransfer.types.includes('Files') && event.preventDefault()}
          onDrop={(event) => void drop(event)}
        >
          <Canvas />
          {empty && <EmptyCanvas />}
          <DryRunBar />
        </div>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={editorTexts.inspector.more}
          className="z-toast min-w-48 animate-pop-in rounded-3 border border-line bg-raised p-1 shadow-2"
        >
          <Lines menu={menu} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Lines({ menu }: { menu: 'brick' | 'canvas' | 'wire' }) {
  const entries = useMenuEntries(menu)
  return entries.map((entry) =>
    entry.kind === undefined || entry.kind === 'action' ? (
      <Radix.Item
        key={entry.id}
        {...(entry.disabledReason === undefined ? {} : { disabled: true })}
        onSelect={entry.onSelect}
        className={`flex h-control select-none items-center gap-4 rounded-2 px-2 text-sm outline-none data-[highlighted]:bg-hover data-[highlighted]:shadow-none pointer-coarse:h-11 ${entry.disabledReason === undefined ? (entry.danger ? 'text-bad' : '') : 'text-ink-3'}`}
      >
        <span className="flex-1">{entry.label}</span>
        {entry.keys !== undefined && <Kbd keys={entry.keys} />}
      </Radix.Item>
    ) : null,
  )
}
