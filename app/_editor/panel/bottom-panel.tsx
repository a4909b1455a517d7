'use client'
import { ChevronDown, ChevronUp, CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { Button } from '../../_ui/button'
import { CopyButton } from '../../_ui/copy-button'
import { cx } from '../../_ui/cx'
import { shortenId } from '../../_ui/format'
import { IconButton } from '../../_ui/icon-button'
import { Tabs } from '../../_ui/tabs'
import { agreedValue } from '../dry-run/view'
import { reachOf } from '../edit/words'
import { sayJudged } from '../show/values'
import { useEditor, useEditorStore } from '../state/context'
import type { PanelTab } from '../state/store'
import { editorTexts } from '../texts'
import { CallData } from './call-data'
import { PerWorker } from './per-worker'
import { Problems } from './problems'
import { Steps } from './steps'

/** Below the canvas: problems, each worker, steps and call data; folded it is a line of status. */
export function BottomPanel() {
  const tab = useEditor((state) => state.panel)
  return tab === undefined ? <Strip /> : <OpenPanel tab={tab} />
}

function OpenPanel({ tab }: { tab: PanelTab }) {
  const store = useEditorStore()
  const problems = useEditor((state) => state.compiled.result.diagnostics.length)
  const steps = useEditor((state) => (state.rehearsal.run.state === 'done' ? Object.keys(state.rehearsal.run.result.steps).length : 0))
  const texts = editorTexts.panel
  return (
    <section aria-label={texts.label} className="flex h-bottom shrink-0 flex-col border-line border-t bg-panel">
      <Tabs
        className="min-h-0 flex-1"
        contentClassName="overflow-auto"
        label={texts.label}
        value={tab}
        onValueChange={(panel) => store.getState().set({ panel })}
        tabs={[
          { value: 'workers', label: texts.workers, content: <PerWorker /> },
          { value: 'steps', label: texts.steps, ...(steps > 0 ? { count: steps } : {}), content: <Steps /> },
          { value: 'calls', label: texts.calls, content: <CallData /> },
          { value: 'problems', label: texts.problems, count: problems, content: <Problems /> },
        ]}
        end={
          <>
            <Outcome />
            <IconButton
              size="sm"
              side="top"
              label={texts.close}
              icon={<ChevronDown size={14} aria-hidden="true" />}
              onClick={() => store.getState().set({ panel: undefined })}
            />
          </>
        }
      />
    </section>
  )
}

/** How the dry run ended, in one line. */
function Outcome() {
  const run = useEditor((state) => state.rehearsal.run)
  const texts = editorTexts.dry
  if (run.state !== 'done') return <CompileStatus />
  const { ok, report, reason } = run.result
  const value = agreedValue(run.result)
  if (!ok)
    return (
      <span className="flex min-w-0 items-center gap-1.5 text-bad">
        <CircleAlert size={14} aria-hidden="true" className="shrink-0" />
        <span className="truncate max-lg:max-w-64">{reason?.message ?? texts.refused}</span>
      </span>
    )
  return (
    <span className="flex items-center gap-1.5 max-sm:hidden">
      <CircleCheck size={14} aria-hidden="true" className="text-ok" />
      {value && (
        <span>
          {texts.agreedOn} <span className="figures">{sayJudged(value.value)}</span>
        </span>
      )}
      <span className="text-ink-3">{report ? texts.wouldWrite : (reason?.message ?? texts.wouldNotWrite)}</span>
    </span>
  )
}

function Strip() {
  const store = useEditorStore()
  const diagnostics = useEditor((state) => state.compiled.result.diagnostics)
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const empty = useEditor((state) => state.history.present.nodes.length === 0)
  const texts = editorTexts.panel
  const open = (panel: PanelTab) => store.getState().set({ panel })
  const Icon = errors > 0 ? CircleAlert : TriangleAlert
  const count = empty ? 0 : diagnostics.length
  return (
    <section
      aria-label={texts.label}
      className="flex h-strip shrink-0 items-center gap-1 overflow-hidden border-line border-t bg-panel px-2 text-xs max-md:hidden"
    >
      <Button
        size="sm"
        variant="ghost"
        onClick={() => open('problems')}
        icon={count > 0 ? <Icon size={13} aria-hidden="true" className={errors > 0 ? 'text-bad' : 'text-warn'} /> : undefined}
      >
        {editorTexts.problemCount(count)}
      </Button>
      {(['workers', 'steps', 'calls'] as const).map((tab) => (
        <Button key={tab} size="sm" variant="ghost" className="text-ink-3" onClick={() => open(tab)}>
          {texts[tab]}
        </Button>
      ))}
      <span className="ml-auto flex items-center gap-4 pr-1 text-ink-2">
        {empty ? editorTexts.empty.missing : <CompileStatus />}
        <IconButton
          size="sm"
          side="top"
          label={texts.open}
          icon={<ChevronUp size={14} aria-hidden="true" />}
          onClick={() => open('problems')}
        />
      </span>
    </section>
  )
}

/** Whether the graph compiles, into which bundle, and what that may reach. */
function CompileStatus() {
  const { result, bundleId } = useEditor((state) => state.compiled)
  const graph = useEditor((state) => state.history.present)
  const catalogue = useEditor((state) => state.catalogue)
  const reach = reachOf(graph, catalogue, result.compiled?.permissions)
  return (
    <span className="flex items-center gap-4">
      <span className={cx('flex items-center gap-1.5', !result.ok && 'text-bad')}>
        {result.ok ? <CircleCheck size={13} aria-hidden="true" className="text-ok" /> : <CircleAlert size={13} aria-hidden="true" />}
        {result.ok ? editorTexts.compiles : editorTexts.doesNotCompile}
      </span>
      {bundleId && (
        <span className="flex items-center">
          <span data-testid="bundle-id" data-bundle-id={bundleId} title={bundleId} className="figures">
            {shortenId(bundleId, 12, 4)}
          </span>
          <CopyButton text={bundleId} label="Copy the bundle id" className="-my-1 text-ink-3" />
        </span>
      )}
      {result.ok && <span title={result.compiled?.permissions.hosts.join(', ')}>{editorTexts.hosts(reach.hosts)}</span>}
      {result.ok && reach.chains > 0 && <span>{editorTexts.chains(reach.chains)}</span>}
    </span>
  )
}
