import type { RunView } from '@/engine/core'
import { describeEvent } from '@/engine/core'
import { cx } from '../_ui/cx'
import { formatClock } from '../_ui/format'
import { FactsSection } from '../_ui/page-body'
import { runTexts } from './texts'
import type { StreamState } from './use-run'

const texts = runTexts.events
const TONES = { neutral: 'text-ink-3', ok: 'text-ok', warn: 'text-warn', bad: 'text-bad' } as const

/** Every event of the run, newest first, and whether more may come. */
export function EventsPanel({ view, stream }: { view: RunView; stream: StreamState }) {
  const cities = new Map(view.members.map(({ address, city }) => [address, city]))
  const nameOf = (worker: string) => cities.get(worker) ?? worker.slice(0, 8)
  return (
    <FactsSection
      title={
        <span className="flex items-center gap-2">
          {texts.title}
          <span className="figures rounded-1 bg-hover px-1.5 font-normal text-2xs text-ink-3">{view.events.length}</span>
        </span>
      }
      end={<Stream stream={stream} />}
    >
      {view.events.length === 0 && <p className="text-ink-3 text-xs">{texts.none}</p>}
      <ol className="text-xs" reversed>
        {view.events.toReversed().map((event) => {
          const { text, detail, tone } = describeEvent(event, nameOf)
          return (
            <li key={event.seq} className="flex min-h-row items-center gap-2 border-line border-t py-1 first:border-t-0">
              <time dateTime={new Date(event.at).toISOString()} className="figures shrink-0 text-2xs text-ink-3">
                {formatClock(event.at, 'ms')}
              </time>
              <span className="min-w-0 flex-1">{text}</span>
              <span title={detail} className={cx('figures max-w-28 shrink-0 truncate text-right text-2xs', TONES[tone])}>
                {detail}
              </span>
            </li>
          )
        })}
      </ol>
    </FactsSection>
  )
}

function Stream({ stream }: { stream: StreamState }) {
  const isLive = stream.kind === 'live'
  const isLost = stream.kind === 'retrying'
  const words = isLost ? texts.retrying : isLive ? texts.live : stream.kind === 'closed' ? texts.closed : texts.opening
  return (
    <span role="status" className={cx('flex items-center gap-1.5', isLost && 'text-warn')}>
      <span aria-hidden="true" className={cx('size-1.5 rounded-1', isLive ? 'bg-ok-fill' : isLost ? 'bg-warn-fill' : 'bg-line-field')} />
      {words}
    </span>
  )
}
