'use client'
import { useQuery } from '../_client/use-query'
import { routes } from '../_contracts/routes'
import type { TemplateSummary } from '../_contracts/workflows'
import { GraphPreview } from '../_previews/graph-preview'
import { Button } from '../_ui/button'
import { Skeleton } from '../_ui/skeleton'
import { CardFrame, CardGrid } from './card-frame'
import { templateTexts, workflowTexts } from './texts'
import { useInView } from './use-in-view'

/** Templates as cards; using one makes a workflow of it. The button shows on the card that is pointed at, so that only one is primary. */
export function TemplateGallery({
  templates,
  busy,
  onUse,
}: {
  templates: readonly TemplateSummary[]
  busy: boolean
  onUse: (slug: string) => void
}) {
  return (
    <CardGrid label={templateTexts.title}>
      {templates.map((template) => (
        <TemplateCard key={template.slug} template={template} busy={busy} onUse={() => onUse(template.slug)} />
      ))}
    </CardGrid>
  )
}

function TemplateCard({
  template: { slug, name, summary, bricks, tags },
  busy,
  onUse,
}: {
  template: TemplateSummary
  busy: boolean
  onUse: () => void
}) {
  const [ref, seen] = useInView<HTMLLIElement>()
  const detail = useQuery(routes.getTemplate, { params: { slug } }, { enabled: seen })
  return (
    <CardFrame
      ref={ref}
      preview={
        detail.state === 'ready' ? (
          <GraphPreview graph={detail.data.graph} label={workflowTexts.card.preview(name)} />
        ) : detail.state === 'failed' ? (
          <span className="text-ink-3 text-xs">{workflowTexts.card.noPreview}</span>
        ) : (
          <Skeleton className="h-16 w-40" />
        )
      }
      title={name}
      text={summary}
      foot={
        <>
          <span>{templateTexts.bricks(bricks)}</span>
          {tags.slice(0, 2).map((tag) => (
            <span key={tag}>{tag}</span>
          ))}
          <Button
            variant="primary"
            size="sm"
            className="ml-auto opacity-0 transition-opacity duration-hover after:absolute after:inset-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
            aria-label={templateTexts.using(name)}
            busy={busy}
            onClick={onUse}
          >
            {templateTexts.use}
          </Button>
        </>
      }
    />
  )
}
