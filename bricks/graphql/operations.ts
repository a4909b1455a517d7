/**
 * The first words of a GraphQL document’s definitions, such as `query` or `fragment`; `query` for the short form without a word. Undefined when
 * its brackets do not match.
 */
export function definitions(document: string): string[] | undefined {
  // Strings may hold brackets and signs of comments, so they go first.
  const bare = document.replace(/"""(?:\\"""|(?!\\?""")[\s\S])*"""|"(?:\\.|[^"\\\n])*"|#[^\n]*/g, ' ')
  const found: string[] = []
  let depth = 0
  let head = ''
  for (const sign of bare) {
    if (sign === '{' || sign === '(' || sign === '[') {
      if (depth === 0 && sign === '{') {
        found.push(/[A-Za-z_]\w*/.exec(head)?.[0] ?? 'query')
        head = ''
      }
      depth++
    } else if (sign === '}' || sign === ')' || sign === ']') {
      depth--
      if (depth < 0) return undefined
    } else if (depth === 0) head += sign
  }
  return depth === 0 && head.trim() === '' ? found : undefined
}

/** Whether a document only reads: queries and fragments, and at least one query. */
export function isQuery(document: string): boolean {
  const words = definitions(document) ?? []
  return words.includes('query') && words.every((word) => word === 'query' || word === 'fragment')
}
