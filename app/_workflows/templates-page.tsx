'use client'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { useQuery } from '../_client/use-query'
import { routes } from '../_contracts/routes'
import { Button } from '../_ui/button'
import { cx } from '../_ui/cx'
import { EmptyState } from '../_ui/empty-state'
import { ErrorState } from '../_ui/error-state'
import { PageBody } from '../_ui/page-body'
import { PageHeader } from '../_ui/page-header'
import { StaleBanner } from '../_ui/stale-banner'
import { TextInput } from '../_ui/text-input'
import { CreateProblem } from './create-problem'
import { DropZone } from './drop-zone'
import { countTags, filterTemplates } from './filter-templates'
import { GallerySkeleton } from './gallery-skeleton'
import { ImportBox } from './import-box'
import { TemplateGallery } from './template-gallery'
import { templateTexts as texts, workflowTexts } from './texts'
import { useCreate } from './use-import'

/** Every template, by subject and by words, with its drawing. */
export function TemplatesPage() {
  const query = useQuery(routes.listTemplates, {})
  const making = useCreate()
  const [words, setWords] = useState('')
  const [tag, setTag] = useState<string>()
  const all = query.state === 'ready' ? query.data.templates : []
  const shown = filterTemplates(all, words, tag)
  const clear = () => {
    setWords('')
    setTag(undefined)
  }
  return (
    <DropZone onFile={making.importFile}>
      <PageBody>
        <PageHeader
          title={texts.title}
          text={texts.lead}
          actions={<ImportBox busy={making.busy} onText={making.importText} onFile={making.importFile} />}
        />
        <CreateProblem problem={making.problem} onDismiss={making.dismiss} />
        {query.state === 'loading' && <GallerySkeleton />}
        {query.state === 'failed' && (
          <ErrorState
            title={texts.failed}
            what={query.problem.detail}
            remedy={query.problem.remedy}
            code={query.problem.code}
            onRetry={query.retry}
            retrying={query.retrying}
          />
        )}
        {query.state === 'ready' && (
          <>
            {query.stale && (
              <StaleBanner text={query.stale.detail} sinceMs={query.atMs} onRetry={query.retry} retrying={query.refreshing} />
            )}
            {all.length > 0 && (
              <div className="flex flex-wrap items-center gap-2">
                <Tag label={texts.all} count={all.length} on={tag === undefined} onPress={() => setTag(undefined)} />
                {countTags(all).map(({ tag: name, count }) => (
                  <Tag key={name} label={name} count={count} on={tag === name} onPress={() => setTag(tag === name ? undefined : name)} />
                ))}
                <div className="ml-auto w-56 max-sm:w-full">
                  <TextInput
                    type="search"
                    icon={<Search size={14} aria-hidden="true" />}
                    aria-label={texts.search}
                    placeholder={texts.search}
                    value={words}
                    onChange={(event) => setWords(event.target.value)}
                  />
                </div>
              </div>
            )}
            {shown.length > 0 && <TemplateGallery templates={shown} busy={making.busy} onUse={(template) => making.create({ template })} />}
            {shown.length === 0 && (
              <EmptyState
                title={all.length > 0 ? texts.noneTitle : texts.emptyTitle}
                text={all.length > 0 ? texts.noneText : texts.emptyText}
                action={
                  <>
                    {all.length > 0 && <Button onClick={clear}>{texts.clear}</Button>}
                    <Button variant="primary" busy={making.busy} onClick={() => making.create({})}>
                      {workflowTexts.new}
                    </Button>
                  </>
                }
              />
            )}
          </>
        )}
      </PageBody>
    </DropZone>
  )
}

function Tag({ label, count, on, onPress }: { label: string; count: number; on: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onPress}
      className={cx(
        'flex h-control-sm items-center gap-1.5 rounded-full border px-3 text-xs transition-colors duration-hover first-letter:uppercase pointer-coarse:h-11',
        on ? 'border-ink bg-ink text-canvas' : 'border-line-strong bg-raised text-ink-2 hover:border-line-field hover:text-ink',
      )}
    >
      <span className="first-letter:uppercase">{label}</span>
      <span className={cx('figures text-2xs', on ? 'opacity-80' : 'text-ink-3')}>{count}</span>
    </button>
  )
}
