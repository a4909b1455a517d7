'use client'
import { quorumOf } from '@/engine/core'
import { BrickTile } from '../../_ui/brick-icon'
import { cx } from '../../_ui/cx'
import { TypeGlyph } from '../../_ui/type-glyph'
import { WorkerSquares } from '../../_ui/worker-squares'
import { ZoneCaption } from '../../_ui/zone-mark'
import { useDrawing } from '../canvas/drawing-context'
import { agreedValue, marksOf, outcomeSentence, traceOf } from '../dry-run/view'
import type { Face } from '../edit/face'
import { sayJudged, sayValue } from '../show/values'
import { useEditor, useEditorStore } from '../state/context'
import { editorTexts } from '../texts'

const LOOKS = {
  worker: 'border-zone-head-line bg-zone-head',
  agreed: 'border-zone-agreed-line bg-zone-agreed',
  chain: 'border-zone-chain-line bg-zone-chain',
} as const

/** The workflow as a list, zone after zone, with the last dry run’s values: what a phone can show. */
export function ZoneList({ onChoose }: { onChoose: () => void }) {
  const store = useEditorStore()
  const graph = useEditor((state) => state.history.present)
  const { run, n, seenBy } = useEditor((state) => state.rehearsal)
  const { faces } = useDrawing()
  const { q } = quorumOf(n)
  const result = run.state === 'done' ? run.result : undefined
  const agreed = result && agreedValue(result)
  const rows = [...graph.nodes].sort((a, b) => a.position.x - b.position.x || a.position.y - b.position.y)
  return (
    <div className="flex flex-col gap-3 p-3">
      {result && (
        <section className="rounded-3 border border-line bg-raised p-3.5">
          <p className="text-ink-3 text-xs">{agreed ? editorTexts.dry.agreedValue : editorTexts.dry.refused}</p>
          {agreed && <p className="pixel text-2xl leading-tight">{sayJudged(agreed.value)}</p>}
          <p className="mb-2 text-xs">{result.ok ? outcomeSentence(result) : result.reason?.message}</p>
          <WorkerSquares workers={marksOf(result)} q={result.committee.q} label={outcomeSentence(result)} />
        </section>
      )}
      {(['worker', 'agreed', 'chain'] as const).map((zone) => {
        const own = rows.filter(({ id }) => faces.get(id)?.zone === zone)
        if (own.length === 0) return null
        return (
          <section key={zone} className={cx('rounded-3 border', LOOKS[zone])}>
            <h3 className="px-3.5 py-2.5">
              <ZoneCaption
                zone={zone}
                note={zone === 'chain' ? editorTexts.zoneNotes.chain() : editorTexts.zoneNotes[zone](zone === 'agreed' ? q : n)}
              />
            </h3>
            {own.map(({ id }) => {
              const face = faces.get(id)
              if (!face) return null
              const trace = result && traceOf(result, id, seenBy)
              const port = mainPort(face)
              const value = port && trace?.outputs[port.id]
              return (
                <button
                  key={id}
                  type="button"
                  className="flex w-full items-center gap-3 px-3.5 py-2 text-left active:bg-press"
                  onClick={() => {
                    store.getState().set({ aside: 'brick' })
                    store.getState().select([id])
                    onChoose()
                  }}
                >
                  <BrickTile name={face.icon} />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate text-sm">{face.title}</span>
                    <span className="block truncate text-ink-3 text-xs">{face.subtitle}</span>
                  </span>
                  {value !== undefined && <span className="figures text-xs">{sayValue(value, port?.type, true)}</span>}
                  {port && <TypeGlyph type={port.type} size={12} />}
                </button>
              )
            })}
          </section>
        )
      })}
    </div>
  )
}

const mainPort = ({ ports }: Face) => ports.find(({ side }) => side === 'right') ?? ports.find(({ side }) => side === 'bottom')
