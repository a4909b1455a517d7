'use client'
import { ClipboardPaste, Command, FileUp, Link as LinkIcon } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import type { Brick } from '@/bricks/kit'
import { BrickIcon, BrickTile } from '../../_ui/brick-icon'
import { cx } from '../../_ui/cx'
import { Kbd } from '../../_ui/kbd'
import { Ribbon } from '../../_ui/ribbon'
import { type Zone, ZoneCaption } from '../../_ui/zone-mark'
import { paste } from '../commands/edit'
import { everyCommand } from '../commands/help'
import { useRun } from '../commands/use-run'
import { importGraph } from '../commands/workflow'
import { useAddBrick } from '../palette/use-add-brick'
import { useEditor } from '../state/context'
import { editorTexts } from '../texts'
import { TemplateRow } from './template-row'

const STRANDS = Array.from({ length: 7 }, () => 'agreed' as const)

/** An empty canvas teaches: the road as ghost bricks, one open menu of triggers, and workflows that work. */
export function EmptyCanvas() {
  const texts = editorTexts.empty
  const run = useRun()
  return (
    <div className="dotted absolute inset-0 overflow-y-auto">
      <div className="mx-auto flex min-h-full w-full max-w-250 flex-col justify-center gap-6 px-4 py-8">
        <header className="text-center">
          <h2 className="font-strong text-xl tracking-tight">{texts.title}</h2>
          <p className="mt-1 text-ink-2 text-sm">{texts.text}</p>
        </header>
        <div className="flex items-stretch justify-center gap-0 max-md:flex-col max-md:items-center max-md:gap-3">
          <ZoneBox zone="worker" note={texts.notes.worker} className="w-52">
            <TriggerMenu />
          </ZoneBox>
          <span className="flex items-center self-center text-ink-off max-md:hidden">
            <Ribbon strands={STRANDS} width={84} height={26} join="end" />
          </span>
          <ZoneBox zone="agreed" note={texts.notes.agreed} className="flex w-105 items-center justify-center max-md:hidden">
            <Ghost icon="merge" words={texts.agree} />
            <span className="w-6 border-ink-off border-t border-dashed" />
            <Ghost icon="split" words={texts.onlyIf} />
          </ZoneBox>
          <span className="w-14 self-center border-ink-off border-t border-dashed max-md:hidden" />
          <ZoneBox zone="chain" note={texts.notes.chain} className="flex w-54 items-center justify-center max-md:hidden">
            <Ghost icon="blocks" words={texts.write} />
          </ZoneBox>
        </div>
        <section>
          <div className="mb-2 flex items-baseline justify-between">
            <h3 className="font-strong text-sm">{texts.templates}</h3>
            <Link href="/templates" className="rounded-2 text-accent text-xs hover:underline">
              {texts.allTemplates}
            </Link>
          </div>
          <TemplateRow />
        </section>
        <div className="flex flex-wrap justify-center gap-x-6 gap-y-2 text-ink-2 text-xs">
          <Way icon={<ClipboardPaste size={14} aria-hidden="true" />} keys="Mod+V" onClick={() => run(paste)}>
            {texts.paste}
          </Way>
          <Way icon={<LinkIcon size={14} aria-hidden="true" />} onClick={() => run(importGraph)}>
            {texts.link}
          </Way>
          <Way icon={<FileUp size={14} aria-hidden="true" />} onClick={() => run(importGraph)}>
            {texts.drop}
          </Way>
          <Way icon={<Command size={14} aria-hidden="true" />} keys="Mod+K" onClick={() => run(everyCommand)}>
            {texts.commands}
          </Way>
        </div>
      </div>
    </div>
  )
}

/** The one open menu: what starts the workflow. */
function TriggerMenu() {
  const texts = editorTexts.empty
  const triggers = useEditor((state) => state.bricks).filter(({ kind }) => kind === 'trigger')
  const add = useAddBrick()
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) first.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div>
      <div className="flex items-center gap-2.5 rounded-3 border border-accent bg-raised px-2.5 py-2 shadow-selected">
        <span className="flex size-6.5 items-center justify-center rounded-2 bg-accent-soft text-accent">
          <BrickIcon name="clock" />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block font-strong text-xs leading-tight">{texts.when}</span>
          <span className="block text-2xs text-ink-3">{texts.pick}</span>
        </span>
        <Kbd keys="1" />
      </div>
      <fieldset aria-label={texts.pick} className="mt-2 rounded-3 border border-line bg-raised p-1 shadow-2">
        {triggers.map((brick, index) => (
          <Trigger key={brick.id} brick={brick} ref={index === 0 ? first : undefined} onChoose={() => add(brick, { x: 0, y: 0 })} />
        ))}
      </fieldset>
    </div>
  )
}

function Trigger({ brick, onChoose, ref }: { brick: Brick; onChoose: () => void; ref: React.Ref<HTMLButtonElement> | undefined }) {
  return (
    <button
      type="button"
      ref={ref}
      onClick={onChoose}
      className="flex w-full items-center gap-2.5 rounded-2 px-2 py-1.5 text-left hover:bg-hover focus-visible:bg-accent-soft focus-visible:shadow-none"
    >
      <span className="text-ink-3">
        <BrickIcon name={brick.icon} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-medium text-xs leading-tight">{brick.title}</span>
        <span className="block text-2xs text-ink-3">{brick.summary}</span>
      </span>
    </button>
  )
}

function ZoneBox({ zone, note, className, children }: { zone: Zone; note: string; className: string; children: React.ReactNode }) {
  const look = {
    worker: 'border-zone-head-line bg-zone-head',
    agreed: 'border-zone-agreed-line bg-zone-agreed',
    chain: 'border-zone-chain-line bg-zone-chain',
  }[zone]
  return (
    <div className="flex flex-col">
      <div className={cx('min-h-56 flex-1 rounded-4 border p-3', look, className)}>{children}</div>
      <span className="mt-2 pl-3">
        <ZoneCaption zone={zone} note={note} />
      </span>
    </div>
  )
}

function Ghost({ icon, words }: { icon: string; words: readonly [string, string] }) {
  return (
    <span className="flex w-44 items-center gap-2.5 rounded-3 border border-line-field border-dashed px-2.5 py-2">
      <BrickTile name={icon} dashed />
      <span className="min-w-0">
        <span className="block truncate font-medium text-ink-2 text-xs leading-tight">{words[0]}</span>
        <span className="block truncate text-2xs text-ink-3">{words[1]}</span>
      </span>
    </span>
  )
}

function Way({ icon, keys, onClick, children }: { icon: React.ReactNode; keys?: string; onClick: () => void; children: string }) {
  return (
    <button type="button" onClick={onClick} className="flex items-center gap-2 rounded-2 px-1 hover:text-ink">
      {icon}
      {children}
      {keys !== undefined && <Kbd keys={keys} />}
    </button>
  )
}
