'use client'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useState } from 'react'
import type { Brick } from '@/bricks/kit'
import type { Diagnostic, GraphNode } from '@/engine/core'
import { Button } from '../../_ui/button'
import { cx } from '../../_ui/cx'
import { type Json, setConfig } from '../edit/config'
import { useEditorStore } from '../state/context'
import { editorTexts } from '../texts'
import { NextTimes } from './next-times'
import { type FormField, formFields, isWide } from './schema-fields'
import { WidgetField } from './widgets'

/** The form of a brick’s settings. What is typed goes into the graph at once, right or wrong, so undo and autosave hold it; the compiler says what is wrong. */
export function ConfigForm({ node, brick, diagnostics }: { node: GraphNode; brick: Brick; diagnostics: readonly Diagnostic[] }) {
  const store = useEditorStore()
  const fields = formFields(brick)
  const plain = fields.filter(({ schema }) => !schema.advanced)
  const advanced = fields.filter(({ schema }) => schema.advanced)
  const troubled = advanced.some(({ name }) => errorOf(diagnostics, name) !== undefined || node.config[name] !== undefined)
  const [opened, setOpened] = useState<boolean | undefined>(undefined)
  const open = opened ?? troubled

  function change(path: readonly (string | number)[], value: Json | undefined) {
    const state = store.getState()
    state.commit(setConfig(state.history.present, node.id, path, value), `config:${node.id}:${path.join('.')}`)
  }
  if (fields.length === 0) return <p className="text-ink-3 text-xs">{editorTexts.inspector.noSettings}</p>
  return (
    <form className="flex flex-col gap-1.5" onSubmit={(event) => event.preventDefault()} onBlur={() => store.getState().seal()}>
      <Fields fields={plain} node={node} diagnostics={diagnostics} onChange={change} />
      {advanced.length > 0 && (
        <Button
          variant="ghost"
          size="sm"
          aria-expanded={open}
          className="-ml-2 self-start"
          icon={open ? <ChevronUp size={13} aria-hidden="true" /> : <ChevronDown size={13} aria-hidden="true" />}
          onClick={() => setOpened(!open)}
        >
          {open ? editorTexts.inspector.fewerSettings : editorTexts.inspector.moreSettings}
        </Button>
      )}
      {open && <Fields fields={advanced} node={node} diagnostics={diagnostics} onChange={change} />}
      {brick.trigger && !brick.trigger.wake && <NextTimes node={node} trigger={brick.trigger} config={brick.config} />}
    </form>
  )
}

function Fields({
  fields,
  node,
  diagnostics,
  onChange,
}: {
  fields: readonly FormField[]
  node: GraphNode
  diagnostics: readonly Diagnostic[]
  onChange: (path: readonly (string | number)[], value: Json | undefined) => void
}) {
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-1">
      {fields.map((field) => (
        <div key={field.name} className={cx('min-w-0', isWide(field) && 'col-span-2')}>
          <WidgetField
            field={field}
            node={node}
            value={node.config[field.name]}
            error={errorOf(diagnostics, field.name)}
            onChange={(value, sub = []) => onChange([field.name, ...sub], value)}
          />
        </div>
      ))}
    </div>
  )
}

/** What the compiler says about a field or something inside it. Its own field’s name is left out of the sentence: it stands above it. */
function errorOf(diagnostics: readonly Diagnostic[], name: string): string | undefined {
  const found = diagnostics.find(({ path }) => path === name || path?.startsWith(`${name}.`))
  return found?.message.replace(`“${name}”: `, '')
}
