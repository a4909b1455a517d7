'use client'
import { List, Play, Plus, Settings2 } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useRef, useState } from 'react'
import { Button } from '../../_ui/button'
import { useRun } from '../commands/use-run'
import { dryRun, refuseDryRun } from '../commands/workflow'
import { FaultPanel } from '../dry-run/fault-panel'
import { BrickPanel } from '../inspector/inspector'
import { BrickList } from '../palette/palette'
import { useEditor } from '../state/context'
import { editorTexts } from '../texts'
import { ZoneList } from './zone-list'

/** On a phone: the four ways on below the canvas, each opening from the lower edge. */
export function MobileDock() {
  const texts = editorTexts.mobile
  const run = useRun()
  const [sheet, setSheet] = useState<'add' | 'brick' | 'list' | undefined>(undefined)
  const search = useRef<HTMLInputElement>(null)
  const selected = useEditor((state) => state.selection.size === 1)
  const rehearsal = useEditor((state) => state.rehearsal.run.state)
  const faults = useEditor((state) => state.aside === 'faults' && state.rehearsal.run.state !== 'none')
  const notRun = useEditor((state) => refuseDryRun({ graph: state.history.present, state }))
  const close = () => setSheet(undefined)
  return (
    <>
      <div className="flex shrink-0 gap-2 border-line border-t bg-panel p-2 md:hidden">
        <Button
          size="lg"
          icon={<Plus size={16} aria-hidden="true" />}
          aria-label={editorTexts.palette.search}
          square
          onClick={() => setSheet('add')}
        />
        <Button size="lg" className="flex-1" icon={<List size={16} aria-hidden="true" />} onClick={() => setSheet('list')}>
          {texts.list}
        </Button>
        <Button
          size="lg"
          className="flex-1"
          busy={rehearsal === 'running'}
          icon={<Play size={15} aria-hidden="true" />}
          disabledReason={notRun}
          onClick={() => run(dryRun)}
        >
          {editorTexts.top.dryRun}
        </Button>
        <Button
          size="lg"
          square
          icon={<Settings2 size={16} aria-hidden="true" />}
          aria-label={editorTexts.inspector.label}
          disabledReason={selected || faults ? undefined : editorTexts.inspector.nothing}
          onClick={() => setSheet('brick')}
        />
      </div>
      {sheet === 'add' && (
        <Drawer title={editorTexts.palette.label} onClose={close}>
          <BrickList searchRef={search} onAdded={close} />
        </Drawer>
      )}
      {sheet === 'brick' && (
        <Drawer title={editorTexts.inspector.label} onClose={close}>
          {faults && !selected ? <FaultPanel /> : <BrickPanel />}
        </Drawer>
      )}
      {sheet === 'list' && (
        <Drawer title={texts.list} onClose={close}>
          <ZoneList onChoose={() => setSheet('brick')} />
        </Drawer>
      )}
    </>
  )
}

function Drawer({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-sheet animate-fade-in bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 bottom-0 z-sheet flex max-h-[80dvh] animate-fade-in flex-col overflow-y-auto rounded-t-4 border-line border-t bg-panel pb-2 shadow-3"
        >
          <Radix.Title className="sr-only">{title}</Radix.Title>
          <span aria-hidden="true" className="mx-auto my-2 h-1 w-9 shrink-0 rounded-full bg-line-strong" />
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
