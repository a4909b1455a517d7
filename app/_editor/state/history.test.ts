import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyGraph, type Graph } from '@/engine/core'
import { record, redo, seal, startHistory, undo } from './history'

const named = (name: string): Graph => emptyGraph(name)
const names = (history: { past: readonly Graph[]; present: Graph; future: readonly Graph[] }) => [
  history.past.map(({ name }) => name).join(''),
  history.present.name,
  history.future.map(({ name }) => name).join(''),
]

describe('history', () => {
  it('goes back and forth', () => {
    const history = ['b', 'c'].reduce((before, name, at) => record(before, named(name), at * 5000), startHistory(named('a')))
    expect(names(undo(undo(history)))).toEqual(['', 'a', 'bc'])
    expect(names(redo(undo(undo(history))))).toEqual(['a', 'b', 'c'])
  })

  it('forgets what was undone once something else is done', () => {
    const history = record(undo(record(startHistory(named('a')), named('b'), 1)), named('c'), 2)
    expect(names(history)).toEqual(['a', 'c', ''])
  })

  it('takes a word typed in one go as one step, and a pause as two', () => {
    let history = startHistory(named('0'))
    history = record(history, named('h'), 1000, 'name')
    history = record(history, named('hi'), 1200, 'name')
    expect(names(history)).toEqual(['0', 'hi', ''])
    history = record(history, named('hi!'), 9000, 'name')
    expect(names(history)).toEqual(['0hi', 'hi!', ''])
  })

  it('does not join typing into two different fields', () => {
    const history = record(record(startHistory(named('0')), named('a'), 1, 'x'), named('b'), 2, 'y')
    expect(names(history)).toEqual(['0a', 'b', ''])
  })

  it('takes a drag as one step, however slow, until the pointer is let go', () => {
    let history = record(startHistory(named('0')), named('a'), 1, 'drag')
    history = record(history, named('b'), 60_000, 'drag')
    expect(names(history)).toEqual(['0', 'b', ''])
    history = record(seal(history), named('c'), 60_001, 'drag')
    expect(names(history)).toEqual(['0b', 'c', ''])
  })

  it('undone to the start and redone to the end is where it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ minLength: 1, maxLength: 3 }), fc.nat(4000), fc.option(fc.constantFrom('x', 'y', 'drag')))),
        (edits) => {
          let history = startHistory(named('start'))
          let now = 0
          for (const [name, later, merge] of edits) {
            now += later
            history = record(history, named(name), now, merge ?? undefined)
          }
          let back = history
          for (let at = 0; at <= edits.length; at++) back = undo(back)
          expect(back.present.name).toBe('start')
          let forth = back
          for (let at = 0; at <= edits.length; at++) forth = redo(forth)
          expect(forth.present).toBe(history.present)
        },
      ),
    )
  })
})
