import type { TriedBrick } from '../../_contracts/places'
import { CodeBlock } from '../../_ui/code-block'
import { docsHref } from '../../_ui/docs-href'
import { TextLink } from '../../_ui/text-link'
import { TypeGlyph } from '../../_ui/type-glyph'
import { brickDocsTexts } from '../texts'

const texts = brickDocsTexts.tryIt

/** What a brick gave, port by port, or how it failed and what to do. */
export function Outcome({ outcome }: { outcome: TriedBrick }) {
  if (!outcome.ok) {
    const { code, message, remedy } = outcome.fault
    return (
      <div role="alert" className="mt-4 rounded-2 border border-bad bg-field p-3 text-sm">
        <p className="font-medium text-bad">{message}</p>
        <p className="mt-1 flex flex-wrap gap-x-2 text-ink-2 text-xs">
          <span>{remedy}</span>
          <TextLink href={docsHref(code)}>{code}</TextLink>
        </p>
      </div>
    )
  }
  const outputs = Object.entries(outcome.outputs)
  return (
    <div className="mt-4 flex flex-col gap-3" data-testid="tried">
      {outcome.reason !== undefined && <p className="text-ink-2 text-sm">{outcome.reason}</p>}
      {outputs.length === 0 && <p className="text-ink-3 text-sm">{texts.nothing}</p>}
      {outputs.map(([port, value]) => (
        <CodeBlock
          key={port}
          label={port}
          wrap
          title={
            <span className="inline-flex items-center gap-1.5">
              <TypeGlyph type={outcome.types[port] ?? 'json'} size={11} />
              <span className="font-medium text-ink-2">{port}</span>
              <span className="figures text-2xs">{outcome.types[port] ?? ''}</span>
            </span>
          }
          text={typeof value === 'string' ? value : JSON.stringify(value, null, 2)}
        />
      ))}
      {outcome.remembered !== undefined && (
        <CodeBlock label={texts.remembers} title={texts.remembers} wrap text={JSON.stringify(outcome.remembered, null, 2)} />
      )}
    </div>
  )
}
