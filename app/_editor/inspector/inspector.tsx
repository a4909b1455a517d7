'use client'
import { CircleHelp, Ellipsis, WandSparkles } from 'lucide-react'
import { type RefObject, useMemo } from 'react'
import { type Diagnostic, findBrick, type GraphNode } from '@/engine/core'
import { BrickTile } from '../../_ui/brick-icon'
import { Button } from '../../_ui/button'
import { ButtonLink } from '../../_ui/button-link'
import { IconButton } from '../../_ui/icon-button'
import { Menu } from '../../_ui/menu'
import { useDrawing } from '../canvas/drawing-context'
import { useMenuEntries } from '../commands/use-menu'
import { FaultPanel } from '../dry-run/fault-panel'
import { useEditor, useEditorStore } from '../state/context'
import { editorTexts } from '../texts'
import { useFix } from '../use-fix'
import { ConfigForm } from './config-form'
import { BrickData } from './data-view'
import { WorkflowPanel } from './workflow-panel'

/** The right column: the selected brick’s settings and data, or the faults of the dry run on the canvas. */
export function Inspector({ frameRef }: { frameRef: RefObject<HTMLElement | null> }) {
  const faults = useEditor((state) => state.aside === 'faults' && state.rehearsal.run.state !== 'none')
  return (
    <aside
      ref={frameRef}
      aria-label={editorTexts.inspector.label}
      className="flex w-inspector shrink-0 flex-col overflow-y-auto border-line border-l bg-panel max-md:hidden"
    >
      {faults ? <FaultPanel /> : <BrickPanel />}
    </aside>
  )
}

/** Settings and data of the selected brick; also the content of the sheet on a phone. */
export function BrickPanel() {
  const graph = useEditor((state) => state.history.present)
  const selection = useEditor((state) => state.selection)
  const store = useEditorStore()
  const ran = useEditor((state) => state.rehearsal.run.state !== 'none')
  const [only, ...more] = selection
  const node = more.length === 0 ? graph.nodes.find(({ id }) => id === only) : undefined
  return (
    <>
      {node ? (
        <OneBrick key={node.id} node={node} />
      ) : selection.size > 1 ? (
        <p className="p-4 text-ink-3 text-xs">{editorTexts.inspector.several(selection.size)}</p>
      ) : (
        <WorkflowPanel />
      )}
      {ran && (
        <div className="mt-auto border-line border-t p-3">
          <Button size="sm" variant="ghost" onClick={() => store.getState().set({ aside: 'faults' })}>
            {editorTexts.dry.back}
          </Button>
        </div>
      )}
    </>
  )
}

function OneBrick({ node }: { node: GraphNode }) {
  const catalogue = useEditor((state) => state.catalogue)
  const all = useEditor((state) => state.compiled.result.diagnostics)
  const n = useEditor((state) => state.rehearsal.n)
  const zone = useDrawing().faces.get(node.id)?.zone
  const menu = useMenuEntries('brick')
  const brick = findBrick(catalogue, node.brick, node.version)
  const diagnostics = useMemo(() => all.filter((one) => one.node === node.id), [all, node.id])
  const runs = zone && (zone === 'worker' ? editorTexts.inspector.runsOn.worker(n) : editorTexts.inspector.runsOn[zone])
  return (
    <>
      <header className="flex items-center gap-2.5 px-4 pt-3 pb-2.5">
        <BrickTile name={brick?.icon} dashed={!brick} />
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-strong text-sm leading-tight">{brick?.title ?? node.brick}</h2>
          <p className="truncate text-ink-3 text-xs">{[brick && kindName(brick.kind), runs].filter(Boolean).join(' · ')}</p>
        </div>
        {brick && (
          <ButtonLink
            href={`/docs/bricks/${brick.id}`}
            variant="ghost"
            square
            aria-label={editorTexts.inspector.help}
            title={editorTexts.inspector.help}
            target="_blank"
          >
            <CircleHelp size={15} aria-hidden="true" />
          </ButtonLink>
        )}
        <Menu
          label={editorTexts.inspector.more}
          trigger={<IconButton label={editorTexts.inspector.more} icon={<Ellipsis size={15} aria-hidden="true" />} />}
          entries={menu}
        />
      </header>
      <div className="px-4 pb-4">
        <Problems
          diagnostics={diagnostics.filter(({ path }) => path === undefined)}
          fixes={diagnostics.filter(({ path }) => path !== undefined)}
        />
        {brick ? (
          <ConfigForm node={node} brick={brick} diagnostics={diagnostics} />
        ) : (
          <>
            <p className="text-ink-2 text-xs">{editorTexts.inspector.unknown}</p>
            <pre className="figures mt-2 overflow-x-auto rounded-2 border border-line bg-field p-2 text-2xs">
              {JSON.stringify(node.config, null, 2)}
            </pre>
          </>
        )}
      </div>
      <BrickData node={node} />
    </>
  )
}

const kindName = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1)

/** What is wrong with the brick as a whole, and every fix on offer. */
function Problems({ diagnostics, fixes }: { diagnostics: readonly Diagnostic[]; fixes: readonly Diagnostic[] }) {
  const fix = useFix()
  const shown = [...diagnostics, ...fixes.filter((one) => one.fix)]
  if (shown.length === 0) return null
  return (
    <ul className="mb-3 flex flex-col gap-2">
      {shown.map((one) => (
        <li
          key={`${one.code}${one.port ?? ''}${one.path ?? ''}`}
          className={`rounded-2 px-2.5 py-2 text-xs ${one.severity === 'error' ? 'bg-bad-soft' : 'bg-warn-soft'}`}
        >
          {one.path === undefined && <p>{one.message}</p>}
          {one.fix && (
            <Button
              size="sm"
              className="mt-1.5 text-accent first:mt-0"
              icon={<WandSparkles size={13} aria-hidden="true" />}
              onClick={() => one.fix && fix(one.fix)}
            >
              {one.fix.title}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
