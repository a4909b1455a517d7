'use client'
import { useState } from 'react'
import { BrickIcon } from '../../_ui/brick-icon'
import { Field } from '../../_ui/field'
import { Select } from '../../_ui/select'
import { toast } from '../../_ui/toast'
import { TypeGlyph } from '../../_ui/type-glyph'
import { useDrawing } from '../canvas/drawing-context'
import { candidatesFor } from '../edit/compatible'
import { connect } from '../edit/nodes'
import { useEditor, useEditorStore } from '../state/context'
import { editorTexts } from '../texts'
import { ChooseList } from './choose-list'
import { Window } from './window'

/** Draws a wire by keyboard: choose one of the brick’s ports, then one that takes it. */
export function ConnectDialog({ node }: { node: string }) {
  const texts = editorTexts.connect
  const store = useEditorStore()
  const graph = useEditor((state) => state.history.present)
  const views = useEditor((state) => state.compiled.views)
  const { faces } = useDrawing()
  const face = faces.get(node)
  const view = views[node]
  const ends = [
    ...Object.entries(view?.outputs ?? {}).map(([port, type]) => ({
      key: `from ${port}`,
      port,
      type,
      direction: 'from' as const,
      label: `Output ${port}`,
    })),
    ...Object.entries(view?.inputs ?? {}).map(([port, { accepts, wired, title }]) => ({
      key: `to ${port}`,
      port,
      type: wired ?? accepts[0] ?? 'json',
      direction: 'to' as const,
      label: `Input ${title}`,
    })),
  ]
  const data = ends.find(({ direction, type }) => direction === 'from' && type !== 'signal')
  const [chosen, setChosen] = useState((data ?? ends[0])?.key)
  const end = ends.find(({ key }) => key === chosen)
  const close = () => store.getState().set({ overlay: undefined })
  const candidates = end ? candidatesFor(graph, views, { node, port: end.port }, end.direction) : []
  function choose(other: { node: string; port: string }) {
    if (!end) return
    const own = { node, port: end.port }
    const state = store.getState()
    state.commit(end.direction === 'from' ? connect(state.history.present, own, other) : connect(state.history.present, other, own))
    state.announce(`Connected to ${faces.get(other.node)?.title ?? other.node}, ${other.port}.`)
    toast.ok(texts.done, { id: 'connected' })
    close()
  }
  return (
    <Window title={texts.title(face?.title ?? node)} onClose={close}>
      {ends.length === 0 ? (
        <p className="text-ink-2 text-sm">{texts.noPorts}</p>
      ) : (
        <>
          <Field label={texts.output} reserveError={false}>
            <Select
              value={chosen}
              onValueChange={setChosen}
              options={ends.map(({ key, label, type }) => ({
                value: key,
                label: (
                  <span className="flex items-center gap-2">
                    <TypeGlyph type={type} size={12} />
                    {label}
                  </span>
                ),
                note: type,
              }))}
            />
          </Field>
          <div className="overflow-hidden rounded-3 border border-line">
            <ChooseList
              label={texts.target}
              placeholder={texts.placeholder}
              nothing={texts.nothing}
              choices={candidates.map((one) => ({
                id: `${one.node}.${one.port}`,
                title: `${faces.get(one.node)?.title ?? one.node}, ${one.port}`,
                note: `${one.node} · ${one.type}`,
                icon: <BrickIcon name={faces.get(one.node)?.icon} />,
                end: <TypeGlyph type={one.type} size={12} />,
                choose: () => choose(one),
              }))}
            />
          </div>
        </>
      )}
    </Window>
  )
}
