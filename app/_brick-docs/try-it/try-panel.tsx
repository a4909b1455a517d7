'use client'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { bricks } from '@/bricks'
import { type Brick, canonicalJson, inputPorts } from '@/bricks/kit'
import { type GraphNode, readTyped, tryBrick } from '@/engine/core'
import { callApi, routes, toProblem } from '../../_client/api'
import { type TriedBrick, tryBrickSchema } from '../../_contracts/places'
import { withValueAt } from '../../_editor/edit/config'
import { type FormField, formFields } from '../../_editor/inspector/schema-fields'
import { WidgetField } from '../../_editor/inspector/widgets'
import { Button } from '../../_ui/button'
import { Card } from '../../_ui/card'
import { Field } from '../../_ui/field'
import { TextArea } from '../../_ui/text-input'
import { TypeGlyph } from '../../_ui/type-glyph'
import { brickDocsTexts } from '../texts'
import { Outcome } from './outcome'
import { type Sample, sampleText } from './sample'

const texts = brickDocsTexts.tryIt

/** Runs a brick on its help page: in the browser where it is pure, else through the server. */
export function TryPanel({ id, sample }: { id: string; sample: Sample }) {
  const brick: Brick | undefined = bricks.find((candidate) => candidate.id === id)
  const [config, setConfig] = useState(sample.config)
  const [inputs, setInputs] = useState(sample.inputs)
  const [outcome, setOutcome] = useState<TriedBrick | undefined>()
  const [busy, setBusy] = useState(false)
  if (!brick) return null
  // The sandbox is the same in the browser.
  const pure = brick.needs.every((need: string) => need === 'script') || brick.kind === 'effect'
  const ports = portsOf(brick, config)

  async function run(subject: Brick) {
    setBusy(true)
    try {
      const given = inputs.map((each) =>
        Object.fromEntries(Object.entries(each).filter(([port, text]) => text.trim() !== '' && Object.hasOwn(ports, port))),
      )
      const attempt = pure ? runHere : runThere
      const typed = await attempt(subject, config, given, sample.types)
      // What was typed instead may be of another type than the example’s: its own then.
      const misfit = !typed.ok && typed.fault.code === 'bad_input'
      setOutcome(misfit ? await attempt(subject, config, given, {}) : typed)
    } finally {
      setBusy(false)
    }
  }

  const node: GraphNode = { id: 'try', brick: id, version: brick.version, config, position: { x: 0, y: 0 } }
  return (
    <Card title={texts.title} hint={pure ? texts.here : texts.there}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void run(brick)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void run(brick)
        }}
      >
        <div className="grid gap-x-6 gap-y-2 md:grid-cols-2">
          <fieldset className="flex min-w-0 flex-col gap-1">
            <legend className="mb-2 text-ink-3 text-xs">{texts.settings}</legend>
            {formFields(brick).length === 0 && <p className="text-ink-3 text-xs">{brickDocsTexts.noSettings}</p>}
            {formFields(brick)
              .filter(({ schema }) => !schema.advanced)
              .map((field) => (
                <WidgetField
                  key={field.name}
                  field={plain(field)}
                  node={node}
                  value={node.config[field.name]}
                  error={undefined}
                  onChange={(value, path = []) => setConfig((before) => changed(before, [field.name, ...path], value))}
                />
              ))}
          </fieldset>
          <fieldset className="flex min-w-0 flex-col gap-1">
            <legend className="mb-2 text-ink-3 text-xs">{inputs.length > 1 ? texts.votes : texts.inputs}</legend>
            {Object.keys(ports).length === 0 && <p className="text-ink-3 text-xs">{brickDocsTexts.noInputs}</p>}
            {inputs.map((values, worker) =>
              Object.entries(ports).map(([port, spec]) => (
                <Field
                  // biome-ignore lint/suspicious/noArrayIndexKey: workers are told apart by their place alone
                  key={`${worker}/${port}`}
                  label={
                    <span className="inline-flex items-center gap-1.5">
                      <TypeGlyph type={sample.types[port] ?? spec.accepts[0] ?? 'json'} size={11} />
                      {inputs.length > 1 ? texts.worker(worker + 1, spec.title) : spec.title}
                    </span>
                  }
                  hint={sample.types[port] ?? spec.accepts.join(' | ')}
                  optional={spec.optional === true}
                  reserveError={false}
                >
                  <TextArea
                    mono
                    rows={Math.min(6, Math.ceil((values[port] ?? '').length / 48) || 1)}
                    placeholder={sampleText({ ...spec, optional: false })}
                    value={values[port] ?? ''}
                    onChange={({ target }) =>
                      setInputs((before) => before.map((each, at) => (at === worker ? { ...each, [port]: target.value } : each)))
                    }
                  />
                </Field>
              )),
            )}
          </fieldset>
        </div>
        <div>
          <Button type="submit" variant="primary" busy={busy} icon={<Play size={13} aria-hidden="true" />}>
            {texts.run}
          </Button>
        </div>
      </form>
      <div aria-live="polite">{outcome && <Outcome outcome={outcome} />}</div>
    </Card>
  )
}

/** The cron widget shows times of a deployment that there is none of here. */
const plain = (field: FormField): FormField => (field.widget === 'cron' ? { ...field, widget: 'text' } : field)

function portsOf(brick: Brick, config: Record<string, unknown>): ReturnType<typeof inputPorts> {
  const parsed = brick.config.safeParse(config)
  if (!parsed.success) return {}
  try {
    const { run: _signal, ...ports } = inputPorts(brick, parsed.data)
    return ports
  } catch {
    return {}
  }
}

function changed(before: GraphNode['config'], path: readonly (string | number)[], value: GraphNode['config'][string] | undefined) {
  const next = withValueAt(before, path, value)
  return typeof next === 'object' && next !== null && !Array.isArray(next) ? next : before
}

type Texts = readonly Record<string, string>[]

async function runHere(brick: Brick, config: GraphNode['config'], inputs: Texts, types: Record<string, string>): Promise<TriedBrick> {
  const given = inputs.map((each) => readTyped(brick, config, each, types))
  const http = { request: () => Promise.reject(new Error('This brick asks nobody.')) }
  const result = await tryBrick({ brick, config, inputs: given, types: typesFor(inputs, types), nowMs: Date.now(), http })
  return tryBrickSchema.parse(JSON.parse(canonicalJson(result)))
}

async function runThere(brick: Brick, config: GraphNode['config'], inputs: Texts, types: Record<string, string>): Promise<TriedBrick> {
  try {
    const body = { config, inputs: [...inputs], types: typesFor(inputs, types) }
    return await callApi(routes.tryBrick, { params: { id: brick.id }, body })
  } catch (error) {
    const { code, detail, remedy } = toProblem(error)
    return { ok: false, fault: { code, message: detail, remedy, retry: true } }
  }
}

/** The example’s types hold for the ports that are given. */
const typesFor = ([first = {}]: Texts, types: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(types).filter(([port]) => Object.hasOwn(first, port)))
