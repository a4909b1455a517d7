import { type AgreeRule, absolute, compareDecimals, formatType, type PortValues, readDecimal, type Value } from '../kit'
import type { Stated } from '../kit/agree'
import type { ByFieldConfig } from './config'
import { type FieldPlan, planFields } from './fields'

/** The name of a port for a field; undefined when a port cannot be called so. */
export const portOf = (name: string): string | undefined =>
  /^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name) && name !== 'value' ? name : undefined

/**
 * Each field is judged by its own rule over all workers. A worker counts only if it counts in every field, and each field is what those
 * workers come to; so the record is one that a quorum stands behind as a whole.
 */
export const agreeByField: AgreeRule<ByFieldConfig> = (votes, config, policy, inputTypes) => {
  const plans = planFields(config, inputTypes?.value)
  const fields = plans.map((plan) => {
    const stated = votes.flatMap(({ worker, inputs: { value } }): Stated[] => {
      const read = value === undefined ? undefined : plan.read(value)
      return read === undefined ? [] : [{ worker, value: read }]
    })
    return { plan, stated, ...plan.strategy.assess(stated, policy) }
  })
  const judgements = votes.map(({ worker }) => ({
    worker,
    inlier: fields.length > 0 && fields.every(({ near, inliers = near }) => inliers.has(worker)),
    offPercent: furthest(fields.map(({ off }) => off.get(worker) ?? null)),
  }))
  const counted = new Set(votes.map(({ worker }) => worker).filter((worker) => fields.every(({ near }) => near.has(worker))))
  const refuse = (message: string, got: number) => ({ ok: false as const, message, got, need: policy.q, judgements })

  const [worst] = fields.toSorted((a, b) => a.near.size - b.near.size)
  if (!worst) return refuse('There is no field to agree on.', 0)
  if (worst.near.size < policy.q)
    return refuse(
      `“${worst.plan.name}”: ${worst.near.size} of ${votes.length} workers ${worst.words}; ${policy.q} are needed.`,
      worst.near.size,
    )
  if (counted.size < policy.q)
    return refuse(
      `${counted.size} of ${votes.length} workers agree in every field; ${policy.q} are needed. Fewest agree on “${worst.plan.name}”.`,
      counted.size,
    )
  const agreed: [FieldPlan, Value][] = []
  for (const { plan, stated } of fields) {
    const near = stated.filter(({ worker }) => counted.has(worker))
    const value = plan.strategy.combine(near, policy)
    if (value === undefined) return refuse(`“${plan.name}”: the workers state no value.`, counted.size)
    agreed.push([plan, plan.write(value)])
  }
  const outputs: PortValues = { value: Object.fromEntries(agreed.map(([{ name }, value]): [string, Value] => [name, value])) }
  for (const [{ name }, value] of agreed) {
    const port = portOf(name)
    if (port !== undefined && value !== null) outputs[port] = value
  }
  return { ok: true, outputs, judgements }
}

/** The largest of the distances, whatever its sign; null when one cannot be said. */
function furthest(offs: readonly (string | null)[]): string | null {
  let most: string | null = null
  for (const off of offs) {
    if (off === null) return null
    if (most === null || compareDecimals(absolute(readDecimal(off)), absolute(readDecimal(most))) > 0) most = off
  }
  return most
}

/** The types of the outputs: the whole record as `value`, and each field for itself. */
export function outputsOf(plans: readonly FieldPlan[]): Record<string, string> {
  const outputs: Record<string, string> = {
    value: formatType({ kind: 'record', fields: Object.fromEntries(plans.map(({ name, type }) => [name, type])) }),
  }
  for (const { name, type } of plans) {
    const port = portOf(name)
    if (port !== undefined) outputs[port] = formatType(type.kind === 'optional' ? type.of : type)
  }
  return outputs
}
