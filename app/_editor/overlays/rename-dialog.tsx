'use client'
import { useState } from 'react'
import { Button } from '../../_ui/button'
import { Field } from '../../_ui/field'
import { TextInput } from '../../_ui/text-input'
import { rename } from '../edit/nodes'
import { useEditorStore } from '../state/context'
import { editorTexts } from '../texts'
import { Window } from './window'

/** Gives the workflow another name. */
export function RenameDialog() {
  const store = useEditorStore()
  const [name, setName] = useState(() => store.getState().history.present.name)
  const close = () => store.getState().set({ overlay: undefined })
  const texts = editorTexts.rename
  return (
    <Window title={texts.title} text={texts.text} onClose={close}>
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() === '') return
          const state = store.getState()
          state.commit(rename(state.history.present, name.trim()))
          close()
        }}
      >
        <Field label={texts.label} reserveError={false} className="flex-1">
          <TextInput
            autoFocus
            maxLength={120}
            value={name}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        <Button type="submit" variant="primary" disabledReason={name.trim() === '' ? 'Type a name first.' : undefined}>
          {texts.confirm}
        </Button>
      </form>
    </Window>
  )
}
