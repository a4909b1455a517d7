import { describe, expect, it } from 'vitest'
import { describeEvent } from './describe-event'
import type { RunEvent } from './events'
import { sampleRuns } from './sample-run.fixture'

const nameOf = () => 'Tokyo'
const say = (events: readonly RunEvent[], type: RunEvent['type']) => {
  const event = events.find((candidate) => candidate.type === type)
  return event && describeEvent(event, nameOf)
}

describe('an event in words', () => {
  it('names the worker, not its address', () => {
    expect(say(sampleRuns.settled, 'attestation.received')).toEqual({ text: 'Attestation from Tokyo', detail: 'slot 0', tone: 'neutral' })
  })
  it('counts those that agree, not those that were asked', () => {
    expect(say(sampleRuns.settled, 'agreement.reached')).toMatchObject({ text: 'Agreement reached', detail: '5 of 6' })
  })
  it('says what was missing for an agreement', () => {
    expect(say(sampleRuns.refused, 'agreement.refused')).toMatchObject({ detail: '4 of 5 needed', tone: 'bad' })
  })
  it('has words for every event of every run', () => {
    for (const event of Object.values(sampleRuns).flat()) expect(describeEvent(event, nameOf).text).not.toBe('')
  })
})
