import { expect, test } from 'vitest'
import { cities, regions } from './cities'
import { defaultRosterSize, rosterOf } from './roster'

const roster = rosterOf('0x01', defaultRosterSize)

test('the roster has its published size and stands in more than fifty cities of every region', () => {
  expect(roster).toHaveLength(23_000)
  expect(new Set(roster.map(({ city }) => city)).size).toBe(cities.length)
  expect(cities.length).toBeGreaterThanOrEqual(50)
  expect(new Set(roster.map(({ region }) => region))).toEqual(new Set(regions))
})

test('it is a pure function of its seed', () => {
  expect(rosterOf('0x02', 50)).toEqual(rosterOf('0x02', 60).slice(0, 50))
  expect(rosterOf('0x02', 50)).not.toEqual(rosterOf('0x03', 50))
  expect(rosterOf('0x02', 2).map(({ city, stakePha, confidence }) => [city, stakePha, confidence])).toMatchSnapshot()
})

test('stakes have a heavy tail: the richest tenth holds more than a quarter of all', () => {
  const stakes = roster.map(({ stakePha }) => stakePha).sort((a, b) => b - a)
  const sum = (list: number[]) => list.reduce((a, b) => a + b, 0)
  expect(sum(stakes.slice(0, 2_300)) / sum(stakes)).toBeGreaterThan(0.25)
  expect(stakes.every((stake) => Number.isSafeInteger(stake) && stake >= 1_600)).toBe(true)
})

test('every confidence level occurs, the best most often', () => {
  const counts = [1, 2, 3, 4, 5].map((level) => roster.filter(({ confidence }) => confidence === level).length)
  expect(counts.every((count) => count > 1_000)).toBe(true)
  expect(Math.max(...counts)).toBe(counts[0])
})
