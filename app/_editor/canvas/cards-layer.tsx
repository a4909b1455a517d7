'use client'
import { ViewportPortal } from '@xyflow/react'
import { Blocks, CircleAlert, Globe, Lock, TriangleAlert, WandSparkles } from 'lucide-react'
import { useMemo } from 'react'
import type { Diagnostic } from '@/engine/core'
import { Button } from '../../_ui/button'
import { docsHref } from '../../_ui/docs-href'
import { TextLink } from '../../_ui/text-link'
import { roundPath } from '../edit/route'
import { reachOf, wordsOf } from '../edit/words'
import { useEditor } from '../state/context'
import { editorTexts } from '../texts'
import { useFix } from '../use-fix'
import { useDrawing } from './drawing-context'

const WIDTH = 404
const BELOW = 52

/** The two cards below the bricks: the most pressing problem, tied to its brick, and the workflow in words. */
export function CardsLayer() {
  const { faces, hulls } = useDrawing()
  const graph = useEditor((state) => state.history.present)
  const catalogue = useEditor((state) => state.catalogue)
  const compiled = useEditor((state) => state.compiled)
  const selection = useEditor((state) => state.selection)
  const n = useEditor((state) => state.rehearsal.n)
  const ran = useEditor((state) => state.rehearsal.run.state !== 'none')
  const words = useMemo(() => wordsOf(graph, catalogue, compiled.views, n), [graph, catalogue, compiled, n])
  if (graph.nodes.length === 0 || ran) return null
  const left = Math.min(...hulls.map(({ box }) => box.x), ...graph.nodes.map(({ position }) => position.x)) + 12
  const bottom = Math.max(
    ...hulls.map(({ caption }) => caption.y),
    ...graph.nodes.map(({ id, position }) => position.y + (faces.get(id)?.height ?? 0)),
  )
  const { diagnostics } = compiled.result
  const shown =
    diagnostics.find(({ node }) => node !== undefined && selection.has(node)) ??
    diagnostics.find(({ severity }) => severity === 'error') ??
    diagnostics[0]
  const top = bottom + BELOW
  return (
    <ViewportPortal>
      {shown && <ProblemCard diagnostic={shown} place={diagnostics.indexOf(shown) + 1} of={diagnostics.length} left={left} top={top} />}
      {words.length > 0 && <WordsCard words={words} left={shown ? left + WIDTH + 16 : left} top={top} />}
    </ViewportPortal>
  )
}

function ProblemCard({
  diagnostic,
  place,
  of,
  left,
  top,
}: {
  diagnostic: Diagnostic
  place: number
  of: number
  left: number
  top: number
}) {
  const { faces } = useDrawing()
  const node = useEditor((state) => state.history.present.nodes.find(({ id }) => id === diagnostic.node))
  const fix = useFix()
  const readOnly = useEditor((state) => state.readOnly)
  const face = node && faces.get(node.id)
  const warning = diagnostic.severity === 'warning'
  const Icon = warning ? TriangleAlert : CircleAlert
  const port = face?.ports.find(({ id }) => id === diagnostic.port)
  const atY = node ? node.position.y + (port?.side === 'left' ? port.y : 24) : 0
  const lane = node ? Math.min(node.position.x, left) - 9 : 0
  const leader =
    node && node.position.x - left < 600
      ? [
          { x: node.position.x - (port?.side === 'left' ? 8 : 0), y: atY },
          { x: lane, y: atY },
          { x: lane, y: top + 22 },
          { x: left, y: top + 22 },
        ]
      : undefined
  return (
    <>
      {leader && (
        <svg className="pointer-events-none absolute overflow-visible" width={1} height={1} aria-hidden="true">
          <path d={roundPath(leader, 4)} fill="none" stroke={warning ? 'var(--state-warn)' : 'var(--state-bad)'} strokeWidth={1.25} />
        </svg>
      )}
      <section aria-label={editorTexts.panel.problems} className="canvas-card nopan nodrag" style={{ left, top, width: WIDTH }}>
        <header className="flex items-center gap-2.5">
          <Icon size={15} aria-hidden="true" className={warning ? 'shrink-0 text-warn' : 'shrink-0 text-bad'} />
          <h3 className="min-w-0 flex-1 truncate font-strong text-sm">{face?.title ?? editorTexts.panel.problems}</h3>
          {of > 1 && <span className="text-2xs text-ink-3">{editorTexts.nthOf(place, of)}</span>}
          <TextLink href={docsHref(diagnostic.code)} className="figures font-normal text-2xs">
            {diagnostic.code}
          </TextLink>
        </header>
        <p className="mt-1.5 ml-6 text-ink-2 text-xs">{diagnostic.message}</p>
        {diagnostic.fix && !readOnly && (
          <div className="mt-2.5 ml-6">
            <Button
              size="sm"
              icon={<WandSparkles size={13} aria-hidden="true" />}
              onClick={() => diagnostic.fix && fix(diagnostic.fix)}
              className="text-accent"
            >
              {diagnostic.fix.title}
            </Button>
          </div>
        )}
      </section>
    </>
  )
}

function WordsCard({ words, left, top }: { words: readonly string[]; left: number; top: number }) {
  const graph = useEditor((state) => state.history.present)
  const catalogue = useEditor((state) => state.catalogue)
  const permissions = useEditor((state) => state.compiled.result.compiled?.permissions)
  const reach = reachOf(graph, catalogue, permissions)
  return (
    <section className="canvas-card nopan nodrag" style={{ left, top, width: WIDTH }}>
      <h3 className="font-strong text-sm">{editorTexts.inWords}</h3>
      <p className="mt-1.5 text-ink-2 text-xs leading-relaxed">{words.join(' ')}</p>
      {permissions && (
        <p className="mt-2 flex gap-4 text-ink-3 text-xs">
          <span title={permissions.hosts.join(', ')} className="inline-flex items-center gap-1.5">
            <Globe size={12} aria-hidden="true" />
            {editorTexts.hosts(reach.hosts)}
          </span>
          <span className="inline-flex items-center gap-1.5">
            <Blocks size={12} aria-hidden="true" />
            {editorTexts.contracts(reach.writes)}
          </span>
          <span className="inline-flex items-center gap-1.5">
            <Lock size={12} aria-hidden="true" />
            {editorTexts.noSecrets}
          </span>
        </p>
      )}
    </section>
  )
}
