import { Card } from '../_ui/card'
import { docsHref } from '../_ui/docs-href'
import { TextLink } from '../_ui/text-link'
import { brickDocsTexts as texts } from './texts'

/** What this brick alone may say when it fails or does not fit, and what to do. */
export function Failures({ codes }: { codes: readonly { code: string; title: string; cause: string; remedy: string }[] }) {
  if (codes.length === 0) return null
  return (
    <Card title={texts.failures} hint={<TextLink href="/docs/errors">{texts.allCodes}</TextLink>}>
      <dl className="flex flex-col gap-3 text-sm">
        {codes.map(({ code, title, cause, remedy }) => (
          <div key={code}>
            <dt className="flex flex-wrap items-baseline gap-x-2 font-medium">
              <span>{title}</span>
              <TextLink href={docsHref(code)}>{code}</TextLink>
            </dt>
            <dd className="text-ink-2">
              {cause} <span className="text-ink">{remedy}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
