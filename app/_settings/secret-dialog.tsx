'use client'
import { useState } from 'react'
import { refreshQueries } from '../_client/use-query'
import { callApi, type Problem, routes, type SecretInfo, toProblem } from '../_contracts'
import { Window } from '../_editor/overlays/window'
import { Button } from '../_ui/button'
import { ErrorState } from '../_ui/error-state'
import { Field } from '../_ui/field'
import { TextInput } from '../_ui/text-input'
import { uiTexts } from '../_ui/texts'
import { toast } from '../_ui/toast'
import { readForm } from './read-form'
import { settingsTexts as texts } from './texts'

/** Adds a secret, or gives one a new value and hosts. What is typed leaves this dialog only to be sealed. */
export function SecretDialog({ secret, onClose }: { secret: SecretInfo | undefined; onClose: () => void }) {
  const [form, setForm] = useState({ name: secret?.name ?? '', hosts: secret?.hosts.join(', ') ?? '', value: '' })
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const read = readForm(form)
  const errors = tried && !read.ok ? read.errors : {}
  const change = (part: Partial<typeof form>) => setForm((before) => ({ ...before, ...part }))

  async function save() {
    setTried(true)
    if (!read.ok || busy) return
    setBusy(true)
    setProblem(undefined)
    try {
      await callApi(routes.putSecret, { params: { name: read.name }, body: read.body })
      toast.ok(texts.saved(read.name))
      void refreshQueries('secrets')
      onClose()
    } catch (error) {
      setProblem(toProblem(error))
      setBusy(false)
    }
  }

  return (
    <Window
      title={secret ? texts.replaceTitle(secret.name) : texts.addTitle}
      text={secret ? texts.replaceText : texts.addText}
      onClose={onClose}
    >
      <form
        noValidate
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {!secret && (
          <Field label={texts.name} help={texts.nameHelp} error={errors.name}>
            <TextInput
              mono
              autoFocus
              maxLength={64}
              placeholder="API_KEY"
              value={form.name}
              onChange={(event) => change({ name: event.target.value.toUpperCase().replace(/[\s-]/g, '_') })}
            />
          </Field>
        )}
        <Field label={texts.hosts} help={texts.hostsHelp} error={errors.hosts}>
          <TextInput mono placeholder="api.example.com" value={form.hosts} onChange={(event) => change({ hosts: event.target.value })} />
        </Field>
        <Field label={texts.value} help={texts.valueHelp} error={errors.value}>
          <TextInput
            mono
            type="password"
            autoComplete="new-password"
            autoFocus={secret !== undefined}
            maxLength={4096}
            value={form.value}
            onChange={(event) => change({ value: event.target.value })}
          />
        </Field>
        {problem && <ErrorState title={texts.saveFailed} what={problem.detail} remedy={problem.remedy} code={problem.code} />}
        <div className="flex justify-end gap-2">
          <Button variant="ghost" onClick={onClose}>
            {uiTexts.cancel}
          </Button>
          <Button type="submit" variant="primary" busy={busy}>
            {texts.save}
          </Button>
        </div>
      </form>
    </Window>
  )
}
