'use client'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import type { ReactNode } from 'react'

/** One thing to choose. */
export interface Choice {
  id: string
  title: string
  note?: string
  icon?: ReactNode
  end?: ReactNode
  words?: string
  choose: () => void
}

/** A searched list: type, arrow, Enter. */
export function ChooseList({
  label,
  placeholder,
  nothing,
  choices,
}: {
  label: string
  placeholder: string
  nothing: string
  choices: readonly Choice[]
}) {
  return (
    <Command label={label} loop>
      <div className="flex h-9 items-center gap-2 border-line border-b px-3">
        <Search size={14} aria-hidden="true" className="shrink-0 text-ink-3" />
        <Command.Input
          autoFocus
          placeholder={placeholder}
          className="h-full min-w-0 flex-1 bg-transparent text-sm outline-none focus-visible:shadow-none"
        />
      </div>
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="px-3 py-5 text-center text-ink-3 text-xs">{nothing}</Command.Empty>
        {choices.map(({ id, title, note, icon, end, words, choose }) => (
          <Command.Item
            key={id}
            value={`${title} ${note ?? ''} ${id}`}
            keywords={words === undefined ? [] : [words]}
            onSelect={choose}
            className="flex min-h-8 select-none items-center gap-2.5 rounded-2 px-2 py-1 text-sm data-[selected=true]:bg-hover pointer-coarse:min-h-11"
          >
            {icon !== undefined && <span className="shrink-0 text-ink-3">{icon}</span>}
            <span className="min-w-0 flex-1">
              <span className="block truncate leading-tight">{title}</span>
              {note !== undefined && <span className="block truncate text-2xs text-ink-3 leading-tight">{note}</span>}
            </span>
            {end}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  )
}
