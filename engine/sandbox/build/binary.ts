/** Reads a WebAssembly binary from front to back (WebAssembly 2.0, section 5). */
export class Reader {
  at: number
  constructor(
    readonly bytes: Uint8Array,
    at = 0,
  ) {
    this.at = at
  }

  byte(): number {
    const value = this.bytes[this.at++]
    if (value === undefined) throw new Error('The wasm ends too early.')
    return value
  }
  /** An unsigned LEB128 number of at most 32 bits. */
  unsigned(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte()
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
    }
  }
  /** Passes over any LEB128 number. */
  skipNumber(): void {
    while (this.byte() >= 0x80);
  }
  name(): string {
    const length = this.unsigned()
    this.at += length
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at))
  }
  /** The bytes since a position. */
  since(from: number): Uint8Array {
    return this.bytes.subarray(from, this.at)
  }
}

/** An unsigned LEB128 number. */
export function unsigned(value: number): number[] {
  const out: number[] = []
  let rest = value
  do {
    const low = rest % 128
    rest = Math.floor(rest / 128)
    out.push(rest > 0 ? low + 128 : low)
  } while (rest > 0)
  return out
}

/** A signed LEB128 number of 32 bits. */
export function signed(value: number): number[] {
  const out: number[] = []
  let rest = value
  for (;;) {
    const low = rest & 0x7f
    rest >>= 7
    if ((rest === 0 && low < 64) || (rest === -1 && low >= 64)) return [...out, low]
    out.push(low + 128)
  }
}

/** A name with its length before it. */
export function nameBytes(text: string): number[] {
  const bytes = new TextEncoder().encode(text)
  return [...unsigned(bytes.length), ...bytes]
}

/** Pieces of a binary in one. */
export function join(pieces: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.length
  }
  return out
}

/** A section: its id and what it holds. */
export interface Section {
  id: number
  body: Uint8Array
}

const HEADER_BYTES = 8

/** The sections of a module. */
export function readSections(wasm: Uint8Array): Section[] {
  const reader = new Reader(wasm, HEADER_BYTES)
  const sections: Section[] = []
  while (reader.at < wasm.length) {
    const id = reader.byte()
    const length = reader.unsigned()
    const from = reader.at
    reader.at += length
    sections.push({ id, body: reader.since(from) })
  }
  return sections
}

/** A module of these sections. */
export const writeSections = (sections: readonly Section[]): Uint8Array<ArrayBuffer> =>
  join([[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0], ...sections.flatMap(({ id, body }) => [[id, ...unsigned(body.length)], body])])
