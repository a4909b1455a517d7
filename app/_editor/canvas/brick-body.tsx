'use client'
import { quorumOf } from '@/engine/core'
import { WorkerSquares } from '../../_ui/worker-squares'
import { countQuorum, planWorkers } from '../../_ui/workers'
import { marksOf, outlierNote } from '../dry-run/view'
import { type Face, SIZE } from '../edit/face'
import { useEditor } from '../state/context'
import { editorTexts } from '../texts'

/** The rows between header and ports; an agree brick begins with its committee. */
export function BrickBody({ face, id }: { face: Face; id: string }) {
  if (face.bodyRows === 0) return null
  const agree = face.kind === 'agree'
  return (
    <div className="border-line border-t px-3 py-1" style={{ height: 2 * SIZE.pad + face.bodyRows * SIZE.row }}>
      {agree && <Committee id={id} />}
      {face.rows.slice(0, agree ? face.bodyRows - 3 : face.bodyRows).map(({ label, value }) => (
        <div key={label} className="flex h-[21px] items-center justify-between gap-3 text-2xs">
          <span className="shrink-0 text-ink-2">{label}</span>
          <span className="figures min-w-0 truncate text-ink-3">{value}</span>
        </div>
      ))}
    </div>
  )
}

/** The committee over its quorum: planned, or as the dry run judged it. */
function Committee({ id }: { id: string }) {
  const n = useEditor((state) => state.rehearsal.n)
  const run = useEditor((state) => state.rehearsal.run)
  const judged = run.state === 'done' && (run.result.judgements[id] || run.result.observations.length > 0)
  const { q, f } = judged ? run.result.committee : quorumOf(n)
  const marks = judged ? marksOf(run.result) : planWorkers(n, q)
  const { agree } = countQuorum(marks, q)
  return (
    <div className="flex h-[63px] flex-col justify-center">
      <WorkerSquares
        workers={marks}
        q={q}
        size="fill"
        label={judged ? editorTexts.agreeOf(agree, marks.length, q) : editorTexts.neededOf(q, n)}
        className="[&_li]:h-3"
      />
      <div className="mt-1 flex justify-between gap-2 whitespace-nowrap text-2xs leading-tight">
        <span className={judged ? (agree >= q ? 'text-ok' : 'text-bad') : 'text-ink-2'}>
          {judged ? editorTexts.agree(agree, q) : editorTexts.needed(q, n)}
        </span>
        <span className="text-ink-3">{(judged && outlierNote(run.result)) || editorTexts.mayLie(f)}</span>
      </div>
    </div>
  )
}
