import { formatDuration } from '@/bricks/kit'
import type { RouteReply } from '../_contracts/route'
import type { routes } from '../_contracts/routes'
import { KeyValue } from '../_ui/key-value'
import { FactsSection } from '../_ui/page-body'
import { TypeGlyph } from '../_ui/type-glyph'
import { brickDocsTexts as texts } from './texts'

type BrickHelp = RouteReply<typeof routes.getBrick>

/** The right column of a brick's page: what it is, what it reaches, and its ports with their types. */
export function BrickFacts({ brick }: { brick: BrickHelp }) {
  const { kind, version, id, needs, inputs, outputs, limits } = brick
  const most = limitFacts(limits)
  return (
    <>
      <FactsSection title={texts.facts}>
        <KeyValue
          facts={[
            { id: 'kind', name: texts.kind, value: texts.kinds[kind].title },
            { id: 'version', name: texts.version, value: version, mono: true },
            { id: 'id', name: texts.id, value: id, mono: true },
            {
              id: 'needs',
              name: texts.needs,
              value: needs.length === 0 ? texts.needsNothing : needs.map((need) => texts.needsWords[need] ?? need).join(', '),
            },
          ]}
        />
      </FactsSection>
      {most.length > 0 && (
        <FactsSection title={texts.limits} end={texts.perRun}>
          <KeyValue facts={most} />
        </FactsSection>
      )}
      <FactsSection title={texts.inputs}>
        {Object.keys(inputs).length === 0 && <p className="text-ink-3 text-xs">{texts.noInputs}</p>}
        <ul className="flex flex-col gap-2 text-xs">
          {Object.entries(inputs).map(([name, { title, accepts, optional }]) => (
            <Port key={name} name={name} title={name === 'run' ? texts.run : title} types={accepts} optional={optional} />
          ))}
        </ul>
      </FactsSection>
      <FactsSection title={texts.outputs}>
        {outputs === null && <p className="text-ink-3 text-xs">{texts.byConfig}</p>}
        {outputs !== null && Object.keys(outputs).length === 0 && <p className="text-ink-3 text-xs">{texts.noOutputs}</p>}
        <ul className="flex flex-col gap-2 text-xs">
          {Object.entries(outputs ?? {}).map(([name, type]) => (
            <Port key={name} name={name} types={[type]} />
          ))}
        </ul>
      </FactsSection>
    </>
  )
}

function limitFacts({ requests, bytes, timeMs }: BrickHelp['limits']) {
  return [
    ...(requests === null ? [] : [{ id: 'requests', name: texts.requests, value: String(requests), mono: true }]),
    ...(bytes === null ? [] : [{ id: 'bytes', name: texts.bytes, value: formatBytes(bytes), mono: true }]),
    ...(timeMs === null ? [] : [{ id: 'time', name: texts.time, value: formatDuration(timeMs), mono: true }]),
  ]
}

const formatBytes = (bytes: number): string =>
  bytes < 1024 ? `${bytes}\u00a0B` : `${Math.round(bytes / 1024).toLocaleString('en-US')}\u00a0KiB`

function Port({ name, title, types, optional = false }: { name: string; title?: string; types: readonly string[]; optional?: boolean }) {
  return (
    <li className="flex items-start gap-2">
      <span className="flex shrink-0 gap-0.5 pt-px">
        {types.map((type) => (
          <TypeGlyph key={type} type={type} />
        ))}
      </span>
      <span className="min-w-0">
        <span className="figures font-medium">{name}</span>
        {optional && <span className="ml-1.5 text-ink-3">{texts.optional}</span>}
        <span className="figures block break-all text-2xs text-ink-3">{types.join(', ')}</span>
        {title !== undefined && title.toLowerCase() !== name && <span className="block text-ink-2">{title}</span>}
      </span>
    </li>
  )
}
