'use client'
import { useState } from 'react'
import { TypeGlyph } from '../../_ui/type-glyph'
import { sayValue } from '../show/values'

const MOST = 50

/** A value as rows: name left, value right and in mono; objects and lists unfold. */
export function ValueTree({ value, type }: { value: unknown; type: string }) {
  if (typeof value !== 'object' || value === null) return <Leaf name="" value={value} type={type} depth={0} />
  return <Branch value={value} depth={0} />
}

function Branch({ value, depth }: { value: object; depth: number }) {
  const entries = Array.isArray(value) ? value.map((item, at): [string, unknown] => [String(at), item]) : Object.entries(value)
  return (
    <ul>
      {entries.slice(0, MOST).map(([name, item]) => (
        <li key={name}>
          <Row name={name} value={item} depth={depth} />
        </li>
      ))}
      {entries.length > MOST && <li className="px-2 text-2xs text-ink-3">{entries.length - MOST} more</li>}
    </ul>
  )
}

function Row({ name, value, depth }: { name: string; value: unknown; depth: number }) {
  const [open, setOpen] = useState(depth === 0 && typeof value === 'object' && value !== null && Object.keys(value).length <= 8)
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return <Leaf name={name} value={value} type={guessType(name, value)} depth={depth + 1} />
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex h-6 w-full items-center gap-2 rounded-2 text-left text-xs hover:bg-hover"
        style={{ paddingLeft: `${depth + 1}rem` }}
      >
        <TypeGlyph type={Array.isArray(value) ? 'list<json>' : 'json'} size={11} />
        <span className="flex-1 truncate">{name}</span>
        <span className="figures text-2xs text-ink-3">{sayValue(value, undefined)}</span>
      </button>
      {open && <Branch value={value} depth={depth + 1} />}
    </>
  )
}

function Leaf({ name, value, type, depth }: { name: string; value: unknown; type: string; depth: number }) {
  const text = sayValue(value, type)
  return (
    <div className="flex h-6 items-center gap-2 text-xs" style={{ paddingLeft: `${depth}rem` }}>
      {name !== '' && <TypeGlyph type={type} size={11} />}
      <span className="shrink-0">{name}</span>
      <span title={typeof value === 'string' ? value : undefined} className="figures ml-auto min-w-0 truncate pl-3 text-ink-2">
        {text}
      </span>
    </div>
  )
}

/** A likely type for the mark beside a value inside JSON. */
function guessType(name: string, value: unknown): string {
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return /ms$|time/i.test(name) && value > 1e11 ? 'time' : 'decimal'
  if (typeof value === 'string') return /^-?\d+(\.\d+)?$/.test(value) ? 'decimal' : /^0x[0-9a-f]+$/i.test(value) ? 'bytes' : 'text'
  return 'json'
}
