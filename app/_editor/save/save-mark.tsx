'use client'
import { Cloud, CloudAlert, CloudOff, CloudUpload, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../_ui/button'
import { TimeAgo } from '../../_ui/time-ago'
import { editorTexts } from '../texts'
import { useSaver, useSaveView } from './save-context'

/** “Saved 4 s ago r42”, or why not yet. */
export function SaveMark() {
  const { save, revision } = useSaveView()
  const saver = useSaver()
  const texts = editorTexts.save
  const mark = (icon: ReactNode, words: ReactNode) => (
    <span className="flex items-center gap-2 whitespace-nowrap text-ink-3 text-xs">
      {icon}
      <span>{words}</span>
      {revision > 0 && <span className="figures text-2xs">r{revision}</span>}
    </span>
  )
  switch (save.state) {
    case 'nothing':
      return mark(<Cloud size={14} aria-hidden="true" />, texts.nothing)
    case 'dirty':
      return mark(<Cloud size={14} aria-hidden="true" />, texts.dirty)
    case 'saving':
      return mark(<CloudUpload size={14} aria-hidden="true" />, texts.saving)
    case 'saved':
      return mark(
        <Cloud size={14} aria-hidden="true" />,
        <>
          {texts.saved} <TimeAgo atMs={save.atMs} />
        </>,
      )
    case 'waiting':
      return (
        <span
          role="status"
          title={`${save.message} ${save.remedy}`}
          className="flex items-center gap-2 whitespace-nowrap text-warn text-xs"
        >
          <CloudOff size={14} aria-hidden="true" />
          {texts.local}
          <Button size="sm" variant="ghost" onClick={() => saver?.saveNow()}>
            Try again
          </Button>
        </span>
      )
    case 'refused':
      return (
        <span role="status" title={`${save.message} ${save.remedy}`} className="flex items-center gap-2 whitespace-nowrap text-bad text-xs">
          <CloudAlert size={14} aria-hidden="true" />
          {texts.failed}: {save.message}
        </span>
      )
    case 'conflict':
      return (
        <span role="status" className="flex items-center gap-2 whitespace-nowrap text-warn text-xs">
          <TriangleAlert size={14} aria-hidden="true" />
          {texts.conflict}
        </span>
      )
  }
}
