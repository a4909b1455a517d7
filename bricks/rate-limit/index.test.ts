import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseType } from '../kit'
import { runBrick } from '../kit/run-brick.fixture'
import { runSteps } from '../kit/run-steps.fixture'
import rateLimit from '.'

const NOW = 1_795_357_920_000
const config = { most: 2, windowMs: 10_000 }
const run = (...seconds: number[]) =>
  runSteps(
    rateLimit,
    config,
    seconds.map((second) => ({ inputs: { value: String(second) }, nowMs: NOW + 1000 * second })),
  )
const plain = (reasons: string[]) => reasons.join().replaceAll('\u00a0', ' ')

it('lets so many pass in any window, and sends the others down another branch', async () => {
  const all = await run(0, 4, 5, 9, 10, 13, 14)
  expect(all.map(({ outputs }) => outputs)).toEqual([
    { value: '0', pass: true, left: '1' },
    { value: '4', pass: true, left: '0' },
    { limited: true, left: '0' },
    { limited: true, left: '0' },
    { value: '10', pass: true, left: '0' },
    { limited: true, left: '0' },
    { value: '14', pass: true, left: '0' },
  ])
})

it('says how many passed, or when the next may', async () => {
  const [first, , third] = await run(0, 4, 5)
  expect(plain(first?.reasons ?? [])).toBe('1 time of 2 in 10 s')
  expect(plain(third?.reasons ?? [])).toBe('2 times in 10 s already, next in 5 s')
})

it('does not count what it held back', async () => {
  const all = await run(0, 1, ...Array.from({ length: 20 }, (_, at) => 2 + at * 0.1), 10, 11)
  expect(all.slice(-2).map(({ outputs }) => outputs.pass)).toEqual([true, true])
})

describe('memory', () => {
  it('is as long as what may pass', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 40 }), async (gaps) => {
        let nowMs = NOW
        const steps = gaps.map((gap) => {
          nowMs += gap
          return { nowMs }
        })
        const all = await runSteps(rateLimit, { most: 3, windowMs: 6000 }, steps)
        const passed = all.flatMap(({ outputs }, at) => (outputs.pass === true ? [steps[at]?.nowMs ?? 0] : []))
        // No window of six seconds holds more than three, and nothing is held back without need.
        for (const end of passed) expect(passed.filter((time) => time <= end && end - time < 6000).length).toBeLessThanOrEqual(3)
        for (const [at, { outputs }] of all.entries()) {
          const time = steps[at]?.nowMs ?? 0
          const before = passed.filter((each) => each < time && time - each < 6000).length
          if (outputs.limited === true && !gaps.includes(0)) expect(before).toBe(3)
        }
        expect(JSON.stringify(all.at(-1)?.state).length).toBeLessThan(80)
      }),
    )
  })
  it('holds against a step back in time, and begins anew where what it finds is not its own', async () => {
    expect((await run(5, 5, 3)).map(({ outputs }) => outputs.pass)).toEqual([true, true, undefined])
    expect((await runBrick(rateLimit, { config, state: { seen: [] } })).outputs).toEqual({ pass: true, left: '1' })
  })
})

it('has a value only where one is wired', () => {
  const typesOf = (inputs: Record<string, string>) =>
    typeof rateLimit.outputs === 'function' &&
    rateLimit.outputs({
      config: rateLimit.config.parse({}),
      inputs: Object.fromEntries(Object.entries(inputs).map(([port, text]) => [port, parseType(text)])),
    })
  expect(typesOf({})).toEqual({ pass: 'signal', limited: 'signal', left: 'decimal' })
  expect(typesOf({ value: 'price(ETH/USD)' })).toMatchObject({ value: 'price(ETH/USD)' })
})
