import fc from 'fast-check'
import { type Brick, type InputPort, type InputTypes, inputPorts } from '../brick'
import { Fault, type FaultData } from '../fault'
import type { WireType } from '../types'
import type { PortValues, Value } from '../values'
import { anyConfig } from './any-config.fixture'
import { anyAccepted, anyHostile } from './any-value.fixture'

/** One run of a brick by itself: settings, what is wired, and what arrives, run after run. */
export interface Attempt {
  config: Record<string, unknown>
  types: InputTypes
  /** A value by port for each run in a row, or for each worker; an absent port is a branch that was not taken. */
  inputs: PortValues[]
  failures: Record<string, FaultData>
  state: Value
  nowMs: number
}
const FAILURE: FaultData = { code: 'http_status', message: 'The source answered 500.', remedy: 'Try again.', retry: true }

/** Any attempt at a brick that its ports take; the compiler may still refuse its settings. */
export const anyAttempt = (brick: Brick): fc.Arbitrary<Attempt> =>
  anyConfig(brick).chain((config) => {
    const ports = Object.entries(portsOf(brick, config)).filter(([name]) => name !== 'run')
    return fc.tuple(...ports.map(([name, port]) => anyWire(name, port))).chain((wires) => {
      const wired = wires.filter(({ type }) => type !== undefined)
      const types: InputTypes = Object.fromEntries(wired.flatMap(({ name, type }) => (type ? [[name, type]] : [])))
      const one = fc
        .tuple(
          ...wired.map(({ name, type, omit }) =>
            anyHostile(type ?? { kind: 'json' }).chain((value) =>
              fc.constantFrom<[string, Value | undefined]>([name, value], ...(omit ? [[name, undefined] as [string, undefined]] : [])),
            ),
          ),
        )
        .map((entries): PortValues => Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== undefined)))
      return fc.record({
        config: fc.constant(config),
        types: fc.constant(types),
        inputs: brick.agree ? fc.array(one, { minLength: 4, maxLength: 7 }) : fc.array(one, { minLength: 1, maxLength: 3 }),
        failures: fc.constantFrom({}, Object.fromEntries(ports.map(([name]) => [name, FAILURE]))),
        state: anyState,
        nowMs: fc.constantFrom(1_795_357_920_214, 0, -1),
      })
    })
  })

const portsOf = (brick: Brick, config: unknown): Record<string, InputPort> => {
  try {
    return inputPorts(brick, config)
  } catch (error) {
    if (error instanceof Fault) return {}
    throw error
  }
}

const anyWire = (name: string, { accepts, optional, absent }: InputPort) =>
  fc
    .constantFrom(...accepts)
    .chain(anyAccepted)
    .chain((type) =>
      fc.constantFrom<{ name: string; type: WireType | undefined; omit: boolean }>(
        { name, type, omit: absent === 'omit' },
        ...(optional || absent === 'omit' ? [{ name, type: undefined, omit: false }] : []),
      ),
    )

/** What a store might hand back: nothing, the memory of another brick, or one that someone tampered with. */
const anyState: fc.Arbitrary<Value> = fc.oneof(
  { arbitrary: fc.constant(null), weight: 4 },
  fc.constantFrom<Value>(
    {},
    [],
    'x',
    { amount: 'NaN', timeMs: 1 },
    { amount: '1', timeMs: 1 },
    { total: '1e5' },
    { total: '7' },
    { on: 'yes' },
    { seen: Array.from({ length: 2000 }, String) },
    { passedMs: [9e15, -1] },
    {
      points: [
        [2, 'x'],
        [1, '5'],
      ],
      amount: 'y',
    },
    {
      points: [
        [5, '7'],
        [3, '1'],
      ],
      amount: '2',
    },
    {
      points: [
        [0, '0'],
        [0, '0'],
      ],
      amount: '1',
    },
  ),
)
