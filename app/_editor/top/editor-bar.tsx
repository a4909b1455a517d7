'use client'
import { ChevronDown, Play, Redo2, RotateCw, Share2, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { AccountSlot } from '../../_ui/account-slot'
import { Button } from '../../_ui/button'
import { IconButton } from '../../_ui/icon-button'
import { Kbd } from '../../_ui/kbd'
import { Menu } from '../../_ui/menu'
import { TopBarFrame } from '../../_ui/top-bar'
import { redo, undo } from '../commands/edit'
import { useMenuEntries } from '../commands/use-menu'
import { useRun } from '../commands/use-run'
import * as workflow from '../commands/workflow'
import { SaveMark } from '../save/save-mark'
import { useEditor } from '../state/context'
import { editorTexts } from '../texts'
import { useMediaQuery } from '../use-media-query'

/** The editor’s top bar: where we are, how it is saved, undo, and the three ways on: share, dry run, deploy. */
export function EditorBar() {
  const texts = editorTexts.top
  const name = useEditor((state) => state.history.present.name)
  const run = useRun()
  const narrow = useMediaQuery('(max-width: 47.99rem)')
  const menu = useMenuEntries('workflow')
  const canUndo = useEditor((state) => state.history.past.length > 0)
  const canRedo = useEditor((state) => state.history.future.length > 0)
  const rehearsal = useEditor((state) => state.rehearsal.run.state)
  const notRun = useEditor((state) => workflow.refuseDryRun({ graph: state.history.present, state }))
  const notDeployed = useEditor((state) => workflow.refuseDeploy({ graph: state.history.present, state }))
  return (
    <TopBarFrame markOnly={narrow}>
      <span className="mx-1 h-4 w-px bg-line max-md:hidden" />
      <nav aria-label="Where you are" className="flex min-w-0 items-center gap-1.5 text-sm">
        <Link href="/workflows" className="rounded-2 px-1 text-ink-2 hover:text-ink max-md:hidden">
          {texts.workflows}
        </Link>
        <span className="text-ink-3 max-md:hidden">/</span>
        <Menu
          label={texts.menu}
          align="start"
          trigger={
            <button
              type="button"
              aria-label={`${name}. ${texts.menu}`}
              className="flex min-w-0 items-center gap-1 rounded-2 px-1 font-strong hover:bg-hover"
            >
              <h1 className="truncate">{name || editorTexts.untitled}</h1>
              <ChevronDown size={13} aria-hidden="true" className="shrink-0 text-ink-3" />
            </button>
          }
          entries={menu}
        />
      </nav>
      <span className="mx-1 max-lg:hidden">
        <SaveMark />
      </span>
      <div className="ml-auto flex items-center gap-1.5">
        <IconButton
          label="Undo"
          icon={<Undo2 size={16} aria-hidden="true" />}
          onClick={() => run(undo)}
          disabledReason={canUndo ? undefined : 'Nothing to undo.'}
        />
        <span className="max-sm:hidden">
          <IconButton
            label="Redo"
            icon={<Redo2 size={16} aria-hidden="true" />}
            onClick={() => run(redo)}
            disabledReason={canRedo ? undefined : 'Nothing to redo.'}
          />
        </span>
        <span className="mx-1.5 h-4 w-px bg-line max-md:hidden" />
        <Button variant="ghost" icon={<Share2 size={15} aria-hidden="true" />} onClick={() => run(workflow.share)} aria-label={texts.share}>
          <span className="max-md:hidden">{texts.share}</span>
        </Button>
        <span className="flex gap-2 max-md:hidden">
          <Button
            icon={rehearsal === 'done' ? <RotateCw size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
            busy={rehearsal === 'running'}
            disabledReason={notRun}
            onClick={() => run(workflow.dryRun)}
          >
            {rehearsal === 'none' ? texts.dryRun : texts.runAgain}
            <Kbd keys="Mod+Enter" className="max-lg:hidden" />
          </Button>
          <Button
            variant={notDeployed === undefined ? 'primary' : 'secondary'}
            disabledReason={notDeployed}
            onClick={() => run(workflow.deploy)}
          >
            {texts.deploy}
          </Button>
        </span>
        <span className="ml-1 empty:hidden max-sm:hidden">
          <AccountSlot />
        </span>
      </div>
    </TopBarFrame>
  )
}
