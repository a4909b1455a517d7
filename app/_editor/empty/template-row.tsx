'use client'
import { ArrowRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { findBrick, parseGraph } from '@/engine/core'
import { callApi, routes, toProblem } from '../../_client/api'
import type { TemplateSummary } from '../../_contracts/workflows'
import { BrickTile } from '../../_ui/brick-icon'
import { Skeleton } from '../../_ui/skeleton'
import { toast } from '../../_ui/toast'
import { newest } from '../edit/apply-fix'
import { useEditor, useEditorStore } from '../state/context'

const MOST = 3

/** Three templates; one click puts it on the canvas. */
export function TemplateRow() {
  const store = useEditorStore()
  const catalogue = useEditor((state) => state.catalogue)
  const [templates, setTemplates] = useState<readonly TemplateSummary[] | undefined>(undefined)
  useEffect(() => {
    const leave = new AbortController()
    callApi(routes.listTemplates, {}, { signal: leave.signal }).then(
      (reply) => setTemplates(reply.templates),
      // Without the server there are no templates to show; drawing works all the same.
      () => leave.signal.aborted || setTemplates([]),
    )
    return () => leave.abort()
  }, [])
  async function open(slug: string) {
    try {
      const parsed = parseGraph((await callApi(routes.getTemplate, { params: { slug } })).graph)
      if (!parsed.ok) return void toast.bad(parsed.diagnostics[0]?.message ?? slug)
      store.getState().commit({ graph: parsed.graph, selection: [] })
      requestAnimationFrame(() => store.getState().canvas?.fit())
    } catch (error) {
      const { detail, remedy } = toProblem(error)
      toast.bad(detail, { text: remedy })
    }
  }
  if (templates === undefined)
    return (
      <div className="grid grid-cols-3 gap-3 max-md:grid-cols-1">
        {[0, 1, 2].map((place) => (
          <Skeleton key={place} className="h-15 w-full" />
        ))}
      </div>
    )
  return (
    <div className="grid grid-cols-3 gap-3 max-md:grid-cols-1">
      {templates.slice(0, MOST).map(({ slug, name, summary, brickIds }) => {
        const second =
          brickIds.map((id) => newest(catalogue, id)).find((brick) => brick?.kind === 'observe') ??
          findBrick(catalogue, brickIds[0] ?? '', 1)
        return (
          <button
            key={slug}
            type="button"
            onClick={() => void open(slug)}
            className="flex items-center gap-3 rounded-3 border border-line bg-raised px-3 py-2.5 text-left transition-colors duration-hover hover:border-line-field"
          >
            <BrickTile name={second?.icon} />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-strong text-sm">{name}</span>
              <span className="block truncate text-ink-3 text-xs">{summary}</span>
            </span>
            <ArrowRight size={15} aria-hidden="true" className="shrink-0 text-ink-3" />
          </button>
        )
      })}
    </div>
  )
}
