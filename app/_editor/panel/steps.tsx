'use client'
import { cx } from '../../_ui/cx'
import { Table } from '../../_ui/table'
import { useDrawing } from '../canvas/drawing-context'
import { traceOf } from '../dry-run/view'
import { sayTook, sayValue } from '../show/values'
import { useEditor } from '../state/context'
import { editorTexts } from '../texts'

/** Each brick of the dry run in order: state, value, time, and why. */
export function Steps() {
  const texts = editorTexts.dry
  const run = useEditor((state) => state.rehearsal.run)
  const seenBy = useEditor((state) => state.rehearsal.seenBy)
  const { faces } = useDrawing()
  if (run.state !== 'done') return <p className="p-4 text-ink-3 text-sm">{texts.noRun}</p>
  const rows = Object.keys(run.result.steps).flatMap((id) => {
    const trace = traceOf(run.result, id, seenBy)
    return trace ? [{ id, trace }] : []
  })
  return (
    <Table
      caption={editorTexts.panel.steps}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { id: 'brick', head: texts.step.brick, cell: ({ id }) => faces.get(id)?.title ?? id },
        {
          id: 'state',
          head: texts.step.state,
          cell: ({ trace }) => (
            <span className={cx(trace.state === 'fault' ? 'text-bad' : trace.state === 'ok' ? 'text-ok' : 'text-ink-3')}>
              {texts.states[trace.state]}
            </span>
          ),
        },
        {
          id: 'value',
          head: texts.step.value,
          numeric: true,
          cell: ({ id, trace }) => {
            const [port, value] = Object.entries(trace.outputs).find(([, one]) => one !== true) ?? Object.entries(trace.outputs)[0] ?? []
            return port === undefined ? '' : sayValue(value, faces.get(id)?.ports.find((one) => one.id === port)?.type)
          },
        },
        { id: 'took', head: texts.step.took, numeric: true, cell: ({ trace }) => (trace.ms === undefined ? '' : sayTook(trace.ms)) },
        {
          id: 'why',
          head: texts.step.why,
          wideOnly: true,
          cell: ({ trace }) => (
            <span className="text-ink-2">{trace.fault ? `${trace.fault.message} ${trace.fault.remedy}` : (trace.reason ?? '')}</span>
          ),
        },
      ]}
    />
  )
}
