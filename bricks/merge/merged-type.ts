import { type ConfigIssue, formatType, type InputTypes, refuseWire, type WireType } from '../kit'
import { commonType } from '../kit/common-type'

/** What a merge gives. */
export type Give = 'first' | 'list' | 'record' | 'signal'

/** The type of the output for the types at the inputs; the first one’s as long as they do not fit together. */
export function mergedType(give: Give, inputs: InputTypes): string {
  if (give === 'signal') return 'signal'
  const types = Object.values(inputs)
  if (give === 'record')
    return formatType({ kind: 'record', fields: Object.fromEntries(Object.entries(inputs).map(([port, type]) => [port, optional(type)])) })
  const type = commonType(types) ?? types[0]
  const text = type ? formatType(type) : 'json'
  return give === 'list' ? `list<${text}>` : text
}

const optional = (type: WireType): WireType => (type.kind === 'optional' ? type : { kind: 'optional', of: type })

/** Inputs of which no one type is fit for all, at the first that is unlike the one before. */
export function checkInputs(give: Give, inputs: InputTypes): ConfigIssue[] {
  if (give === 'record' || give === 'signal' || commonType(Object.values(inputs)) || Object.keys(inputs).length === 0) return []
  const [[first, wanted] = [], ...others] = Object.entries(inputs)
  const odd =
    wanted &&
    (others.find(([, type]) => refuseWire(type, wanted) !== undefined && refuseWire(wanted, type) !== undefined) ??
      others.find(([, type]) => refuseWire(type, wanted) !== undefined))
  if (!wanted || !odd) return []
  return [
    {
      code: 'type_mismatch',
      message: `${first} brings ${formatType(wanted)} and ${odd[0]} brings ${formatType(odd[1])}: what follows needs one type. Convert one of them, or give a record.`,
      port: odd[0],
    },
  ]
}
