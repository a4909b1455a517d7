'use client'
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type Problem, toProblem } from '../../_client/api'
import { Button } from '../../_ui/button'
import { CopyButton } from '../../_ui/copy-button'
import { ErrorState } from '../../_ui/error-state'
import { Field } from '../../_ui/field'
import { Skeleton } from '../../_ui/skeleton'
import { TextInput } from '../../_ui/text-input'
import { useRun } from '../commands/use-run'
import { exportFile } from '../commands/workflow'
import { Window } from '../overlays/window'
import { useEditor, useEditorStore } from '../state/context'
import { editorTexts } from '../texts'
import { makeLink, type ShareLink } from './make-link'

/** A link to a copy of the graph, and the graph as a file. */
export function ShareDialog() {
  const texts = editorTexts.share
  const store = useEditorStore()
  const graph = useEditor((state) => state.history.present)
  const run = useRun()
  const [link, setLink] = useState<ShareLink | undefined>(undefined)
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further try asks again
  useEffect(() => {
    let shown = true
    setProblem(undefined)
    makeLink(graph, location.origin).then(
      (made) => shown && setLink(made),
      (error: unknown) => shown && setProblem(toProblem(error)),
    )
    return () => {
      shown = false
    }
  }, [graph, tries])
  return (
    <Window title={texts.title} text={texts.text} onClose={() => store.getState().set({ overlay: undefined })}>
      {problem ? (
        <ErrorState
          title={texts.failed}
          what={problem.detail}
          remedy={problem.remedy}
          code={problem.code}
          onRetry={() => setTries(tries + 1)}
        />
      ) : link ? (
        <Field label={texts.link} help={link.stored ? texts.stored : texts.short}>
          <div className="flex gap-2">
            <TextInput mono readOnly value={link.url} onFocus={(event) => event.target.select()} />
            <CopyButton text={link.url} variant="primary" size="md" label="Copy the link">
              Copy
            </CopyButton>
          </div>
        </Field>
      ) : (
        <div role="status" aria-label={texts.making}>
          <Skeleton className="mb-2 h-3 w-10" />
          <Skeleton className="h-control w-full" />
        </div>
      )}
      <Button variant="ghost" className="-ml-3 self-start" icon={<Download size={14} aria-hidden="true" />} onClick={() => run(exportFile)}>
        {texts.file}
      </Button>
    </Window>
  )
}
