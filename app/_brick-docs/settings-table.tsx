import { Card } from '../_ui/card'
import { type Column, Table } from '../_ui/table'
import type { Setting } from './read-settings'
import { brickDocsTexts as texts } from './texts'

const columns: Column<Setting>[] = [
  {
    id: 'title',
    head: texts.setting,
    className: 'align-top',
    cell: ({ title, name, description }) => (
      <>
        <span className="font-medium">{title}</span> <span className="figures text-2xs text-ink-3">{name}</span>
        {description !== '' && <span className="block text-ink-2">{description}</span>}
      </>
    ),
  },
  {
    id: 'choices',
    head: texts.choices,
    className: 'align-top max-w-64',
    wideOnly: true,
    cell: ({ choices, range }) => <span className="figures break-words text-2xs text-ink-2">{range ?? choices.join(', ')}</span>,
  },
  {
    id: 'preset',
    head: texts.default,
    numeric: true,
    className: 'align-top max-w-40 truncate',
    cell: ({ preset }) => preset ?? texts.required,
  },
]

/** Every setting of a brick with what holds unless it is set. */
export function SettingsTable({ settings }: { settings: readonly Setting[] }) {
  return (
    <Card flush title={texts.settings}>
      <Table caption={texts.settings} columns={columns} rows={settings} rowKey={({ name }) => name} empty={texts.noSettings} />
    </Card>
  )
}
