import { refuseVote } from '../engine/witness/vote'
import {
  type Brick,
  type ConfigIssue,
  canonicalJson,
  Fault,
  type FaultData,
  type OutputTypes,
  outputTypes,
  type PortValues,
  parseType,
  plainValue,
  plainValues,
  type Value,
} from './kit'
import { votesOf } from './kit/agree/votes.fixture'
import type { Attempt } from './kit/fuzz/any-attempt.fixture'
import { strictly } from './kit/fuzz/any-value.fixture'

/** Bricks whose values follow from their inputs alone. */
export const isPure = ({ needs, kind, execute, agree }: Brick): boolean =>
  needs.length === 0 && kind !== 'trigger' && (execute ?? agree) !== undefined
/** What went wrong with an attempt, as one line; undefined when the brick kept its word. A Fault is no defect. */
export function defectOf(brick: Brick, attempt: Attempt): string | undefined {
  const { config, types } = attempt
  let outputs: OutputTypes
  try {
    outputs = outputTypes(brick, config, types)
    for (const text of Object.values(outputs)) parseType(text)
    const issues: ConfigIssue[] = brick.check?.({ config, inputs: types }) ?? []
    if (issues.some(({ severity = 'error' }) => severity === 'error')) return undefined
    if ((brick.rows?.(config) ?? []).length > 5) return 'more than five rows'
    canonicalJson(
      [brick.words?.(config), brick.subtitle?.(config), brick.permissions?.(config), brick.limits?.(config)].map((each) =>
        plainValue((each ?? null) as Value),
      ),
    )
  } catch (error) {
    return error instanceof Fault ? undefined : `compiling: ${describe(error)}`
  }
  return brick.agree ? defectOfAgreement(brick, attempt, outputs) : defectOfRuns(brick, attempt, outputs)
}

function defectOfRuns(brick: Brick, { config, inputs, failures, state: first, nowMs }: Attempt, outputs: OutputTypes): string | undefined {
  let state = first
  for (const [at, given] of inputs.entries()) {
    const run = () => runOnce(brick, { config, inputs: given, failures, state, nowMs: nowMs + at * 60_000 })
    const ran = run()
    if (typeof ran === 'string') return ran
    const wrong = refuseOutputs(ran.outputs, outputs)
    if (wrong !== undefined) return wrong
    const again = run()
    if (typeof again === 'string' || JSON.stringify(plainValues(again.outputs)) !== JSON.stringify(plainValues(ran.outputs)))
      return 'gives another value the second time'
    if (ran.remembered !== undefined) {
      const text = canonicalJson(plainValue(ran.remembered))
      if (text.length > 65_536) return `remembers ${text.length} characters`
      state = JSON.parse(text)
    }
  }
  return undefined
}

function runOnce(
  brick: Brick,
  given: { config: unknown; inputs: PortValues; failures: Record<string, FaultData>; state: Value; nowMs: number },
) {
  let remembered: Value | undefined
  try {
    const outputs = brick.execute?.({
      ...given,
      host: {},
      trigger: null,
      settled: null,
      remember: (value: Value) => {
        remembered = value
      },
      explain: () => undefined,
    })
    if (outputs instanceof Promise) return 'is not finished at once'
    return { outputs: outputs ?? {}, remembered }
  } catch (error) {
    return error instanceof Fault ? { outputs: {}, remembered: undefined } : describe(error)
  }
}

function defectOfAgreement(brick: Brick, { config, types, inputs }: Attempt, outputs: OutputTypes): string | undefined {
  const type = types.value ?? { kind: 'json' }
  const values = inputs.map((each) => plainValues(each).value).filter((value) => refuseVote(type, value) === undefined)
  const policy = { n: 7, f: 2, q: Math.min(5, Math.max(1, values.length)) }
  try {
    const votes = votesOf(values)
    const verdict = brick.agree?.(votes, config, policy, types)
    const turned = brick.agree?.(votes.toReversed(), config, policy, types)
    if (!verdict || !turned) return 'has no rule'
    if (verdict.ok !== turned.ok) return 'depends on the order of the votes'
    if (!verdict.ok || !turned.ok) return undefined
    if (canonicalJson(verdict.outputs) !== canonicalJson(turned.outputs)) return 'depends on the order of the votes'
    return refuseOutputs(verdict.outputs, outputs)
  } catch (error) {
    return `agreeing: ${describe(error)}`
  }
}

function refuseOutputs(values: PortValues, types: OutputTypes): string | undefined {
  for (const [port, value] of Object.entries(values)) {
    const type = Object.hasOwn(types, port) ? types[port] : undefined
    if (type === undefined) return `gave “${port}”, which it does not declare`
    const wrong = strictly(parseType(type), value)
    if (wrong !== undefined) return `gave a wrong “${port}” for ${type}: ${wrong}`
  }
  return undefined
}

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.stack?.split('\n').slice(0, 4).join(' | ')}` : String(error)
