'use client'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { Card } from '../_ui/card'
import { TextInput } from '../_ui/text-input'
import { type CodeEntry, codeGroups } from './codes'
import { filterCodes } from './filter-codes'
import { docsTexts } from './texts'

const { errors } = docsTexts

/** All explained codes by group, with a filter; each code is an anchor that messages link to. */
export function CodeList() {
  const [query, setQuery] = useState('')
  const groups = filterCodes(codeGroups, query)
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[12rem_minmax(0,1fr)]">
      <div className="flex flex-col gap-3 lg:sticky lg:top-[calc(var(--size-topbar)+var(--space-4))]">
        <TextInput
          type="search"
          aria-label={errors.filter}
          placeholder={errors.filter}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          icon={<Search size={14} aria-hidden="true" />}
        />
        <nav aria-label={errors.groups} className="flex flex-wrap gap-x-1 lg:flex-col">
          {groups.map((group) => (
            <a key={group.id} href={`#${group.id}`} className="rounded-2 px-2 py-1 text-ink-2 text-xs hover:bg-hover hover:text-ink">
              {group.title} <span className="figures text-2xs text-ink-3">{Object.keys(group.codes).length}</span>
            </a>
          ))}
        </nav>
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        {groups.map((group) => (
          <div key={group.id} id={group.id} className="scroll-mt-16">
            <Card title={group.title} hint={group.text} flush>
              <dl>
                {Object.entries(group.codes).map(([code, entry]) => (
                  <CodeRow key={code} code={code} entry={entry} />
                ))}
              </dl>
            </Card>
          </div>
        ))}
        {groups.length === 0 && (
          <p role="status" className="py-8 text-center text-ink-3 text-sm">
            {errors.nothing}
          </p>
        )}
      </div>
    </div>
  )
}

function CodeRow({ code, entry }: { code: string; entry: CodeEntry }) {
  return (
    <div
      id={code}
      className="grid scroll-mt-16 gap-x-6 gap-y-1 border-line border-t px-4 py-3 text-xs target:bg-accent-soft sm:grid-cols-[13rem_minmax(0,1fr)]"
    >
      <dt>
        <span className="block font-medium">{entry.title}</span>
        <a href={`#${code}`} className="figures rounded-1 text-2xs text-ink-3 hover:text-accent hover:underline">
          {code}
        </a>
      </dt>
      <dd>
        <p className="text-ink-2">{entry.cause}</p>
        <p className="mt-0.5">
          <span className="font-medium text-ink-3">{errors.remedy}: </span>
          {entry.remedy}
        </p>
      </dd>
    </div>
  )
}
