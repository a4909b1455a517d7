'use client'
import { Plus } from 'lucide-react'
import { useQuery } from '../_client/use-query'
import { routes } from '../_contracts/routes'
import { Button } from '../_ui/button'
import { ButtonLink } from '../_ui/button-link'
import { EmptyState } from '../_ui/empty-state'
import { ErrorState } from '../_ui/error-state'
import { GhostBricks } from '../_ui/ghost-bricks'
import { PageBody } from '../_ui/page-body'
import { PageHeader } from '../_ui/page-header'
import { StaleBanner } from '../_ui/stale-banner'
import { TextLink } from '../_ui/text-link'
import { CardGrid } from './card-frame'
import { CreateProblem } from './create-problem'
import { DropZone } from './drop-zone'
import { GallerySkeleton } from './gallery-skeleton'
import { ImportBox } from './import-box'
import { TemplateGallery } from './template-gallery'
import { templateTexts, workflowTexts as texts } from './texts'
import { useCreate } from './use-import'
import { useWorkflowActs } from './use-workflow-acts'
import { WorkflowCard } from './workflow-card'

/** Every workflow with its drawing; where there is none yet, how to begin. */
export function WorkflowsPage() {
  const query = useQuery(routes.listWorkflows, {})
  const making = useCreate()
  const acts = useWorkflowActs()
  const isEmpty = query.state === 'ready' && query.data.workflows.length === 0
  return (
    <DropZone onFile={making.importFile}>
      <PageBody>
        <PageHeader
          title={texts.title}
          text={texts.lead}
          actions={
            <>
              <ImportBox busy={making.busy} onText={making.importText} onFile={making.importFile} />
              {/* An empty list offers it in its middle. */}
              {!isEmpty && (
                <Button variant="primary" icon={<Plus size={14} aria-hidden="true" />} busy={making.busy} onClick={() => making.create({})}>
                  {texts.new}
                </Button>
              )}
            </>
          }
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
            {query.data.workflows.length > 0 ? (
              <CardGrid label={texts.title}>
                {query.data.workflows.map((workflow) => (
                  <WorkflowCard key={workflow.id} workflow={workflow} acts={acts} />
                ))}
              </CardGrid>
            ) : (
              <Begin busy={making.busy} onNew={() => making.create({})} onTemplate={(template) => making.create({ template })} />
            )}
          </>
        )}
      </PageBody>
    </DropZone>
  )
}

function Begin({ busy, onNew, onTemplate }: { busy: boolean; onNew: () => void; onTemplate: (slug: string) => void }) {
  const templates = useQuery(routes.listTemplates, {})
  return (
    <>
      <EmptyState
        title={texts.emptyTitle}
        text={texts.emptyText}
        ghost={<GhostBricks bricks={texts.ghosts} />}
        action={
          <>
            <Button variant="primary" busy={busy} onClick={onNew}>
              {texts.new}
            </Button>
            <ButtonLink href="/templates">{templateTexts.title}</ButtonLink>
          </>
        }
      />
      {templates.state === 'ready' && templates.data.templates.length > 0 && (
        <section className="flex flex-col gap-3">
          <div className="flex items-baseline justify-between gap-4">
            <h2 className="font-strong text-sm">{texts.orTemplates}</h2>
            <TextLink href="/templates">{texts.allTemplates}</TextLink>
          </div>
          <TemplateGallery templates={templates.data.templates.slice(0, 4)} busy={busy} onUse={onTemplate} />
        </section>
      )}
    </>
  )
}
