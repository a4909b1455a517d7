import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Button } from './button'
import { Field } from './field'
import { TextInput } from './text-input'
import { TimeAgo } from './time-ago'
import { TooltipProvider } from './tooltip'
import { TypeGlyph } from './type-glyph'
import { WorkerSquares } from './worker-squares'
import type { WorkerMark } from './workers'

const idIn = (html: string, attribute: string) => new RegExp(`${attribute}="([^"]+)"`).exec(html)?.[1] ?? 'none'

describe('a button that cannot be pressed', () => {
  const html = renderToStaticMarkup(
    <TooltipProvider>
      <Button disabledReason="Add a trigger.">Deploy</Button>
    </TooltipProvider>,
  )
  it('can still be focused', () => {
    expect(html).toContain('aria-disabled="true"')
    expect(html).not.toMatch(/\sdisabled=/)
  })
  it('is described by the reason', () => {
    expect(html).toContain(`<span id="${idIn(html, 'aria-describedby')}" class="sr-only">Add a trigger.</span>`)
  })
})

describe('a field', () => {
  const html = renderToStaticMarkup(
    <Field label="URL" error="This is not a URL.">
      <TextInput defaultValue="x" />
    </Field>,
  )
  it('labels its control', () => {
    expect(html).toContain(`for="${idIn(html, '<input[^>]* id')}"`)
  })
  it('marks the control as wrong and describes it by the error', () => {
    expect(html).toContain('aria-invalid="true"')
    expect(html).toMatch(new RegExp(`<p id="${idIn(html, 'aria-describedby')}"[^>]*>This is not a URL\\.</p>`))
  })
  it('keeps the line of the error free while there is none', () => {
    const fine = renderToStaticMarkup(
      <Field label="URL">
        <TextInput />
      </Field>,
    )
    expect(fine).toContain(`<p id="${idIn(fine, 'aria-describedby')}"`)
  })
})

describe('a row of squares', () => {
  const workers: WorkerMark[] = [
    { id: '1', name: 'Tokyo', state: 'out', detail: '+14.2 %' },
    { id: '2', name: 'Helsinki', state: 'in' },
  ]
  const html = renderToStaticMarkup(<WorkerSquares workers={workers} q={1} label="1 of 2 agree" />)
  it('says each worker in words, the set first', () => {
    expect([...html.matchAll(/title="([^"]+)"/g)].map(([, title]) => title)).toEqual([
      'Helsinki, in the set',
      'Tokyo, outlier, left out, +14.2 %',
    ])
  })
})

it('an age renders as the moment itself on the server, so that the browser can take it over', () => {
  expect(renderToStaticMarkup(<TimeAgo atMs={Date.UTC(2026, 10, 22, 14, 32)} />)).toContain('2026-11-22 14:32:00 UTC</time>')
})

it('a glyph is hidden from a screen reader unless it has a name', () => {
  expect(renderToStaticMarkup(<TypeGlyph type="bool" />)).toContain('aria-hidden="true"')
  expect(renderToStaticMarkup(<TypeGlyph type="bool" label="yes or no" />)).toContain('aria-label="yes or no"')
})
