import { badTypes, type Field, MAX_TYPE_DEPTH, nameFields, type Shape } from './shape'

const WORD = /[A-Za-z_]\w*/y
const LENGTH = /\d{1,6}/y

class Parser {
  at = 0
  constructor(readonly text: string) {}

  fail(expected: string): never {
    throw badTypes(this.text, `expected ${expected} at character ${this.at + 1}`)
  }
  space(): void {
    while (/\s/.test(this.text.charAt(this.at))) this.at++
  }
  take(token: string): boolean {
    this.space()
    if (!this.text.startsWith(token, this.at)) return false
    this.at += token.length
    return true
  }
  expect(token: string): void {
    if (!this.take(token)) this.fail(`“${token}”`)
  }
  match(pattern: RegExp): string | undefined {
    this.space()
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  /** `name: type` or `type`, divided by commas, up to `end`. */
  parts(end: string, depth: number, inside: boolean): Field[] {
    const parts: { name: string | undefined; shape: Shape }[] = []
    do {
      const from = this.at
      const name = this.match(WORD)
      if (name !== undefined && this.take(':')) parts.push({ name, shape: this.type(depth) })
      else {
        this.at = from
        parts.push({ name: undefined, shape: this.type(depth) })
      }
    } while (this.take(','))
    if (end === '') {
      this.space()
      if (this.at < this.text.length) this.fail('a comma or the end')
    } else this.expect(end)
    return nameFields(this.text, parts, inside)
  }

  type(depth: number): Shape {
    if (depth > MAX_TYPE_DEPTH) throw badTypes(this.text, 'the types are nested too deep')
    if (this.take('(')) return { kind: 'record', fields: this.parts(')', depth + 1, true) }
    if (this.take('{')) return { kind: 'record', fields: this.parts('}', depth + 1, true) }
    if (this.take('[')) return this.array(depth)
    const from = this.at
    const name = this.match(WORD)?.toLowerCase()
    switch (name) {
      case 'bool':
        return { kind: 'bool' }
      case 'text':
      case 'str':
      case 'string':
        return { kind: 'text' }
      case 'bytes':
        return { kind: 'bytes' }
      case 'accountid':
        return { kind: 'address', chain: 'substrate' }
      case 'vec': {
        const of = this.argument(depth)
        return isByte(of) ? { kind: 'bytes' } : { kind: 'list', of }
      }
      case 'option': {
        const of = this.argument(depth)
        if (of.kind === 'option') throw badTypes(this.text, 'an option of an option cannot be told from an empty one')
        return { kind: 'option', of }
      }
      case 'compact': {
        const of = this.argument(depth)
        if (of.kind !== 'integer' || of.signed) throw badTypes(this.text, 'Compact takes an unsigned integer, such as Compact<u32>')
        return { ...of, compact: true }
      }
    }
    const integer = /^([ui])(8|16|32|64|128|256)$/.exec(name ?? '')
    if (integer) return { kind: 'integer', signed: integer[1] === 'i', bits: Number(integer[2]) }
    this.at = from
    this.space()
    return this.fail('a type such as u128, bool, text, bytes, Vec<u32> or (u8, text)')
  }

  argument(depth: number): Shape {
    this.expect('<')
    const of = this.type(depth + 1)
    this.expect('>')
    return of
  }

  array(depth: number): Shape {
    const of = this.type(depth + 1)
    this.expect(';')
    const length = Number(this.match(LENGTH) ?? this.fail('a number of items'))
    this.expect(']')
    if (length === 0) throw badTypes(this.text, 'a list of no items holds nothing')
    return isByte(of) ? { kind: 'bytes', size: length } : { kind: 'list', of, length }
  }
}

const isByte = (shape: Shape): boolean => shape.kind === 'integer' && shape.bits === 8 && !shape.signed && shape.compact === undefined

/** Reads SCALE types such as `price: u128, note: text, parts: Vec<(AccountId, Compact<u32>)>`. @throws {Fault} `bad_types`. */
export const readScaleTypes = (text: string): Field[] => new Parser(text).parts('', 0, false)
