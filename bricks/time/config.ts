import { z } from 'zod'
import { signedDecimalSetting } from '../kit'

const offset = z
  .string()
  .regex(/^(?:|UTC|[+-](?:0\d|1[0-4]):[0-5]\d)$/, 'Use UTC or an offset such as +02:00: names of time zones change with the machine.')

/** Settings of the Time brick. */
export const timeConfig = z.object({
  mode: z.enum(['parse', 'format', 'add', 'difference']).default('parse').meta({ title: 'What to do', widget: 'select' }),
  from: z.enum(['iso', 'http', 's', 'ms', 'us', 'ns']).default('iso').meta({
    title: 'Written as',
    widget: 'select',
    description: 'For parse. iso: 2026-03-01T12:00:00Z. http: Sun, 01 Mar 2026 12:00:00 GMT, as in mails and headers. s to ns: since 1970.',
  }),
  as: z
    .enum(['iso', 'date', 'http', 's', 'ms', 'us', 'ns'])
    .default('iso')
    .meta({ title: 'Write as', widget: 'select', description: 'For format. s to ns give a whole number.' }),
  unit: z.enum(['ms', 's', 'min', 'h', 'd']).default('s').meta({
    title: 'Unit',
    widget: 'select',
    description: 'Of the span to add, and of the difference; there min, h and d are not offered.',
  }),
  amount: signedDecimalSetting()
    .default('0')
    .meta({ title: 'Add', widget: 'number', placeholder: '-30', description: 'For add; a minus goes back in time.' }),
  offset: offset.default('').meta({
    title: 'Offset',
    widget: 'text',
    placeholder: 'UTC',
    description: 'For parse: what a time without an offset means; empty refuses it. For format: what to write it in; empty is UTC.',
    advanced: true,
  }),
})

/** Settings of the Time brick, complete. */
export type TimeConfig = z.output<typeof timeConfig>

/** Minutes east of UTC of an offset setting. */
export function offsetMinutes(text: string): number {
  const found = /^([+-])(\d\d):(\d\d)$/.exec(text)
  if (!found) return 0
  const minutes = Number(found[2]) * 60 + Number(found[3])
  return found[1] === '-' ? -minutes : minutes
}
