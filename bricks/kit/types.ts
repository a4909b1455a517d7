/** A wire type, parsed. The string form is fixed by the file format: `price(ETH/USD)`, `list<decimal(USD,8)>`, `record{a:text,b:bool?}`. */
export type WireType =
  | { kind: 'signal' | 'bool' | 'text' | 'json' | 'time' }
  | { kind: 'bytes'; size?: number }
  | { kind: 'address'; chain: 'evm' | 'substrate' }
  | { kind: 'decimal'; unit?: string; scale?: number }
  | { kind: 'price'; base?: string; quote?: string }
  | { kind: 'list'; of: WireType }
  | { kind: 'record'; fields: Readonly<Record<string, WireType>> }
  | { kind: 'optional'; of: WireType }

/** The name of a type without its parameters; each has a glyph and a hue on the canvas. */
export type TypeKind = WireType['kind']

/** A type string that does not parse, with the offset where it went wrong. */
export class TypeSyntaxError extends Error {
  override readonly name = 'TypeSyntaxError'
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message)
  }
}

const WORD = /[A-Za-z][A-Za-z0-9_.-]*/y
const INTEGER = /\d+/y

class TypeParser {
  at = 0
  constructor(readonly text: string) {}

  fail(expected: string): never {
    throw new TypeSyntaxError(`Expected ${expected} at offset ${this.at} of “${this.text}”.`, this.at)
  }
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }
  take(token: string): boolean {
    if (!this.text.startsWith(token, this.at)) return false
    this.at += token.length
    return true
  }
  expect(token: string): void {
    if (!this.take(token)) this.fail(`“${token}”`)
  }
  word(what: string): string {
    return this.match(WORD) ?? this.fail(what)
  }
  integer(what: string): number {
    return Number(this.match(INTEGER) ?? this.fail(what))
  }

  type(): WireType {
    let type = this.base()
    while (this.take('?')) type = type.kind === 'optional' ? this.fail('a single “?”') : { kind: 'optional', of: type }
    return type
  }
  base(): WireType {
    const name = this.word('a type name')
    switch (name) {
      case 'signal':
      case 'bool':
      case 'text':
      case 'json':
      case 'time':
        return { kind: name }
      case 'bytes': {
        if (!this.take('(')) return { kind: 'bytes' }
        const size = this.integer('a byte count')
        this.expect(')')
        return { kind: 'bytes', size }
      }
      case 'address': {
        this.expect('(')
        const chain = this.word('“evm” or “substrate”')
        if (chain !== 'evm' && chain !== 'substrate') this.fail('“evm” or “substrate”')
        this.expect(')')
        return { kind: 'address', chain }
      }
      case 'decimal': {
        if (!this.take('(')) return { kind: 'decimal' }
        const unit = this.word('a unit')
        const scale = this.take(',') ? this.integer('a number of decimals') : undefined
        this.expect(')')
        return scale === undefined ? { kind: 'decimal', unit } : { kind: 'decimal', unit, scale }
      }
      case 'price': {
        if (!this.take('(')) return { kind: 'price' }
        const base = this.word('a base currency')
        this.expect('/')
        const quote = this.word('a quote currency')
        this.expect(')')
        return { kind: 'price', base, quote }
      }
      case 'list': {
        this.expect('<')
        const of = this.type()
        this.expect('>')
        return { kind: 'list', of }
      }
      case 'record': {
        this.expect('{')
        const fields: Record<string, WireType> = {}
        if (!this.take('}')) {
          do {
            const field = this.word('a field name')
            this.expect(':')
            if (Object.hasOwn(fields, field)) this.fail('a new field name')
            fields[field] = this.type()
          } while (this.take(','))
          this.expect('}')
        }
        return { kind: 'record', fields }
      }
      default:
        this.at -= name.length
        return this.fail('a known type')
    }
  }
}

/** Parses a type string. @throws {TypeSyntaxError} with the offset of the first wrong character. */
export function parseType(text: string): WireType {
  const parser = new TypeParser(text)
  const type = parser.type()
  if (parser.at < text.length) parser.fail('the end')
  return type
}

/** The canonical string of a type; record fields in sorted order. `parseType(formatType(t))` equals `t`. */
export function formatType(type: WireType): string {
  switch (type.kind) {
    case 'bytes':
      return type.size === undefined ? 'bytes' : `bytes(${type.size})`
    case 'address':
      return `address(${type.chain})`
    case 'decimal':
      if (type.unit === undefined) return 'decimal'
      return type.scale === undefined ? `decimal(${type.unit})` : `decimal(${type.unit},${type.scale})`
    case 'price':
      return type.base === undefined ? 'price' : `price(${type.base}/${type.quote})`
    case 'list':
      return `list<${formatType(type.of)}>`
    case 'record':
      return `record{${Object.keys(type.fields)
        .sort()
        .map((field) => `${field}:${formatType(type.fields[field] as WireType)}`)
        .join(',')}}`
    case 'optional':
      return `${formatType(type.of)}?`
    default:
      return type.kind
  }
}
