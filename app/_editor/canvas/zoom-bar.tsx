'use client'
import { useReactFlow, useStore } from '@xyflow/react'
import { Minus, Plus, Scan, WandSparkles } from 'lucide-react'
import { IconButton } from '../../_ui/icon-button'
import { useRun } from '../commands/use-run'
import * as view from '../commands/view'
import { editorTexts } from '../texts'

/** Zoom, fit and tidy, floating at the lower left. */
export function ZoomBar() {
  const percent = useStore((state) => Math.round(state.transform[2] * 100))
  const flow = useReactFlow()
  const run = useRun()
  return (
    <div
      role="toolbar"
      aria-label={editorTexts.zoom.bar}
      className="flex h-8 items-center rounded-3 border border-line bg-raised px-1 shadow-2"
    >
      <IconButton
        size="sm"
        side="top"
        label={editorTexts.zoom.out}
        icon={<Minus size={14} aria-hidden="true" />}
        onClick={() => run(view.zoomOut)}
      />
      <button
        type="button"
        title={editorTexts.zoom.reset}
        className="figures h-6 w-12 rounded-2 text-center text-xs hover:bg-hover"
        onClick={() => flow.zoomTo(1, { duration: 160 })}
      >
        {percent}&nbsp;%
      </button>
      <IconButton
        size="sm"
        side="top"
        label={editorTexts.zoom.in}
        icon={<Plus size={14} aria-hidden="true" />}
        onClick={() => run(view.zoomIn)}
      />
      <span className="mx-1 h-4 w-px bg-line" />
      <IconButton
        size="sm"
        side="top"
        label={editorTexts.zoom.fit}
        icon={<Scan size={14} aria-hidden="true" />}
        onClick={() => run(view.fit)}
      />
      <IconButton
        size="sm"
        side="top"
        label={editorTexts.zoom.tidy}
        icon={<WandSparkles size={14} aria-hidden="true" />}
        onClick={() => run(view.tidy)}
      />
    </div>
  )
}
