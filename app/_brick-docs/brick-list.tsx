'use client'
import { Search } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import type { BrickKind } from '@/bricks/kit'
import { BrickTile } from '../_ui/brick-icon'
import { TextInput } from '../_ui/text-input'
import { TypeGlyph } from '../_ui/type-glyph'
import { brickDocsTexts as texts } from './texts'

/** A brick as the catalogue lists it. */
export interface BrickCard {
  id: string
  kind: BrickKind
  title: string
  summary: string
  icon: string
  /** Type strings of what comes out, for the glyphs. */
  outputs: string[]
}

const ORDER: readonly BrickKind[] = ['trigger', 'observe', 'transform', 'agree', 'state', 'flow', 'settle', 'effect']

/** Every brick by kind, in the order in which a workflow uses them. */
export function BrickList({ bricks }: { bricks: readonly BrickCard[] }) {
  const [words, setWords] = useState('')
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = bricks.filter(({ id, title, summary, kind }) =>
    wanted.every((word) => `${id} ${title} ${summary} ${kind}`.toLowerCase().includes(word)),
  )
  return (
    <>
      <div className="w-64 max-sm:w-full">
        <TextInput
          type="search"
          icon={<Search size={14} aria-hidden="true" />}
          aria-label={texts.search}
          placeholder={texts.search}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {shown.length === 0 && <p className="py-6 text-ink-3 text-sm">{texts.none}</p>}
      {ORDER.map((kind) => ({ kind, own: shown.filter((brick) => brick.kind === kind) }))
        .filter(({ own }) => own.length > 0)
        .map(({ kind, own }) => (
          <section key={kind} className="flex flex-col gap-2">
            <h2 className="font-strong text-sm">
              {texts.kinds[kind].title} <span className="font-normal text-ink-3 text-xs">{texts.kinds[kind].text}</span>
            </h2>
            <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
              {own.map((brick) => (
                <li key={brick.id}>
                  <Link
                    href={`/docs/bricks/${brick.id}`}
                    className="flex h-full items-start gap-3 rounded-3 border border-line bg-panel p-3 transition-colors duration-hover hover:border-line-strong hover:bg-raised"
                  >
                    <BrickTile name={brick.icon} />
                    <span className="min-w-0 flex-1">
                      <span className="block font-strong text-sm">{brick.title}</span>
                      <span className="mt-0.5 block text-ink-3 text-xs">{brick.summary}</span>
                    </span>
                    <span className="flex shrink-0 gap-1 pt-1">
                      {[...new Set(brick.outputs)].map((type) => (
                        <TypeGlyph key={type} type={type} label={type} />
                      ))}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  )
}
