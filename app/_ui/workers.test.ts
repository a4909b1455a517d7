import { describe, expect, it } from 'vitest'
import { arrangeWorkers, countQuorum, describeWorker, planWorkers, type WorkerMark, type WorkerState } from './workers'

const row = (...states: WorkerState[]): WorkerMark[] => states.map((state, index) => ({ id: `${index}`, name: `w${index}`, state }))

describe('a row of workers', () => {
  it('puts the set first and keeps its order of arrival', () => {
    const shown = arrangeWorkers(row('out', 'in', 'late', 'in', 'none', 'waiting'))
    expect(shown.map(({ id }) => id)).toEqual(['1', '3', '0', '2', '5', '4'])
  })
  it('leaves the given list as it was', () => {
    const given = row('out', 'in')
    arrangeWorkers(given)
    expect(given.map(({ state }) => state)).toEqual(['out', 'in'])
  })
})

describe('a quorum', () => {
  it('is met by q in the set, whatever the others do', () => {
    expect(countQuorum(row('in', 'in', 'in', 'in', 'in', 'out', 'late'), 5)).toEqual({ agree: 5, state: 'met' })
  })
  it('is open while those not heard yet could still make it', () => {
    expect(countQuorum(row('in', 'in', 'in', 'waiting', 'waiting', 'out', 'out'), 5)).toEqual({ agree: 3, state: 'open' })
  })
  it('is short once they could not', () => {
    expect(countQuorum(row('in', 'in', 'in', 'waiting', 'out', 'out', 'out'), 5)).toEqual({ agree: 3, state: 'short' })
  })
  it('is only planned before anyone was asked', () => {
    expect(countQuorum(planWorkers(7, 5), 5).state).toBe('planned')
  })
})

describe('a planned committee', () => {
  it('needs the first q and spares the rest', () => {
    expect(planWorkers(7, 5).map(({ state }) => state)).toEqual(['needed', 'needed', 'needed', 'needed', 'needed', 'spare', 'spare'])
  })
})

it('says in words what a square shows', () => {
  expect(describeWorker({ id: '1', name: 'Tokyo', state: 'out', detail: '+14.2 %' })).toBe('Tokyo, outlier, left out, +14.2 %')
})
