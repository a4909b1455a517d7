'use client'
import { Link as LinkIcon, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '../_ui/button'
import { TextInput } from '../_ui/text-input'
import { workflowTexts } from './texts'

const texts = workflowTexts.import

/** A field for a share link or a graph, and a button for a file. */
export function ImportBox({ busy, onText, onFile }: { busy: boolean; onText: (text: string) => void; onFile: (file: File) => void }) {
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <form
        className="w-80 min-w-0 max-sm:w-full"
        onSubmit={(event) => {
          event.preventDefault()
          onText(text)
        }}
      >
        <TextInput
          icon={<LinkIcon size={14} aria-hidden="true" />}
          aria-label={texts.label}
          placeholder={texts.label}
          value={text}
          onChange={(event) => setText(event.target.value)}
          unit={
            <Button type="submit" variant="ghost" size="sm" busy={busy} className="-mr-1 text-accent">
              {texts.act}
            </Button>
          }
        />
      </form>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={texts.fileLabel}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
      <Button icon={<Upload size={14} aria-hidden="true" />} busy={busy} onClick={() => input.current?.click()}>
        {texts.file}
      </Button>
    </>
  )
}
