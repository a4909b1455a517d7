'use client'
import { ViewportPortal } from '@xyflow/react'
import { quorumOf } from '@/engine/core'
import { ZoneCaption } from '../../_ui/zone-mark'
import { outlinePath } from '../edit/zones'
import { useEditor } from '../state/context'
import { editorTexts } from '../texts'
import { useDrawing } from './drawing-context'

const LOOKS = { worker: 'head', agreed: 'agreed', chain: 'chain' } as const

/** The hulls behind the bricks, captioned below: who has seen what flows there. */
export function ZonesLayer() {
  const { hulls } = useDrawing()
  const n = useEditor((state) => state.rehearsal.n)
  const { q } = quorumOf(n)
  return (
    <ViewportPortal>
      <div className="zones" aria-hidden="true">
        <svg className="absolute overflow-visible" width={1} height={1} role="presentation">
          {hulls.map(({ zone, outlines }) => (
            <path
              key={zone}
              d={outlines.map((outline) => outlinePath(outline)).join('')}
              fill={`var(--zone-${LOOKS[zone]})`}
              stroke={`var(--zone-${LOOKS[zone]}-line)`}
            />
          ))}
        </svg>
        {hulls.map(({ zone, caption }) => (
          <span key={zone} className="absolute whitespace-nowrap" style={{ left: caption.x + 12, top: caption.y + 8 }}>
            <ZoneCaption
              zone={zone}
              note={zone === 'chain' ? editorTexts.zoneNotes.chain() : editorTexts.zoneNotes[zone](zone === 'agreed' ? q : n)}
            />
          </span>
        ))}
      </div>
    </ViewportPortal>
  )
}
