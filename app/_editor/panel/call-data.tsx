'use client'
import { CopyButton } from '../../_ui/copy-button'
import { formatCount, formatUtc } from '../../_ui/format'
import { MonoId } from '../../_ui/mono'
import { useDrawing } from '../canvas/drawing-context'
import { useEditor } from '../state/context'
import { editorTexts } from '../texts'

/** What would be sent to each chain: function, receiver, bytes, gas, and the digest the committee would sign. */
export function CallData() {
  const run = useEditor((state) => state.rehearsal.run)
  const { faces } = useDrawing()
  if (run.state !== 'done') return <p className="p-4 text-ink-3 text-sm">{editorTexts.dry.noRun}</p>
  const { report, reason } = run.result
  if (!report)
    return <p className="p-4 text-ink-2 text-sm">{reason ? `${editorTexts.dry.noCalls} ${reason.message}` : editorTexts.dry.noCalls}</p>
  return (
    <ul className="flex flex-col gap-4 p-4">
      {report.slots.map((slot) => (
        <li key={slot.slot} className="min-w-0">
          <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-xs">
            <span className="font-strong text-sm">{faces.get(slot.node)?.title ?? slot.node}</span>
            <span className="figures">{slot.interface}</span>
            <span className="text-ink-3">{slot.chain}</span>
            <MonoId id={slot.receiver} />
            <span className="figures text-ink-3">{formatCount(slot.deliveryGas)} gas</span>
            <span className="text-ink-3">valid until {formatUtc(report.validUntilMs)}</span>
          </p>
          <div className="mt-1.5 flex items-start gap-2">
            <code className="figures min-w-0 flex-1 break-all rounded-2 border border-line bg-field px-2.5 py-2 text-2xs leading-relaxed">
              {slot.payload}
            </code>
            <CopyButton text={slot.payload} label="Copy the call data" />
          </div>
          <p className="mt-1 flex items-center gap-2 text-2xs text-ink-3">
            digest <MonoId id={slot.digest} head={18} tail={8} />
          </p>
        </li>
      ))}
    </ul>
  )
}
