import { describe, expect, it } from 'vitest'
import { parseRunEvent } from './parse-event'
import { sampleRuns } from './sample-run.fixture'

describe('reading an event', () => {
  it('gives back every event of every run as it was', () => {
    for (const event of Object.values(sampleRuns).flat()) expect(parseRunEvent(JSON.parse(JSON.stringify(event)))).toEqual(event)
  })
  it('refuses a type it does not know and data of another shape', () => {
    expect(parseRunEvent({ seq: 1, runId: '0x', at: 1, type: 'run.exploded', data: {} })).toBeUndefined()
    expect(parseRunEvent({ seq: 1, runId: '0x', at: 1, type: 'effect.done', data: {} })).toBeUndefined()
    expect(parseRunEvent(null)).toBeUndefined()
  })
})
