'use client'
import { Field } from '../../_ui/field'
import { MonoId } from '../../_ui/mono'
import { TextArea } from '../../_ui/text-input'
import { useDrawing } from '../canvas/drawing-context'
import { useEditor, useEditorStore } from '../state/context'
import { editorTexts } from '../texts'

/** What the whole workflow is for, and what its bundle may reach: shown while no brick is selected. */
export function WorkflowPanel() {
  const texts = editorTexts.inspector
  const store = useEditorStore()
  const graph = useEditor((state) => state.history.present)
  const { result, bundleId } = useEditor((state) => state.compiled)
  const { faces } = useDrawing()
  const compiled = result.compiled
  return (
    <div className="flex flex-col gap-4 px-4 py-3">
      <header>
        <h2 className="truncate font-strong text-sm leading-tight">{graph.name}</h2>
        <p className="text-ink-3 text-xs">
          {texts.workflow} · {texts.bricks(graph.nodes.length)}
        </p>
      </header>
      <Field label={texts.summary} reserveError={false}>
        <TextArea
          rows={3}
          maxLength={500}
          value={graph.meta.summary}
          placeholder={texts.summaryPlaceholder}
          onChange={(event) =>
            store.getState().commit({ graph: { ...graph, meta: { ...graph.meta, summary: event.target.value } } }, 'summary')
          }
          onBlur={() => store.getState().seal()}
        />
      </Field>
      <Facts
        title={texts.reads}
        lines={compiled ? [...compiled.permissions.hosts, ...compiled.permissions.chainsRead] : undefined}
        none={compiled ? texts.readsNothing : texts.incomplete}
      />
      <Facts
        title={texts.writes}
        lines={compiled?.settlements.map(({ node, interface: call }) => `${faces.get(node)?.title ?? node}: ${call}`)}
        none={compiled ? texts.writesNothing : texts.incomplete}
      />
      <section>
        <h3 className="mb-1 font-medium text-ink-2 text-xs">{texts.bundle}</h3>
        {bundleId ? <MonoId id={bundleId} head={14} tail={8} /> : <p className="text-ink-3 text-xs">{texts.noBundle}</p>}
      </section>
      <p className="text-ink-3 text-xs">{texts.nothing}</p>
    </div>
  )
}

function Facts({ title, lines, none }: { title: string; lines: readonly string[] | undefined; none: string }) {
  return (
    <section>
      <h3 className="mb-1 font-medium text-ink-2 text-xs">{title}</h3>
      {lines && lines.length > 0 ? (
        <ul className="rounded-2 border border-line bg-field">
          {lines.map((line) => (
            <li key={line} className="figures truncate border-line border-t px-2 py-1 text-2xs first:border-t-0" title={line}>
              {line}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-ink-3 text-xs">{none}</p>
      )}
    </section>
  )
}
