import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { Fault } from '../fault'
import type { Plain } from './plain'
import type { Field, Shape } from './shape'

/** The SCALE encoding of values one after the other, as 0x-hex. Values have passed {@link toPlain}. Source: the SCALE codec’s specification. */
export const encodeScale = (fields: readonly Field[], values: readonly Plain[]): string =>
  `0x${bytesToHex(concatBytes(...fields.map(({ shape }, index) => encode(shape, values[index] ?? null))))}`

function encode(shape: Shape, value: Plain): Uint8Array {
  if (shape.kind === 'option') return value === null ? Uint8Array.of(0) : concatBytes(Uint8Array.of(1), encode(shape.of, value))
  if (shape.kind === 'integer' && typeof value === 'bigint')
    return shape.compact ? compact(value) : littleEndian(BigInt.asUintN(shape.bits, value), shape.bits / 8)
  if (shape.kind === 'bool' && typeof value === 'boolean') return Uint8Array.of(value ? 1 : 0)
  if (shape.kind === 'text' && typeof value === 'string') return withLength(utf8ToBytes(value))
  if ((shape.kind === 'bytes' || shape.kind === 'address') && typeof value === 'string') {
    const bytes = hexToBytes(value.slice(2))
    return shape.kind === 'bytes' && shape.size === undefined ? withLength(bytes) : bytes
  }
  if (shape.kind === 'list' && Array.isArray(value)) {
    const items = concatBytes(...value.map((item) => encode(shape.of, item)))
    return shape.length === undefined ? concatBytes(compact(BigInt(value.length)), items) : items
  }
  if (shape.kind === 'record' && Array.isArray(value))
    return concatBytes(...shape.fields.map(({ shape: part }, index) => encode(part, value[index] ?? null)))
  throw new TypeError(`A value is no ${shape.kind}`)
}

const withLength = (bytes: Uint8Array): Uint8Array => concatBytes(compact(BigInt(bytes.length)), bytes)

function littleEndian(value: bigint, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let left = value
  for (let at = 0; at < size; at++) {
    bytes[at] = Number(left & 0xffn)
    left >>= 8n
  }
  return bytes
}

/** The last two bits say how long it is: 1, 2 or 4 bytes with the value above them, else a count of bytes. */
function compact(value: bigint): Uint8Array {
  if (value < 1n << 6n) return littleEndian(value << 2n, 1)
  if (value < 1n << 14n) return littleEndian((value << 2n) | 1n, 2)
  if (value < 1n << 30n) return littleEndian((value << 2n) | 2n, 4)
  const size = Math.ceil(value.toString(16).length / 2)
  return concatBytes(Uint8Array.of(((size - 4) << 2) | 3), littleEndian(value, size))
}

/** Reads what {@link encodeScale} wrote, and nothing else. @throws {Fault} `bad_encoding` with the byte where it went wrong. */
export function decodeScale(fields: readonly Field[], data: string): Plain[] {
  if (!/^0x(?:[0-9a-fA-F]{2})*$/.test(data)) throw badEncoding(0, 'it is not 0x-hex')
  const reader = new Reader(hexToBytes(data.slice(2)))
  const values = fields.map(({ shape }) => reader.read(shape))
  if (reader.left > 0) throw badEncoding(reader.at, `${reader.left} bytes are left over`)
  return values
}

class Reader {
  at = 0
  constructor(readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length - this.at
  }

  take(size: number): Uint8Array {
    if (size > this.left) throw badEncoding(this.at, `${size} bytes are needed, ${this.left} are left`)
    this.at += size
    return this.bytes.subarray(this.at - size, this.at)
  }

  unsigned(size: number): bigint {
    return this.take(size).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  }

  compact(): bigint {
    const from = this.at
    const first = Number(this.unsigned(1))
    const mode = first & 3
    this.at = from
    const value = mode === 3 ? this.counted() : this.unsigned(1 << mode) >> 2n
    if (compact(value).length !== this.at - from) throw badEncoding(from, 'a compact integer is longer than it need be')
    return value
  }

  counted(): bigint {
    return this.unsigned((Number(this.unsigned(1)) >> 2) + 4)
  }

  /** A count of items, of which each takes a byte at least. */
  length(): number {
    const from = this.at
    const count = this.compact()
    if (count > BigInt(this.left)) throw badEncoding(from, `${count} items cannot be in ${this.left} bytes`)
    return Number(count)
  }

  flag(what: string): boolean {
    const from = this.at
    const byte = this.unsigned(1)
    if (byte > 1n) throw badEncoding(from, `${byte} is no ${what}`)
    return byte === 1n
  }

  read(shape: Shape): Plain {
    switch (shape.kind) {
      case 'integer': {
        const from = this.at
        const value = shape.compact ? this.compact() : this.unsigned(shape.bits / 8)
        if (value >> BigInt(shape.bits) > 0n) throw badEncoding(from, `${value} does not fit in ${shape.bits} bits`)
        return shape.signed && value >> BigInt(shape.bits - 1) === 1n ? value - (1n << BigInt(shape.bits)) : value
      }
      case 'bool':
        return this.flag('bool')
      case 'text':
        return this.text()
      case 'bytes':
        return `0x${bytesToHex(this.take(shape.size ?? this.length()))}`
      case 'address':
        return `0x${bytesToHex(this.take(shape.chain === 'evm' ? 20 : 32))}`
      case 'list':
        return Array.from({ length: shape.length ?? this.length() }, () => this.read(shape.of))
      case 'record':
        return shape.fields.map(({ shape: part }) => this.read(part))
      case 'option':
        return this.flag('option') ? this.read(shape.of) : null
    }
  }

  text(): string {
    const bytes = this.take(this.length())
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch (cause) {
      throw badEncoding(this.at - bytes.length, 'the text is no UTF-8', cause)
    }
  }
}

const badEncoding = (at: number, why: string, cause?: unknown): Fault =>
  new Fault('bad_encoding', `The bytes are not of these types: ${why}, at byte ${at}.`, {
    remedy: 'Check the types and what is wired.',
    cause,
  })
