'use client'
import { type DragEvent, type ReactNode, useState } from 'react'
import { cx } from '../_ui/cx'
import { workflowTexts } from './texts'

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files')

/** Takes a graph file dropped anywhere on the page. */
export function DropZone({ onFile, children }: { onFile: (file: File) => void; children: ReactNode }) {
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the File button, which a keyboard reaches
    <div
      className={cx('flex flex-1 flex-col', over && 'bg-accent-soft')}
      onDragOver={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(false)
        const [file] = event.dataTransfer.files
        if (file) onFile(file)
      }}
    >
      {children}
      {over && (
        <p role="status" className="fixed inset-x-0 bottom-6 text-center font-medium text-accent text-sm">
          {workflowTexts.import.drop}
        </p>
      )}
    </div>
  )
}
