'use client'
import { Dices, Play, RotateCcw } from 'lucide-react'
import { type FaultKind, quorumOf } from '@/engine/core'
import { SimulatedBadge } from '../../_ui/badge'
import { Button } from '../../_ui/button'
import { Field } from '../../_ui/field'
import { IconButton } from '../../_ui/icon-button'
import { NumberInput } from '../../_ui/number-input'
import { Slider } from '../../_ui/slider'
import { TextInput } from '../../_ui/text-input'
import { WorkerSquares } from '../../_ui/worker-squares'
import { planWorkers } from '../../_ui/workers'
import { useRun } from '../commands/use-run'
import { dryRun } from '../commands/workflow'
import { useEditor, useEditorStore } from '../state/context'
import type { Rehearsal } from '../state/rehearsal'
import { editorTexts } from '../texts'
import { SourcesList } from './sources-list'
import { marksOf } from './view'

const KINDS = ['crash', 'lag', 'lie', 'collude'] as const satisfies readonly FaultKind[]
const TONES = { crash: 'warn', lag: 'warn', lie: 'bad', collude: 'bad' } as const

/** Faults to dial in, the committee’s size and the seed of the next dry run. */
export function FaultPanel() {
  const texts = editorTexts.dry
  const store = useEditorStore()
  const rehearsal = useEditor((state) => state.rehearsal)
  const perform = useRun()
  const { n, faults, seed, run } = rehearsal
  const { q, f } = quorumOf(n)
  const faulty = KINDS.reduce((sum, kind) => sum + (faults[kind] ?? 0), 0)
  const marks = run.state === 'done' && run.result.committee.n === n ? marksOf(run.result) : planWorkers(n, q)
  const change = (next: Partial<Rehearsal>) => store.getState().set({ rehearsal: { ...rehearsal, ...next } })
  return (
    <>
      <header className="flex items-center gap-2.5 px-4 pt-3 pb-2">
        <h2 className="font-strong text-md">{texts.faults}</h2>
        <SimulatedBadge>{texts.simulated}</SimulatedBadge>
        <Button variant="ghost" size="sm" className="ml-auto" onClick={() => change({ faults: {} })}>
          {texts.reset}
        </Button>
      </header>
      <div className="border-line border-b px-4 pb-4">
        <div className="mb-2 flex justify-between text-xs">
          <span>{texts.faulty(faulty, n)}</span>
          <span className={faulty <= f ? 'text-ok' : 'text-bad'}>{faulty <= f ? texts.holds(f) : texts.tooMany(f)}</span>
        </div>
        <WorkerSquares workers={marks} q={q} label={texts.faulty(faulty, n)} agreeCaption={`q = ${q}`} spareCaption={`f = ${f}`} />
      </div>
      <div className="flex flex-col gap-2 border-line border-b px-4 py-3">
        {KINDS.map((kind) => {
          const count = faults[kind] ?? 0
          const others = faulty - count
          return (
            <div key={kind} className="grid grid-cols-[6.5rem_1fr_1.5rem] items-center gap-3">
              <span className="min-w-0">
                <span className="block font-medium text-xs leading-tight">{texts.kinds[kind][0]}</span>
                <span className="block truncate text-2xs text-ink-3">{texts.kinds[kind][1]}</span>
              </span>
              <Slider
                label={texts.kinds[kind][0]}
                valueText={`${count} ${texts.workers}`}
                value={count}
                min={0}
                max={Math.max(n - others, 1)}
                tone={TONES[kind]}
                onValueChange={(next) => change({ faults: { ...faults, [kind]: Math.min(next, n - others) } })}
              />
              <span className="figures text-right text-xs">{count}</span>
            </div>
          )
        })}
      </div>
      <SourcesList />
      <div className="mt-auto border-line border-t px-4 py-3">
        <div className="grid grid-cols-2 gap-3">
          <Field label={texts.committee} reserveError={false}>
            <NumberInput
              integer
              unit={texts.workers}
              value={String(n)}
              onValueChange={(text) => {
                const next = Number.parseInt(text, 10)
                if (next >= 1 && next <= 31) change({ n: next, faults: {} })
              }}
            />
          </Field>
          <Field label={texts.seed} reserveError={false}>
            <div className="flex gap-1">
              <TextInput mono value={seed} onChange={(event) => change({ seed: event.target.value })} />
              <IconButton
                label={texts.newSeed}
                icon={<Dices size={15} aria-hidden="true" />}
                onClick={() => change({ seed: String(Math.floor(Math.random() * 100_000)) })}
              />
            </div>
          </Field>
        </div>
        <Button
          className="mt-3 w-full"
          busy={run.state === 'running'}
          icon={run.state === 'done' ? <RotateCcw size={14} aria-hidden="true" /> : <Play size={14} aria-hidden="true" />}
          onClick={() => perform(dryRun)}
        >
          {editorTexts.top.runAgain}
        </Button>
      </div>
    </>
  )
}
