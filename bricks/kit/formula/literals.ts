import type { ASTNode } from '@marcbachmann/cel-js'

/** A formula with its number literals made exact, and the way back from its positions to the owner’s text. */
export interface ExactFormula {
  text: string
  /** The offset in the original text of an offset in `text`. */
  originalOffset(offset: number): number
}

/** The nodes right under a node, each with whether a plain int must stay one there (an index, or an argument of a text function). */
export function childrenOf(node: ASTNode): { child: ASTNode; keepsInt: boolean }[] {
  const plain = (children: readonly ASTNode[]) => children.map((child) => ({ child, keepsInt: false }))
  switch (node.op) {
    case 'value':
    case 'id':
      return []
    case '.':
    case '.?':
      return plain([node.args[0]])
    case '[]':
    case '[?]':
      return [
        { child: node.args[0], keepsInt: false },
        { child: node.args[1], keepsInt: true },
      ]
    case 'call':
      return plain(node.args[1])
    case 'rcall': {
      const text = TEXT_METHODS.has(node.args[0])
      return [{ child: node.args[1], keepsInt: false }, ...node.args[2].map((child) => ({ child, keepsInt: text }))]
    }
    case 'map':
      return plain(node.args.flat())
    case '!_':
    case '-_':
      return plain([node.args])
    default:
      return plain(node.args)
  }
}

/** Methods of text that a formula may call; all take time in proportion to the text. */
export const TEXT_METHODS: ReadonlySet<string> = new Set([
  'startsWith',
  'endsWith',
  'contains',
  'size',
  'lowerAscii',
  'upperAscii',
  'trim',
  'substring',
  'indexOf',
])

/** Every node with its depth-first parents’ choice about ints. */
export function* nodesOf(root: ASTNode, keepsInt = false): Generator<{ node: ASTNode; keepsInt: boolean }> {
  yield { node: root, keepsInt }
  for (const { child, keepsInt: keeps } of childrenOf(root)) yield* nodesOf(child, keeps)
}

/** A number literal’s own digits: an int as CEL read it (it may be in hex), a fraction as the owner wrote it. */
export const digitsOf = (source: string, node: ASTNode): string =>
  typeof node.args === 'bigint' ? node.args.toString() : source.slice(node.range.start, node.range.end)

/** Replaces each number literal by `decimal("…")` with the digits the owner wrote, which CEL itself would round to a float. */
export function makeLiteralsExact(source: string, root: ASTNode): ExactFormula {
  const literals = [...nodesOf(root)]
    .filter(({ node, keepsInt }) => node.op === 'value' && (typeof node.args === 'number' || (typeof node.args === 'bigint' && !keepsInt)))
    .map(({ node }) => ({ ...node.range, digits: digitsOf(source, node) }))
    .sort((a, b) => a.start - b.start)
  let text = ''
  let from = 0
  const pieces: { start: number; end: number; original: number; literal: boolean }[] = []
  const push = (piece: string, original: number, literal: boolean) => {
    pieces.push({ start: text.length, end: text.length + piece.length, original, literal })
    text += piece
  }
  for (const { start, end, digits } of literals) {
    push(source.slice(from, start), from, false)
    push(`decimal("${digits}")`, start, true)
    from = end
  }
  push(source.slice(from), from, false)
  return {
    text,
    originalOffset(offset) {
      const piece = pieces.find(({ start, end }) => offset >= start && offset < end)
      if (!piece) return source.length
      return piece.literal ? piece.original : piece.original + offset - piece.start
    },
  }
}
