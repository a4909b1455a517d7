'use client'
import { Handle, Position } from '@xyflow/react'
import { memo } from 'react'
import { cx } from '../../_ui/cx'
import { TypeGlyph } from '../../_ui/type-glyph'
import type { FacePort } from '../edit/face'

const SIDES = { left: Position.Left, right: Position.Right, top: Position.Top, bottom: Position.Bottom } as const

/** A port: a glyph on the brick’s edge inside a 24-px target. `light`: a wire being drawn may end here; `dim`: it may not. */
export const Port = memo(function Port({
  port,
  brick,
  bare,
  focusable,
  light,
  dim,
}: {
  port: FacePort
  brick: string
  /** Too small to be told apart: only the place where wires end. */
  bare: boolean
  focusable: boolean
  light: boolean
  dim: boolean
}) {
  const input = port.side === 'left' || port.side === 'top'
  const idle = port.optional && !port.wired
  return (
    <Handle
      id={port.id}
      type={input ? 'target' : 'source'}
      position={SIDES[port.side]}
      role="button"
      tabIndex={focusable ? 0 : -1}
      aria-label={`${brick}, ${input ? 'input' : 'output'} ${port.title}, ${port.type}`}
      data-idle-signal={idle && port.type === 'signal' ? '' : undefined}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        event.stopPropagation()
        event.currentTarget.click()
      }}
      className={cx('brick-port', light && 'brick-port-light', dim && 'opacity-30')}
      style={{ left: port.x, top: port.y }}
    >
      {!bare && <TypeGlyph type={idle ? hollow(port.type) : port.type} size={14} className="pointer-events-none" />}
    </Handle>
  )
})

const hollow = (type: string): string => (type.endsWith('?') ? type : `${type}?`)
