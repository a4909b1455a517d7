'use client'
import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import type { Graph } from '@/engine/core'
import { Button } from '../../_ui/button'
import { Field } from '../../_ui/field'
import { TextArea } from '../../_ui/text-input'
import { toast } from '../../_ui/toast'
import { pasteGraph } from '../edit/clipboard'
import { Window } from '../overlays/window'
import { useEditor, useEditorStore } from '../state/context'
import { editorTexts } from '../texts'
import { readImport } from './read-import'

/** Takes a graph from text, a link or a file, in place of the one shown or beside it. Undo takes it back. */
export function ImportDialog() {
  const texts = editorTexts.import
  const store = useEditorStore()
  const empty = useEditor((state) => state.history.present.nodes.length === 0)
  const [text, setText] = useState('')
  const [error, setError] = useState<string | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const close = () => store.getState().set({ overlay: undefined })

  async function take(source: string, how: 'replace' | 'add') {
    setBusy(true)
    const parsed = await readImport(source)
    setBusy(false)
    if (!parsed.ok) return setError(parsed.diagnostics[0]?.message ?? texts.nothing)
    importGraph(store.getState(), parsed.graph, how)
    close()
  }
  return (
    <Window title={texts.title} text={texts.text} onClose={close}>
      <Field label={texts.paste} error={error}>
        <TextArea
          mono
          autoFocus
          rows={6}
          value={text}
          placeholder={texts.placeholder}
          onChange={(event) => {
            setText(event.target.value)
            setError(undefined)
          }}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          className="sr-only"
          tabIndex={-1}
          aria-label={texts.file}
          onChange={async (event) => {
            const chosen = event.target.files?.[0]
            if (!chosen) return
            setText(await chosen.text())
            setError(undefined)
          }}
        />
        <Button icon={<FileUp size={14} aria-hidden="true" />} onClick={() => file.current?.click()}>
          {texts.file}
        </Button>
        <span className="ml-auto flex gap-2">
          {!empty && (
            <Button busy={busy} disabledReason={text.trim() === '' ? texts.nothing : undefined} onClick={() => void take(text, 'add')}>
              {texts.add}
            </Button>
          )}
          <Button
            variant="primary"
            busy={busy}
            disabledReason={text.trim() === '' ? texts.nothing : undefined}
            onClick={() => void take(text, 'replace')}
          >
            {texts.replace}
          </Button>
        </span>
      </div>
    </Window>
  )
}

/** Puts an imported graph in place of the one shown, or beside it. */
export function importGraph(state: ReturnType<ReturnType<typeof useEditorStore>['getState']>, graph: Graph, how: 'replace' | 'add'): void {
  state.commit(how === 'replace' ? { graph, selection: [] } : pasteGraph(state.history.present, graph, state.canvas?.middle()))
  requestAnimationFrame(() => state.canvas?.fit())
  toast.ok(editorTexts.import.done, { id: 'imported', text: graph.name })
}
