import { describe, expect, it } from 'vitest'
import { codeGroups, explainCode } from './codes'

const entries = codeGroups.flatMap(({ codes }) => Object.entries(codes))

describe('the explained codes', () => {
  it('are each explained once', () => {
    const codes = entries.map(([code]) => code)
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
  })
  it('are written as the engine writes them', () => {
    expect(entries.map(([code]) => code).filter((code) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(code))).toEqual([])
  })
  it('say cause and remedy in whole sentences', () => {
    const unfinished = entries.filter(([, { cause, remedy }]) => !cause.endsWith('.') || !remedy.endsWith('.'))
    expect(unfinished.map(([code]) => code)).toEqual([])
  })
  it('explain what the compiler refuses', () => {
    expect(explainCode('settle_unagreed')?.remedy).toContain('Agree')
    expect(explainCode('no_such_code')).toBeUndefined()
  })
})
