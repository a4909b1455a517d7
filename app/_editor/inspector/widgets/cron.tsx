'use client'
import { useState } from 'react'
import { findBrick } from '@/engine/core'
import { Field } from '../../../_ui/field'
import { formatAge } from '../../../_ui/format'
import { Select } from '../../../_ui/select'
import { TextInput } from '../../../_ui/text-input'
import { useNow } from '../../../_ui/use-now'
import { useEditor } from '../../state/context'
import { nameOf, shownValue, textOf, type WidgetProps } from './widget'

const PRESETS = [
  { value: '* * * * *', label: 'Every minute' },
  { value: '*/5 * * * *', label: 'Every 5 minutes' },
  { value: '*/15 * * * *', label: 'Every 15 minutes' },
  { value: '0 * * * *', label: 'Every hour' },
  { value: '0 */6 * * *', label: 'Every 6 hours' },
  { value: '0 9 * * *', label: 'Every day at 9:00' },
  { value: '0 9 * * 1-5', label: 'Weekdays at 9:00' },
  { value: '0 9 * * 1', label: 'Mondays at 9:00' },
] as const
const OWN = 'own'

/** A schedule: common ones by name, any by expression, and the next five times it means. */
export function CronWidget(props: WidgetProps) {
  const { field, node, error, onChange } = props
  const expression = textOf(shownValue(props))
  const preset = PRESETS.find(({ value }) => value === expression)
  const [custom, setCustom] = useState(false)
  return (
    <>
      <Field label={nameOf(field)} reserveError={false} help={undefined}>
        <Select
          value={custom || !preset ? OWN : preset.value}
          onValueChange={(value) => {
            setCustom(value === OWN)
            if (value !== OWN) onChange(value)
          }}
          options={[...PRESETS, { value: OWN, label: 'Own expression' }]}
        />
      </Field>
      <div className="mt-1.5">
        <Field label="Expression" hint="minute, hour, day, month, weekday" error={error}>
          <TextInput mono value={expression} onChange={(event) => onChange(event.target.value)} />
        </Field>
      </div>
      {error === undefined && <NextTimes node={node} />}
    </>
  )
}

/** The next five due times, by the trigger’s own rule. */
function NextTimes({ node }: Pick<WidgetProps, 'node'>) {
  const catalogue = useEditor((state) => state.catalogue)
  const nowMs = useNow()
  const brick = findBrick(catalogue, node.brick, node.version)
  const parsed = brick?.config.safeParse(node.config)
  if (nowMs === undefined || !brick?.trigger || !parsed?.success) return null
  const times: number[] = []
  for (let at: number | null = nowMs; at !== null && times.length < 5; ) {
    at = nextOf(() => brick.trigger?.next(parsed.data, at ?? nowMs) ?? null)
    if (at !== null) times.push(at)
  }
  if (times.length === 0) return null
  return (
    <ol aria-label="Next times" className="mb-2 rounded-2 border border-line bg-field px-2 py-1">
      {times.map((at, index) => (
        <li key={at} className="flex h-5 items-center justify-between text-2xs">
          <span className="figures text-ink-2">{new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC</span>
          {index === 0 && <span className="text-ink-3">{formatAge(at, nowMs)}</span>}
        </li>
      ))}
    </ol>
  )
}

function nextOf(next: () => number | null): number | null {
  try {
    return next()
  } catch {
    // A half-typed expression has no times; the field says what is wrong with it.
    return null
  }
}
