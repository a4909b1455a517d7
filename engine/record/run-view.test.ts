import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RunEvent } from './events'
import { foldRun } from './run-view'
import { sampleAddress, sampleRuns } from './sample-run.fixture'

const anyRun = fc.constantFrom<readonly RunEvent[]>(...Object.values(sampleRuns))
const member = (events: readonly RunEvent[], index: number) =>
  foldRun(events).members.find(({ address }) => address === sampleAddress(index))
const stageStates = (events: readonly RunEvent[]) => foldRun(events).stages.map(({ state }) => state)
const until = (events: readonly RunEvent[], type: RunEvent['type']) =>
  events.slice(
    0,
    events.findIndex((event) => event.type === type),
  )

describe('folding events', () => {
  it('gives the same view whether they come at once or in two parts', () => {
    fc.assert(
      fc.property(anyRun, fc.nat(30), (events, cut) => {
        expect(foldRun(events.slice(cut), foldRun(events.slice(0, cut)))).toEqual(foldRun(events))
      }),
    )
  })

  it('gives the same view in any order and with any of them repeated', () => {
    fc.assert(
      fc.property(
        anyRun.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray([...events], { minLength: events.length }), fc.subarray([...events])),
        ),
        ([events, shuffled, again]) => {
          expect(foldRun([...again, ...shuffled, ...again])).toEqual(foldRun(events))
        },
      ),
    )
  })

  it('never throws on a part of them and names exactly the missing numbers', () => {
    fc.assert(
      fc.property(
        anyRun.chain((events) => fc.tuple(fc.constant(events), fc.subarray([...events], { minLength: 1 }))),
        ([events, some]) => {
          const view = foldRun(some)
          const seen = new Set(some.map(({ seq }) => seq))
          expect(view.missing).toEqual(events.map(({ seq }) => seq).filter((seq) => seq < view.lastSeq && !seen.has(seq)))
        },
      ),
    )
  })

  it('knows nothing of a run without events', () => {
    expect(foldRun([])).toMatchObject({ status: { kind: 'unknown' }, members: [], lastSeq: 0, missing: [] })
  })
})

describe('a settled run', () => {
  const view = foldRun(sampleRuns.settled)

  it('has a transaction, a block and all six stages done', () => {
    expect(view.status).toMatchObject({
      kind: 'ended',
      end: 'settled',
      settlements: [{ slot: 0, state: 'final', inclusion: { block: 34_118_207 } }],
    })
    expect(stageStates(sampleRuns.settled)).toEqual(['done', 'done', 'done', 'done', 'done', 'done'])
  })

  it('times each stage from the end of the one before', () => {
    const times = view.stages.map((stage) => (stage.state === 'done' ? stage.endedMs - stage.startedMs : undefined))
    expect(times).toEqual([20, 710, 650, 1008, 1612, 24_000])
  })

  it('tells the set, the outlier and the one that only attested', () => {
    expect(member(sampleRuns.settled, 0)?.sight).toMatchObject({ state: 'in', off: { median: '0' } })
    expect(member(sampleRuns.settled, 5)?.sight).toMatchObject({ state: 'outlier', off: { median: '14.2' } })
    expect(member(sampleRuns.settled, 6)).toMatchObject({ sight: { state: 'silent' }, attestations: [{ slot: 0 }] })
  })

  it('is gapped, not settled, when the events of its transaction are missing', () => {
    const view = foldRun(sampleRuns.settled.filter(({ type }) => !type.startsWith('settlement.')))
    expect(view.status).toMatchObject({ kind: 'gapped', end: 'settled' })
    expect(view.missing.length).toBeGreaterThan(0)
  })

  it('waits for finality when it ended with its transaction in a block', () => {
    const events = sampleRuns.settled.filter(({ type }) => type !== 'settlement.final')
    expect(stageStates(events).at(-1)).toBe('running')
  })
})

describe('a run under way', () => {
  it('is at the stage whose end is not known yet', () => {
    const at = (type: RunEvent['type']) => foldRun(until(sampleRuns.settled, type)).status
    expect(at('committee.ready')).toEqual({ kind: 'running', stage: 'trigger' })
    expect(at('observation.received')).toEqual({ kind: 'running', stage: 'observe' })
    expect(at('attestation.received')).toEqual({ kind: 'running', stage: 'attest' })
    expect(at('settlement.included')).toEqual({ kind: 'running', stage: 'settle' })
    expect(at('settlement.final')).toEqual({ kind: 'running', stage: 'final' })
  })

  it('shows members as heard or waiting until they are judged', () => {
    const events = sampleRuns.settled.slice(0, 4)
    expect(member(events, 0)?.sight.state).toBe('heard')
    expect(member(events, 5)?.sight.state).toBe('waiting')
  })

  it('goes back to broadcast when its block is replaced', () => {
    const events = until(sampleRuns.settled, 'settlement.final')
    const last = events.at(-1)
    if (!last) throw new Error('The sample run has no events.')
    const reorged: RunEvent = {
      seq: last.seq + 1,
      runId: last.runId,
      at: last.at + 1,
      type: 'settlement.reorged',
      data: { slot: 0, hash: '0x9c', block: 34_118_207 },
    }
    expect(foldRun([...events, reorged])).toMatchObject({
      status: { kind: 'running', stage: 'settle' },
      settlements: [{ state: 'broadcast', reorgs: 1 }],
    })
  })
})

describe('a run that writes nothing', () => {
  it('spares the later stages when a condition said no', () => {
    expect(stageStates(sampleRuns.skipped)).toEqual(['done', 'done', 'done', 'done', 'spared', 'spared'])
    expect(foldRun(sampleRuns.skipped).status).toMatchObject({ end: 'skipped', reason: 'moved 0.12 % < 0.5 %, heartbeat in 12 min' })
  })

  it('fails at agreement when too few agree, and still says how far off each was', () => {
    expect(stageStates(sampleRuns.refused)).toEqual(['done', 'done', 'failed', 'spared', 'spared', 'spared'])
    expect(foldRun(sampleRuns.refused).refusal).toMatchObject({ need: 5, got: 4 })
    expect(member(sampleRuns.refused, 5)?.sight).toMatchObject({ state: 'outlier', off: { median: '14.2' } })
  })

  it('keeps the remedy of a failure', () => {
    expect(foldRun(sampleRuns.failed).status).toMatchObject({
      end: 'failed',
      code: 'report_expired',
      remedy: expect.stringContaining('RPC'),
    })
  })

  it('may be cancelled before a committee was drawn', () => {
    expect(stageStates(sampleRuns.cancelled)).toEqual(['failed', 'spared', 'spared', 'spared', 'spared', 'spared'])
  })
})
