import type { ASTNode } from '@marcbachmann/cel-js'
import { readDecimal } from '..'
import { badFormula } from './errors'
import { digitsOf, nodesOf, TEXT_METHODS } from './literals'

const FUNCTIONS: ReadonlySet<string> = new Set(['decimal', 'string', 'size', 'abs', 'min', 'max', 'round', 'floor', 'ceil'])
/** Functions that work through a list. */
export const MACROS: ReadonlySet<string> = new Set(['map', 'filter', 'all', 'exists', 'exists_one'])

/** Refuses whatever could run long or lose digits. @throws {Fault} `bad_formula`. */
export function refuseUnsafe(expression: string, root: ASTNode): void {
  for (const { node } of nodesOf(root)) {
    if (node.op === 'value' && typeof node.args === 'object' && node.args !== null)
      throw badFormula(expression, 'Write plain numbers and text: no “u” after a number, no b"…".', node.start)
    if (node.op === 'value' && (typeof node.args === 'number' || typeof node.args === 'bigint') && !isNumber(digitsOf(expression, node)))
      throw badFormula(expression, 'This number cannot be read.', node.start)
    if (node.op === 'call' && !FUNCTIONS.has(node.args[0]))
      throw badFormula(expression, `There is no function ${node.args[0]}().`, node.start)
    if (node.op !== 'rcall') continue
    const [method, , args] = node.args
    if (MACROS.has(method)) {
      const inner = args.flatMap((arg) => [...nodesOf(arg)]).find(({ node: at }) => at.op === 'rcall' && MACROS.has(at.args[0]))
      if (inner) throw badFormula(expression, `${method}() cannot hold another list function: the work would multiply.`, inner.node.start)
    } else if (!TEXT_METHODS.has(method)) throw badFormula(expression, refusedMethod(method), node.start)
  }
}

function isNumber(text: string): boolean {
  try {
    readDecimal(text)
    return true
  } catch {
    return false
  }
}

const refusedMethod = (method: string): string =>
  method === 'matches'
    ? 'matches() is not allowed: some patterns never end. Use contains(), startsWith() or endsWith().'
    : `There is no method ${method}().`
