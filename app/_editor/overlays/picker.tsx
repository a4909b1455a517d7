'use client'
import { Popover as Radix } from 'radix-ui'
import { useMemo } from 'react'
import { BrickIcon } from '../../_ui/brick-icon'
import { TypeGlyph } from '../../_ui/type-glyph'
import { bricksFor } from '../edit/compatible'
import { addNode, connect } from '../edit/nodes'
import { mainType, sectionsOf } from '../palette/sections'
import { useEditor, useEditorStore } from '../state/context'
import type { Overlay } from '../state/store'
import { editorTexts } from '../texts'
import { ChooseList } from './choose-list'

/** The bricks that fit the loose end of a wire, where it was let go. */
export function BrickPicker({ overlay: { at, screen, from } }: { overlay: Extract<Overlay, { kind: 'picker' }> }) {
  const store = useEditorStore()
  const bricks = useEditor((state) => state.bricks)
  const views = useEditor((state) => state.compiled.views)
  const close = () => store.getState().set({ overlay: undefined })
  const matches = useMemo(() => {
    const ordered = sectionsOf(bricks).flatMap((section) => section.bricks)
    return from ? bricksFor(ordered, views, from, from.direction) : ordered.map((brick) => ({ brick, port: '' }))
  }, [bricks, views, from])
  function choose({ brick, port }: (typeof matches)[number]) {
    const state = store.getState()
    const left = from?.direction === 'to' ? at.x - 200 : at.x
    const added = addNode(state.history.present, brick, { x: left, y: at.y - 40 })
    const end = { node: added.id, port }
    const graph = !from
      ? added.graph
      : from.direction === 'from'
        ? connect(added.graph, from, end).graph
        : connect(added.graph, end, from).graph
    state.commit({ graph, selection: [added.id] })
    state.announce(`Added ${brick.title}${from ? ', connected' : ''}.`)
    close()
  }
  return (
    <Radix.Root open onOpenChange={(open) => !open && close()}>
      <Radix.Anchor style={{ position: 'fixed', left: screen.x, top: screen.y }} />
      <Radix.Portal>
        <Radix.Content
          aria-label={editorTexts.picker.title}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-toast w-64 animate-pop-in overflow-hidden rounded-3 border border-line bg-raised shadow-2"
        >
          <ChooseList
            label={editorTexts.picker.title}
            placeholder={editorTexts.picker.placeholder}
            nothing={editorTexts.picker.nothing}
            choices={matches.map((match) => ({
              id: match.brick.id,
              title: match.brick.title,
              note: match.brick.summary,
              icon: <BrickIcon name={match.brick.icon} />,
              end: <TypeGlyph type={mainType(match.brick)} size={11} />,
              choose: () => choose(match),
            }))}
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
