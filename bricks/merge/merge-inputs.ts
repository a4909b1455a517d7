import { Fault, type FaultData, type PortValues, type Value } from '../kit'
import type { Give } from './merged-type'

interface Settings {
  give: Give
  count: number
}

/**
 * Joins what the branches brought. Where none brought anything and none failed, no branch was taken: there is no output then.
 * @throws {Fault} `nothing_arrived` when none brought anything and at least one failed.
 */
export function mergeInputs(
  { give, count }: Settings,
  inputs: PortValues,
  failures: Readonly<Record<string, FaultData>>,
): { outputs: PortValues; reason: string } {
  const ports = Array.from({ length: count }, (_, at) => `value${at + 1}`)
  const present = ports.flatMap((port): [string, Value][] => {
    const value = inputs[port]
    return value === undefined ? [] : [[port, value]]
  })
  const failed = ports.flatMap((port) => (failures[port] ? [{ port, fault: failures[port] }] : []))
  const first = present[0]
  if (!first) {
    if (failed.length === 0) return { outputs: {}, reason: 'no branch was taken' }
    throw new Fault(
      'nothing_arrived',
      `No branch brought a value. ${failed.map(({ port, fault }) => `${port}: ${fault.message}`).join(' ')}`,
      {
        remedy: failed[0]?.fault.remedy ?? 'See the bricks before it.',
        retry: failed.some(({ fault }) => fault.retry),
      },
    )
  }
  const without = failed.map(({ port, fault }) => `; ${port} failed: ${fault.message}`).join('')
  if (give === 'signal') return { outputs: { value: true }, reason: `${first[0]} came${without}` }
  if (give === 'first') return { outputs: { value: first[1] }, reason: `took ${first[0]}${without}` }
  const value = give === 'list' ? present.map(([, item]) => item) : Object.fromEntries(present)
  return { outputs: { value }, reason: `${present.length} of ${count} arrived${without}` }
}
