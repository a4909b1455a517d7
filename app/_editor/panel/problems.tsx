'use client'
import { CircleAlert, CircleCheck, TriangleAlert, WandSparkles } from 'lucide-react'
import { Button } from '../../_ui/button'
import { docsHref } from '../../_ui/docs-href'
import { TextLink } from '../../_ui/text-link'
import { useDrawing } from '../canvas/drawing-context'
import { useEditor, useEditorStore } from '../state/context'
import { editorTexts } from '../texts'
import { useFix } from '../use-fix'

/** Everything the compiler says, each with its place and, where there is one, its fix. */
export function Problems() {
  const store = useEditorStore()
  const { faces } = useDrawing()
  const diagnostics = useEditor((state) => state.compiled.result.diagnostics)
  const fix = useFix()
  const readOnly = useEditor((state) => state.readOnly)
  if (diagnostics.length === 0)
    return (
      <p className="flex items-center gap-2 p-4 text-sm">
        <CircleCheck size={15} aria-hidden="true" className="text-ok" />
        {editorTexts.problemCount(0)}
      </p>
    )
  return (
    <ul>
      {diagnostics.map((one, index) => {
        const Icon = one.severity === 'error' ? CircleAlert : TriangleAlert
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew by each compilation
          <li key={index} className="flex min-h-row items-center gap-3 border-line border-t px-4 py-1 text-xs first:border-t-0">
            <Icon
              size={14}
              role="img"
              aria-label={one.severity}
              className={one.severity === 'error' ? 'shrink-0 text-bad' : 'shrink-0 text-warn'}
            />
            {one.node !== undefined && (
              <button
                type="button"
                className="w-32 shrink-0 truncate rounded-2 text-left font-medium hover:text-accent"
                onClick={() => {
                  if (one.node === undefined) return
                  store.getState().set({ aside: 'brick' })
                  store.getState().canvas?.focus(one.node)
                  store.getState().select([one.node])
                }}
              >
                {faces.get(one.node)?.title ?? one.node}
              </button>
            )}
            <span className="min-w-0 flex-1">{one.message}</span>
            <TextLink href={docsHref(one.code)} className="figures shrink-0 font-normal text-2xs">
              {one.code}
            </TextLink>
            {one.fix && !readOnly && (
              <Button
                size="sm"
                className="text-accent"
                icon={<WandSparkles size={13} aria-hidden="true" />}
                onClick={() => one.fix && fix(one.fix)}
              >
                {one.fix.title}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
