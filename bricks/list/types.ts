import { type ConfigIssue, Fault, formatType, type WireType } from '../kit'
import { compileFormula } from '../kit/formula'
import type { ListConfig, Operation } from './config'
import { formulaInputs } from './operate'

const SELECTS: ReadonlySet<Operation> = new Set(['first', 'last', 'min', 'max', 'mode'])
const LISTS: ReadonlySet<Operation> = new Set(['filter', 'sort', 'slice', 'unique'])
const OF_ANYTHING: ReadonlySet<Operation> = new Set(['slice', 'first', 'last', 'unique', 'count', 'mode'])
const BY_FORMULA: ReadonlySet<Operation> = new Set(['map', 'filter', 'sort'])

/** The output’s type for the type of the list. */
export function resultType(config: ListConfig, list: WireType | undefined): string {
  const { operation } = config
  const item = itemType(config, list)
  if (operation === 'map') return `list<${mappedType(config)}>`
  if (LISTS.has(operation)) return `list<${formatType(item)}>`
  if (SELECTS.has(operation)) return formatType(item)
  return operation === 'count' ? 'decimal' : numberType(item)
}

const withUnit = (unit: string | undefined): string => (unit ? `decimal(${unit})` : 'decimal')

/** The type of an item as it is handed on. */
function itemType({ items, unit }: ListConfig, list: WireType | undefined): WireType {
  if (list?.kind === 'list' && list.of.kind !== 'json') return list.of
  if (items === 'any') return { kind: 'json' }
  return items === 'decimal' ? { kind: 'decimal', ...(unit ? { unit } : {}) } : { kind: items }
}

/** What is worked out from items has their unit, but not their number of digits; from prices, their quote. */
function numberType(item: WireType): string {
  return withUnit(item.kind === 'decimal' ? item.unit : item.kind === 'price' ? item.quote : undefined)
}

function mappedType({ formula, items, unit }: ListConfig): string {
  try {
    const { result } = compileFormula(formula, formulaInputs(items))
    return result === 'decimal' ? withUnit(unit) : result
  } catch {
    // `check` reports it where it stands.
    return 'decimal'
  }
}

/** Settings that do not fit the list, or one another. */
export function checkList(config: ListConfig, list: WireType | undefined): ConfigIssue[] {
  const { operation, items } = config
  const fitting = list?.kind === 'list' ? settingFor(list.of) : undefined
  if (fitting && items !== 'any' && items !== fitting)
    return [
      {
        code: 'type_mismatch',
        message: `The items are ${list?.kind === 'list' ? formatType(list.of) : 'of another type'}, not ${items}.`,
        path: 'items',
        fix: { title: `Read them as ${fitting}`, path: 'items', value: fitting },
      },
    ]
  const timeToo = operation === 'min' || operation === 'max'
  if (!OF_ANYTHING.has(operation) && !BY_FORMULA.has(operation) && items !== 'decimal' && !(timeToo && items === 'time'))
    return [{ code: 'bad_list', message: `“${operation}” works on numbers, and the items are ${items}.`, path: 'operation' }]
  return BY_FORMULA.has(operation) ? checkFormula(config) : []
}

/** How items of a type are read; undefined for items of JSON, which can be read in any way. */
function settingFor(item: WireType): ListConfig['items'] | undefined {
  switch (item.kind) {
    case 'json':
      return undefined
    case 'decimal':
    case 'price':
      return 'decimal'
    case 'text':
    case 'bool':
    case 'time':
      return item.kind
    default:
      return 'any'
  }
}

function checkFormula({ operation, formula, items }: ListConfig): ConfigIssue[] {
  if (items === 'any')
    return [{ code: 'bad_list', message: 'A formula reads numbers, text, times, or yes and no. Say what the items are.', path: 'items' }]
  try {
    const { result } = compileFormula(formula, formulaInputs(items))
    if (operation === 'filter' && result !== 'bool')
      return [{ code: 'bad_list', message: `A filter needs yes or no, and the formula gives ${result}.`, path: 'formula' }]
    if (operation === 'sort' && result === 'list<decimal>')
      return [{ code: 'bad_list', message: 'Lists have no order to sort by.', path: 'formula' }]
    return []
  } catch (error) {
    const { code, message } = Fault.from(error)
    return [{ code, message, path: 'formula' }]
  }
}
