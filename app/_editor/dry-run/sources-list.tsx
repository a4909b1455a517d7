'use client'
import { useMemo } from 'react'
import { useDrawing } from '../canvas/drawing-context'
import { useEditor } from '../state/context'
import { editorTexts } from '../texts'

/** How each looking brick fared over the committee: who got an answer, and what the others were told. */
export function SourcesList() {
  const run = useEditor((state) => state.rehearsal.run)
  const { faces } = useDrawing()
  const rows = useMemo(() => {
    if (run.state !== 'done') return []
    return [...faces].flatMap(([id, face]) => {
      if (face.kind !== 'observe') return []
      const traces = run.result.observations.flatMap((one) => {
        const trace = one.traces[id]
        return trace ? [{ city: one.city, trace }] : []
      })
      const faults = traces.filter(({ trace }) => trace.state === 'fault')
      const notes = [...new Set(traces.flatMap(({ trace }) => (trace.state === 'ok' && trace.reason ? [trace.reason] : [])))]
      return [
        {
          id,
          title: face.title,
          subtitle: face.subtitle,
          answered: traces.length - faults.length,
          asked: traces.length,
          fault: faults[0],
          notes,
        },
      ]
    })
  }, [run, faces])
  if (rows.length === 0) return null
  return (
    <section className="border-line border-b px-4 py-3">
      <h3 className="mb-1.5 font-strong text-sm">{editorTexts.dry.sources}</h3>
      <ul className="flex flex-col gap-1.5">
        {rows.map(({ id, title, subtitle, answered, asked, fault, notes }) => (
          <li key={id} className="text-xs">
            <span className="flex justify-between gap-3">
              <span className="min-w-0 truncate">
                {title} <span className="text-ink-3">{subtitle}</span>
              </span>
              <span className={answered === asked ? 'shrink-0 text-ok' : 'shrink-0 text-bad'}>
                {answered} of {asked} answered
              </span>
            </span>
            {fault && (
              <p className="mt-1 rounded-2 bg-bad-soft px-2 py-1 text-2xs">
                {fault.city}: {fault.trace.fault?.message} {fault.trace.fault?.remedy}
              </p>
            )}
            {notes.slice(0, 3).map((note) => (
              <p key={note} className="mt-1 rounded-2 bg-warn-soft px-2 py-1 text-2xs">
                {note}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}
