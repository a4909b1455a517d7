import { ArrowRight } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { docsTexts } from '../../_docs/texts'
import { BrickTile } from '../../_ui/brick-icon'
import { Card } from '../../_ui/card'
import { PageBody } from '../../_ui/page-body'
import { PageHeader } from '../../_ui/page-header'
import { TextLink } from '../../_ui/text-link'

export const metadata: Metadata = { title: docsTexts.title, description: docsTexts.lead }

export default function DocsPage() {
  const { pages, words, next, api } = docsTexts
  return (
    <PageBody>
      <PageHeader title={docsTexts.title} text={docsTexts.lead} />
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {pages.map((page) => (
          <li key={page.href}>
            <Link
              href={page.href}
              className="group flex h-full items-start gap-3 rounded-3 border border-line bg-panel p-4 transition-colors duration-hover hover:border-line-strong hover:bg-raised"
            >
              <BrickTile name={page.icon} />
              <span className="min-w-0 flex-1">
                <span className="block font-strong text-sm">{page.title}</span>
                <span className="mt-0.5 block text-ink-3 text-xs">{page.text}</span>
              </span>
              <ArrowRight size={14} aria-hidden="true" className="mt-0.5 shrink-0 text-ink-3 group-hover:text-ink" />
            </Link>
          </li>
        ))}
      </ul>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_var(--size-facts)]">
        <Card title={words.title} hint={words.hint} flush>
          <dl>
            {words.list.map(([word, meaning]) => (
              <div key={word} className="grid gap-x-4 border-line border-t px-4 py-2 text-xs sm:grid-cols-[7rem_1fr]">
                <dt className="font-medium">{word}</dt>
                <dd className="text-ink-2">{meaning}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <div className="flex flex-col gap-4">
          <Card title={next.title}>
            <ol className="flex flex-col gap-3 text-xs">
              {next.steps.map(([step, text], index) => (
                <li key={step} className="flex gap-3">
                  <span className="figures flex size-5 shrink-0 items-center justify-center rounded-1 bg-hover text-2xs text-ink-3">
                    {index + 1}
                  </span>
                  <span className="text-ink-2">
                    <span className="font-medium text-ink">{step}. </span>
                    {text}
                  </span>
                </li>
              ))}
            </ol>
          </Card>
          <Card title={api.title}>
            <p className="text-ink-2 text-xs">{api.text}</p>
            <TextLink href={api.href} prefetch={false} className="figures mt-1 inline-block text-xs">
              {api.href}
            </TextLink>
          </Card>
        </div>
      </div>
    </PageBody>
  )
}
