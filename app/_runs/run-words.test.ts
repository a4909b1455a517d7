import { describe, expect, it } from 'vitest'
import { foldRun, type RunEvent } from '@/engine/core'
import { sampleAddress, sampleRuns } from '@/engine/record/sample-run.fixture'
import { mainBrick, orderMembers, squaresOf, wordsOfRun, wordsOfStage } from './run-words'

const stageWords = (events: readonly RunEvent[]) => {
  const view = foldRun(events)
  return view.stages.map((stage) => wordsOfStage(stage, view))
}

describe('a run in words', () => {
  it('says how each run ended', () => {
    const said = Object.fromEntries(Object.entries(sampleRuns).map(([name, events]) => [name, wordsOfRun(foldRun(events)).text]))
    expect(said).toEqual({ settled: 'Settled', skipped: 'Skipped', refused: 'Refused', failed: 'Failed', cancelled: 'Cancelled' })
  })
  it('says what a run that goes on is doing', () => {
    expect(wordsOfRun(foldRun(sampleRuns.settled.slice(0, 1))).text).toBe('Due')
    expect(wordsOfRun(foldRun(sampleRuns.settled.slice(0, 2))).text).toBe('Observing')
    expect(wordsOfRun(foldRun(sampleRuns.settled.slice(0, -2))).text).toBe('Settled, waiting for finality')
  })
  it('says what each stage came to', () => {
    expect(stageWords(sampleRuns.settled)).toEqual([
      'cron',
      '6 of 7 answered',
      '5 within 0.0014\u00a0%',
      '5 of 5, then 1 more',
      'block 34,118,207',
      'done',
    ])
  })
  it('says what was missing where a run stopped, and that the rest was not needed', () => {
    expect(stageWords(sampleRuns.refused).slice(2)).toEqual(['4 agree, 5 needed', 'not needed', 'not needed', 'not needed'])
  })
})

describe('the committee', () => {
  const view = foldRun(sampleRuns.settled)
  it('stands in the order of arrival, outliers and late ones last', () => {
    expect(orderMembers(view.members).map(({ city }) => city)).toEqual([
      'Frankfurt',
      'Helsinki',
      'Singapore',
      'Ashburn',
      'São Paulo',
      'Tokyo',
      'Johannesburg',
    ])
  })
  it('shows who lied, by how much, and who only signed late', () => {
    const squares = squaresOf(view, 'median')
    expect(squares.find(({ id }) => id === sampleAddress(5))).toMatchObject({ state: 'out', detail: '+14.2000\u00a0%' })
    expect(squares.find(({ id }) => id === sampleAddress(6))?.state).toBe('late')
  })
  it('shows a worker that never answered as without part', () => {
    expect(squaresOf(foldRun(sampleRuns.skipped), 'median').find(({ id }) => id === sampleAddress(6))?.state).toBe('none')
  })
})

it('is about the agree brick that carries a number', () => {
  expect(mainBrick(foldRun(sampleRuns.settled), (brick) => brick === 'median')).toBe('median')
  expect(mainBrick(foldRun([]), () => true)).toBeUndefined()
})
