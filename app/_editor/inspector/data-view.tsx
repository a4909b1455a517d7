'use client'
import { History } from 'lucide-react'
import { useState } from 'react'
import type { GraphNode } from '@/engine/core'
import { Button } from '../../_ui/button'
import { formatClock } from '../../_ui/format'
import { Segmented } from '../../_ui/segmented'
import { Select } from '../../_ui/select'
import { TypeGlyph } from '../../_ui/type-glyph'
import { useDrawing } from '../canvas/drawing-context'
import { useRun } from '../commands/use-run'
import { dryRun } from '../commands/workflow'
import { JUDGED, staleReason, traceOf } from '../dry-run/view'
import { useEditor, useEditorStore } from '../state/context'
import { editorTexts } from '../texts'
import { ValueTree } from './value-tree'

const SET = 'set'

/** What went in and out of a brick at the last dry run, at each worker. */
export function BrickData({ node }: { node: GraphNode }) {
  const store = useEditorStore()
  const run = useEditor((state) => state.rehearsal.run)
  const seenBy = useEditor((state) => state.rehearsal.seenBy)
  const graph = useEditor((state) => state.history.present)
  const face = useDrawing().faces.get(node.id)
  const perform = useRun()
  const [side, setSide] = useState<'in' | 'out'>('out')
  const texts = editorTexts.inspector
  const result = run.state === 'done' ? run.result : undefined
  const trace = result && traceOf(result, node.id, seenBy)
  const values = Object.entries((side === 'in' ? trace?.inputs : trace?.outputs) ?? {})
  const stale = run.state === 'done' ? staleReason(run.graph, graph, node.id) : undefined
  return (
    <section aria-label={texts.data} className="border-line border-t">
      <header className="flex items-center gap-2 px-4 pt-3">
        <h3 className="font-strong text-sm">{texts.data}</h3>
        {run.state === 'done' && <span className="text-ink-3 text-xs">{texts.dryRunAt(formatClock(run.atMs).slice(0, 5))}</span>}
        <Segmented
          label={texts.data}
          size="sm"
          className="ml-auto"
          value={side}
          onValueChange={setSide}
          options={[
            { value: 'in', label: texts.in },
            { value: 'out', label: texts.out },
          ]}
        />
      </header>
      {!result ? (
        <p className="px-4 pt-2 pb-4 text-ink-3 text-xs">{texts.noData}</p>
      ) : (
        <div className="px-4 pt-2.5 pb-4">
          <Select
            size="sm"
            label={texts.worker}
            value={seenBy ?? SET}
            onValueChange={(worker) => {
              const { set, rehearsal } = store.getState()
              set({ rehearsal: { ...rehearsal, seenBy: worker === SET ? undefined : worker } })
            }}
            options={[
              { value: SET, label: texts.theSet },
              ...result.observations.map(({ worker, city, judged }) => ({ value: worker, label: city, note: JUDGED[judged] })),
            ]}
          />
          <div className="mt-2.5">
            {trace?.fault && (
              <p className="rounded-2 bg-bad-soft px-2.5 py-2 text-xs">
                {trace.fault.message} {trace.fault.remedy}
              </p>
            )}
            {trace?.reason && <p className="mb-2 text-ink-2 text-xs">{trace.reason}</p>}
            {values.map(([port, value]) => {
              const type =
                face?.ports.find((one) => one.id === port && (side === 'in') === (one.side === 'left' || one.side === 'top'))?.type ??
                'json'
              return (
                <div key={port} className="mb-1.5">
                  <div className="flex h-6 items-center gap-2 text-xs">
                    <TypeGlyph type={type} size={11} />
                    <span className="flex-1 font-medium">{port}</span>
                    <span className="figures text-2xs text-ink-3">{type}</span>
                  </div>
                  <ValueTree value={value} type={type} />
                </div>
              )
            })}
            {values.length === 0 && !trace?.fault && <p className="text-ink-3 text-xs">{texts.none}</p>}
          </div>
          {stale && (
            <div className="mt-3 flex items-center gap-2 border-line border-t pt-2.5 text-ink-3 text-xs">
              <History size={13} aria-hidden="true" />
              <span className="min-w-0 flex-1 truncate">{stale}</span>
              <Button variant="ghost" size="sm" className="text-accent" onClick={() => perform(dryRun)}>
                {texts.rerun}
              </Button>
            </div>
          )}
        </div>
      )}
    </section>
  )
}
