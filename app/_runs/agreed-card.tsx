import type { RunView } from '@/engine/core'
import { cx } from '../_ui/cx'
import { WorkerSquares } from '../_ui/worker-squares'
import { ZoneMark } from '../_ui/zone-mark'
import { showPorts, unitAmong } from './figures'
import { squaresOf } from './run-words'
import { runTexts } from './texts'

/** The one figure the page is about, why it was or was not written, and the committee over its quorum. */
export function AgreedCard({ view, brick, decimals }: { view: RunView; brick: string | undefined; decimals: number }) {
  const { agreement, refusal, committee, status } = view
  const ports = brick === undefined ? undefined : agreement?.values[brick]
  const figure = showPorts(ports, decimals)
  const unit = unitAmong(ports)
  const reason = status.kind === 'ended' || status.kind === 'gapped' ? status.reason : undefined
  return (
    <div className="flex min-w-0 flex-col gap-3 p-4 xl:h-full">
      <p className="flex items-center gap-2 text-ink-3 text-xs">
        <ZoneMark zone="agreed" />
        {runTexts.agreed.title}
        {unit !== undefined && `, ${unit}`}
      </p>
      <div className="min-w-0">
        {figure === undefined ? (
          <p className={cx('font-strong text-lg', refusal ? 'text-bad' : 'text-ink-3')}>
            {refusal ? runTexts.agreed.none : runTexts.agreed.waiting}
          </p>
        ) : (
          <p className={cx('pixel break-all leading-tight', sizeOf(figure))} data-agreed="">
            {figure}
          </p>
        )}
        <p className="mt-1.5 text-ink-2 text-xs first-letter:uppercase">{reason ?? progressOf(view)}</p>
      </div>
      {committee && (
        <WorkerSquares
          className="mt-auto pt-2"
          workers={squaresOf(view, brick)}
          q={committee.q}
          label={runTexts.agreed.squares(inSet(view), committee.q)}
          agreeCaption={
            agreement || refusal ? runTexts.agreed.squares(inSet(view), committee.q) : runTexts.agreed.open(heardOf(view), committee.q)
          }
          spareCaption={runTexts.agreed.spare(committee.f)}
        />
      )}
    </div>
  )
}

/** A long figure is set smaller, so that it stays on one line. */
const sizeOf = (figure: string): string =>
  figure.length <= 10 ? 'text-2xl' : figure.length <= 14 ? 'text-[1.6rem]' : figure.length <= 20 ? 'text-xl' : 'text-md'

const inSet = ({ members }: RunView): number => members.filter(({ sight }) => sight.state === 'in').length
const heardOf = ({ members }: RunView): number =>
  members.filter(({ sight }) => 'observation' in sight && sight.observation !== undefined).length

function progressOf(view: RunView): string {
  if (!view.committee) return runTexts.agreed.drawing
  return view.agreement ? '' : runTexts.agreed.heard(heardOf(view), view.committee.n)
}
