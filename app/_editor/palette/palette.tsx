'use client'
import { LayoutGrid, PanelLeft, Plus, Search } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useMemo, useRef, useState } from 'react'
import type { Brick } from '@/bricks/kit'
import { BrickIcon } from '../../_ui/brick-icon'
import { IconButton } from '../../_ui/icon-button'
import { Kbd } from '../../_ui/kbd'
import { TextInput } from '../../_ui/text-input'
import { Tooltip } from '../../_ui/tooltip'
import { TypeGlyph } from '../../_ui/type-glyph'
import { useEditor, useEditorStore } from '../state/context'
import { editorTexts } from '../texts'
import { BRICK_MIME } from './brick-mime'
import { bestMatch, mainType, sectionsOf } from './sections'
import { useAddBrick } from './use-add-brick'

/** The list of bricks at the left: search, then drag, click or Enter. Folded it is a rail of icons. */
export function Palette({ searchRef }: { searchRef: RefObject<HTMLInputElement | null> }) {
  const open = useEditor((state) => state.palette === 'open')
  return open ? (
    <nav aria-label={editorTexts.palette.label} className="flex w-palette shrink-0 flex-col border-line border-r bg-panel max-md:hidden">
      <BrickList searchRef={searchRef} />
    </nav>
  ) : (
    <Rail />
  )
}

/** Search and sections; also the content of the sheet on a phone. `onAdded` closes that. */
export function BrickList({ searchRef, onAdded }: { searchRef: RefObject<HTMLInputElement | null>; onAdded?: () => void }) {
  const bricks = useEditor((state) => state.bricks)
  const store = useEditorStore()
  const [search, setSearch] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const add = useAddBrick()
  const sections = useMemo(() => sectionsOf(bricks, search), [bricks, search])

  function choose(brick: Brick) {
    add(brick)
    setSearch('')
    onAdded?.()
  }
  function press(event: KeyboardEvent<HTMLElement>) {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    if (at + step < 0) searchRef.current?.focus()
    else items[Math.min(items.length - 1, at + step)]?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move among the buttons inside, which are focusable themselves
    <div className="flex min-h-0 flex-1 flex-col" onKeyDown={press}>
      <div className="p-2.5">
        <TextInput
          ref={searchRef}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            const first = bestMatch(sections, search)
            if (event.key === 'Enter' && first) choose(first)
            if (event.key === 'Escape') {
              setSearch('')
              event.currentTarget.blur()
            }
          }}
          placeholder={editorTexts.palette.search}
          aria-label={editorTexts.palette.search}
          icon={<Search size={14} aria-hidden="true" />}
          unit={<Kbd keys="/" />}
        />
      </div>
      <div ref={list} className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-2">
        {sections.map(({ id, title, bricks: items }) => (
          <section key={id} aria-label={title} className="mb-1.5">
            <h2 className="px-2.5 py-1 text-2xs text-ink-3">{title}</h2>
            {items.map((brick) => (
              <button
                key={brick.id}
                type="button"
                draggable
                title={brick.summary}
                onDragStart={(event) => {
                  event.dataTransfer.setData(BRICK_MIME, brick.id)
                  event.dataTransfer.effectAllowed = 'copy'
                }}
                onClick={() => choose(brick)}
                className="flex h-[27px] w-full items-center gap-2.5 rounded-2 px-2.5 text-left text-sm transition-colors duration-hover hover:bg-hover active:bg-press pointer-coarse:h-11"
              >
                <span className="shrink-0 text-ink-3">
                  <BrickIcon name={brick.icon} />
                </span>
                <span className="min-w-0 flex-1 truncate">{brick.title}</span>
                <TypeGlyph type={mainType(brick)} size={11} className="shrink-0" />
              </button>
            ))}
          </section>
        ))}
        {sections.length === 0 && <p className="px-2.5 py-4 text-ink-3 text-xs">{editorTexts.palette.nothing(search)}</p>}
      </div>
      <div className="flex h-strip shrink-0 items-center gap-2.5 border-line border-t pr-1.5 pl-4 text-ink-3 text-xs max-md:hidden">
        <LayoutGrid size={13} aria-hidden="true" />
        <span className="flex-1">{editorTexts.palette.all(bricks.length)}</span>
        <IconButton
          size="sm"
          side="right"
          label={editorTexts.palette.fold}
          icon={<PanelLeft size={14} aria-hidden="true" />}
          onClick={() => store.getState().set({ palette: 'rail' })}
        />
      </div>
    </div>
  )
}

function Rail() {
  const bricks = useEditor((state) => state.bricks)
  const store = useEditorStore()
  const sections = useMemo(() => sectionsOf(bricks), [bricks])
  const open = () => store.getState().set({ palette: 'open' })
  return (
    <nav
      aria-label={editorTexts.palette.label}
      className="flex w-rail shrink-0 flex-col items-center gap-1 border-line border-r bg-panel py-2.5 max-md:hidden"
    >
      <IconButton
        variant="secondary"
        side="right"
        label={editorTexts.palette.open}
        icon={<Plus size={15} aria-hidden="true" />}
        onClick={open}
      />
      <span className="my-1.5 h-px w-6 bg-line" />
      {sections.map(({ id, title, bricks: items }) => (
        <Tooltip key={id} content={title} side="right">
          <button
            type="button"
            aria-label={title}
            onClick={open}
            className="flex size-control items-center justify-center rounded-2 text-ink-3 hover:bg-hover hover:text-ink"
          >
            <BrickIcon name={items[0]?.icon} />
          </button>
        </Tooltip>
      ))}
      <span className="mt-auto">
        <IconButton side="right" label={editorTexts.palette.open} icon={<PanelLeft size={14} aria-hidden="true" />} onClick={open} />
      </span>
    </nav>
  )
}
