import { CircleAlert, CircleSlash, TriangleAlert } from 'lucide-react'
import type { RunView } from '@/engine/core'
import { cx } from '../_ui/cx'
import { docsHref } from '../_ui/docs-href'
import { TextLink } from '../_ui/text-link'
import { uiTexts } from '../_ui/texts'
import { statusWords } from './texts'

const LOOKS = {
  partly_settled: { Icon: TriangleAlert, tone: 'text-warn' },
  skipped: { Icon: CircleSlash, tone: 'text-ink-3' },
  refused: { Icon: CircleAlert, tone: 'text-bad' },
  failed: { Icon: CircleAlert, tone: 'text-bad' },
  cancelled: { Icon: CircleSlash, tone: 'text-ink-3' },
} as const

/** Why a run wrote nothing, or not everything, and the way out. Nothing for a settled run, whose value says it. */
export function EndNotice({ view: { status } }: { view: RunView }) {
  if (status.kind !== 'ended' || status.end === 'settled') return null
  const { Icon, tone } = LOOKS[status.end]
  const code = 'code' in status ? status.code : undefined
  const remedy = 'remedy' in status ? status.remedy : undefined
  return (
    <section role="status" className="flex gap-3 rounded-3 border border-line bg-panel px-4 py-3">
      <Icon size={16} aria-hidden="true" className={cx('mt-px shrink-0', tone)} />
      <div className="min-w-0 flex-1 text-xs">
        <p className="text-sm">
          <span className={cx('font-strong', tone)}>{statusWords[status.end].text}.</span>{' '}
          <span className="inline-block first-letter:uppercase">{status.reason}</span>
        </p>
        {remedy !== undefined && (
          <p className="mt-0.5 text-ink-2">
            <span className="font-medium">{uiTexts.remedy}: </span>
            {remedy}
          </p>
        )}
      </div>
      {code !== undefined && (
        <TextLink href={docsHref(code)} className="figures self-start font-normal text-2xs" title={uiTexts.aboutCode}>
          {code}
        </TextLink>
      )}
    </section>
  )
}
