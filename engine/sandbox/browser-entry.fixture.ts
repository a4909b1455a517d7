import { script } from '.'
import { type Measured, measure } from './measure.fixture'

// What the page of the browser’s test offers to it.
Object.assign(globalThis, {
  async measureAll(programs: readonly string[]): Promise<Measured[]> {
    const all: Measured[] = []
    for (const code of programs) all.push(await measure(code))
    return all
  },
  runTyped: (code: string) => script.run({ code, language: 'typescript', inputs: null, gas: 1_000_000, nowMs: 0, seed: '' }),
})
