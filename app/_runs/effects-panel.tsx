import type { RunView } from '@/engine/core'
import type { Run } from '../_contracts/runs'
import { FactsSection } from '../_ui/page-body'
import { ToneText } from '../_ui/tone-text'
import { runTexts } from './texts'

const texts = runTexts.effects
const TONES = { pending: 'idle', done: 'ok', failed: 'bad' } as const

interface EffectRow {
  node: string
  state: keyof typeof TONES
  worker: string | undefined
  line: string
  tries: number
}

/** What was told or stored after the agreement, by whom, and what is still waiting. Absent for a run without effects. */
export function EffectsPanel({ view, run }: { view: RunView; run: Pick<Run, 'effects'> | undefined }) {
  const effects = rowsOf(view, run)
  if (effects.length === 0) return null
  const nameOf = (address: string) => view.members.find((member) => member.address === address)?.city ?? address
  return (
    <FactsSection title={texts.title} end={texts.hint}>
      <ul className="flex flex-col gap-2 text-xs">
        {effects.map(({ node, state, worker, line, tries }) => (
          <li key={node} className="flex flex-col gap-0.5">
            <span className="flex justify-between gap-2">
              <span className="font-medium">{node}</span>
              <ToneText tone={TONES[state]}>{texts.states[state]}</ToneText>
            </span>
            <span className="break-words text-ink-2">
              {[line, worker === undefined ? '' : texts.by(nameOf(worker)), tries > 0 ? texts.tries(tries) : '']
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </FactsSection>
  )
}

/** Rows as the server had them, and what events have said since. */
function rowsOf(view: RunView, run: Pick<Run, 'effects'> | undefined): EffectRow[] {
  const said = new Map(view.effects.map((effect) => [effect.node, effect]))
  const rows = (run?.effects ?? []).map(({ step, status, worker, detail, tries }): EffectRow => {
    const newer = said.get(step)
    said.delete(step)
    return newer
      ? { node: step, state: newer.state, worker: newer.worker, line: newer.line, tries }
      : { node: step, state: status, worker: worker ?? undefined, line: detail, tries }
  })
  return [...rows, ...[...said.values()].map(({ node, state, worker, line }) => ({ node, state, worker, line, tries: 0 }))]
}
