import { Check, Minus, X } from 'lucide-react'
import { Button } from '../_ui/button'
import { cx } from '../_ui/cx'
import { shortenId } from '../_ui/format'
import { FactsSection } from '../_ui/page-body'
import type { EvidenceLine } from './check-evidence'
import { runTexts } from './texts'
import type { Verified } from './use-verified'

const texts = runTexts.verified
/** The four that answer what a reader asks first; the others follow when asked for, or when one of them failed. */
const FIRST: readonly EvidenceLine['id'][] = ['bundle', 'owner', 'attestations', 'reports']

/** What this browser found when it replayed the run from its evidence. */
export function VerifiedPanel({ verified }: { verified: Verified }) {
  return (
    <FactsSection title={texts.title} end={<End verified={verified} />}>
      <Body verified={verified} />
    </FactsSection>
  )
}

function End({ verified }: { verified: Verified }) {
  if (verified.state !== 'done') return null
  if (!verified.verdict.ok) return <span className="font-strong text-bad">{texts.invalid}</span>
  return <span className="figures">{texts.took(verified.verdict.tookMs)}</span>
}

function Body({ verified }: { verified: Verified }) {
  if (verified.state === 'later') return <p className="text-ink-3 text-xs">{texts.later}</p>
  if (verified.state === 'checking') return <p className="text-ink-3 text-xs">{texts.checking}</p>
  if (verified.state === 'failed')
    return (
      <div role="alert" className="text-xs">
        <p className="font-medium text-warn">{texts.failed}</p>
        <p className="mt-0.5 text-ink-2">
          {texts.failedText} {verified.problem.detail} {verified.problem.remedy}
        </p>
        <Button size="sm" className="mt-2" onClick={verified.again}>
          {runTexts.verifyAgain}
        </Button>
      </div>
    )
  const { lines, ok } = verified.verdict
  const first = FIRST.flatMap((id) => lines.find((line) => line.id === id) ?? [])
  const rest = lines.filter(({ id }) => !FIRST.includes(id))
  const failed = lines.filter((line) => !line.ok)
  return (
    <div role={ok ? 'status' : 'alert'}>
      <ul className="flex flex-col">
        {[...first, ...failed.filter(({ id }) => !FIRST.includes(id))].map((line) => (
          <Line key={line.id} line={line} />
        ))}
        {FIRST.filter((id) => !first.some((line) => line.id === id)).map((id) => (
          <li key={id} className="flex items-center gap-2 py-1 text-ink-3 text-xs">
            <Minus size={14} aria-hidden="true" className="shrink-0" />
            {NOT_REACHED[id] ?? id}
          </li>
        ))}
      </ul>
      {ok && rest.length > 0 && (
        <details className="mt-1 text-xs">
          <summary className="cursor-pointer rounded-1 py-1 text-ink-3 hover:text-ink">{texts.more(rest.length)}</summary>
          <ul>
            {rest.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const NOT_REACHED: Partial<Record<EvidenceLine['id'], string>> = texts.notReached

function Line({ line: { title, detail, ok } }: { line: EvidenceLine }) {
  const Mark = ok ? Check : X
  return (
    <li className={cx('flex gap-2 py-1 text-xs', ok ? 'items-center' : 'items-start')}>
      <Mark size={14} aria-hidden="true" className={cx('mt-px shrink-0', ok ? 'text-ok' : 'text-bad')} />
      <span className={cx('min-w-0', !ok && 'text-bad')}>
        <span className={ok ? undefined : 'font-strong'}>
          {title}
          <span className="sr-only">: {ok ? texts.valid : texts.invalid}</span>
        </span>
        {!ok && <span className="block break-words text-ink-2">{detail}</span>}
      </span>
      {ok && (
        <span title={detail} className="figures ml-auto max-w-24 shrink-0 truncate text-2xs text-ink-3">
          {/^\S+$/.test(detail) ? shortenId(detail, 8, 4) : detail}
        </span>
      )}
    </li>
  )
}
