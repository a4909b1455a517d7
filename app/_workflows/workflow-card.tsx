'use client'
import { Copy, Download, Ellipsis, Rocket, Trash2, TriangleAlert } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { bricks } from '@/bricks'
import { catalogueOf, compile, type Graph } from '@/engine/core'
import { useQuery } from '../_client/use-query'
import { routes } from '../_contracts/routes'
import type { WorkflowSummary } from '../_contracts/workflows'
import { GraphPreview } from '../_previews/graph-preview'
import { Badge } from '../_ui/badge'
import { IconButton } from '../_ui/icon-button'
import { Menu } from '../_ui/menu'
import { Skeleton } from '../_ui/skeleton'
import { TimeAgo } from '../_ui/time-ago'
import { CardFrame } from './card-frame'
import { workflowTexts } from './texts'
import { useInView } from './use-in-view'

const texts = workflowTexts.card
const catalogue = catalogueOf(bricks)

/** What can be done with a workflow from the list. */
export interface WorkflowActs {
  duplicate: (workflow: WorkflowSummary) => void
  exportFile: (workflow: WorkflowSummary) => void
  remove: (workflow: WorkflowSummary) => void
}

/** A workflow: its drawing, whether it runs, and what is wrong with it. */
export function WorkflowCard({ workflow, acts }: { workflow: WorkflowSummary; acts: WorkflowActs }) {
  const [ref, seen] = useInView<HTMLLIElement>()
  const detail = useQuery(routes.getWorkflow, { params: { id: workflow.id } }, { enabled: seen })
  const graph = detail.state === 'ready' ? detail.data.graph : undefined
  return (
    <CardFrame
      ref={ref}
      preview={<Preview name={workflow.name} graph={graph} failed={detail.state === 'failed'} />}
      title={
        <Link href={`/w/${workflow.id}`} className="after:absolute after:inset-0">
          {workflow.name}
        </Link>
      }
      corner={<More workflow={workflow} acts={acts} />}
      text={workflow.summary}
      foot={
        <>
          <Deployed workflow={workflow} />
          {graph && <Problems graph={graph} />}
          <span className="ml-auto">
            {texts.edited} <TimeAgo atMs={workflow.updatedMs} />
          </span>
        </>
      }
    />
  )
}

function Preview({ name, graph, failed }: { name: string; graph: Graph | undefined; failed: boolean }) {
  if (failed) return <span className="text-ink-3 text-xs">{texts.noPreview}</span>
  if (!graph) return <Skeleton className="h-16 w-40" />
  if (graph.nodes.length === 0) return <span className="text-ink-3 text-xs">{texts.empty}</span>
  return <GraphPreview graph={graph} label={texts.preview(name)} />
}

function Deployed({ workflow: { deployments, revision } }: { workflow: WorkflowSummary }) {
  const [newest] = deployments
  if (!newest) return <span>{texts.draft}</span>
  if (newest.status === 'paused') return <Badge tone="warn">{texts.paused}</Badge>
  if (newest.revision !== null && newest.revision < revision)
    return (
      <Badge tone="warn" title={texts.running(newest.version)}>
        {texts.ahead}
      </Badge>
    )
  return <Badge tone="ok">{texts.running(newest.version)}</Badge>
}

function Problems({ graph }: { graph: Graph }) {
  const count = compile(graph, catalogue).diagnostics.filter(({ severity }) => severity === 'error').length
  if (count === 0 || graph.nodes.length === 0) return null
  return (
    <span className="flex items-center gap-1 text-warn">
      <TriangleAlert size={12} aria-hidden="true" />
      {texts.problems(count)}
    </span>
  )
}

function More({ workflow, acts }: { workflow: WorkflowSummary; acts: WorkflowActs }) {
  const router = useRouter()
  const [newest] = workflow.deployments
  return (
    <span className="relative z-10 -mt-1 -mr-2">
      <Menu
        label={texts.more(workflow.name)}
        trigger={<IconButton size="sm" label={texts.more(workflow.name)} icon={<Ellipsis size={16} aria-hidden="true" />} />}
        entries={[
          ...(newest
            ? [
                {
                  id: 'deployment',
                  label: texts.deployments,
                  icon: <Rocket size={14} />,
                  onSelect: () => router.push(`/deployments/${newest.id}`),
                },
              ]
            : []),
          { id: 'duplicate', label: texts.duplicate, icon: <Copy size={14} />, onSelect: () => acts.duplicate(workflow) },
          { id: 'export', label: texts.export, icon: <Download size={14} />, onSelect: () => acts.exportFile(workflow) },
          { kind: 'separator', id: 'line' },
          { id: 'delete', label: texts.delete, icon: <Trash2 size={14} />, danger: true, onSelect: () => acts.remove(workflow) },
        ]}
      />
    </span>
  )
}
