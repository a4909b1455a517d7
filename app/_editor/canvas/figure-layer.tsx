'use client'
import { ViewportPortal } from '@xyflow/react'
import { ErrorState } from '../../_ui/error-state'
import { useRun } from '../commands/use-run'
import { dryRun } from '../commands/workflow'
import { agreedValue, outcomeSentence } from '../dry-run/view'
import { sayJudged } from '../show/values'
import { useEditor } from '../state/context'
import { editorTexts } from '../texts'
import { useDrawing } from './drawing-context'
import { figurePlace } from './figure-place'

/** The one figure of a dry run: the agreed value and how it came about, or why there is none and what to do. */
export function FigureLayer() {
  const texts = editorTexts.dry
  const run = useEditor((state) => state.rehearsal.run)
  const graph = useEditor((state) => state.history.present)
  const { hulls, faces } = useDrawing()
  const perform = useRun()
  if (run.state !== 'done' && run.state !== 'failed') return null
  const agreed = run.state === 'done' ? agreedValue(run.result) : undefined
  const boxes = graph.nodes.flatMap(({ id, position }) => {
    const face = faces.get(id)
    return face ? [{ ...position, width: face.width, height: face.height }] : []
  })
  const { x, y, width, height } = figurePlace(agreed ? 'agreed' : 'refused', hulls, boxes)
  return (
    <ViewportPortal>
      <div className="nopan nodrag absolute flex flex-col justify-end" style={{ left: x, top: y, width, height, pointerEvents: 'all' }}>
        {run.state === 'failed' ? (
          <ErrorState title={texts.failed} what={run.message} remedy={run.remedy} code={run.code} onRetry={() => perform(dryRun)} />
        ) : agreed ? (
          <div className="pl-3">
            <p className="text-ink-3 text-xs">{texts.agreedValue}</p>
            <p data-testid="agreed-value" className="pixel text-2xl leading-tight">
              {sayJudged(agreed.value)}
            </p>
            <p className="text-xs">{outcomeSentence(run.result)}</p>
            {!run.result.ok && <p className="text-bad text-xs">{run.result.reason?.message}</p>}
          </div>
        ) : (
          <ErrorState
            title={texts.refused}
            what={run.result.reason?.message ?? ''}
            remedy={run.result.reason?.remedy}
            code={run.result.reason?.code}
          />
        )}
      </div>
    </ViewportPortal>
  )
}
