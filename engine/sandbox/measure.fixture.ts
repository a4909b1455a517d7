import { loadMachine } from './load'
import { writeRequest } from './request'

/** How a call ended inside, and the gas it took. */
export interface Measured {
  said: string
  gasUsed: number
}

/** Runs a program and says exactly what the interpreter said; for comparing machines with one another. */
export async function measure(code: string, gas = 10_000_000): Promise<Measured> {
  const nowMs = 1_795_357_920_214
  const machine = await loadMachine()
  const inputs = { value: '1.5', list: [1, 2, { three: 3 }] }
  const request = writeRequest({ code, language: 'javascript', inputs, gas, nowMs, seed: 'measure' }, code)
  const outcome = machine.run(request, { gas, nowMs, late: () => false })
  return { said: 'stopped' in outcome ? `stopped: ${outcome.stopped}` : outcome.text, gasUsed: outcome.gasUsed }
}
