import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { MarkdownView } from './markdown-view'

const html = (text: string) => renderToStaticMarkup(<MarkdownView text={text} />)
const words = (text: string) =>
  html(text)
    .replace(/<code.*?<\/code>|<pre.*?<\/pre>/gs, '')
    .replace(/<[^>]+>/g, ' ')

describe('a help page', () => {
  it('leaves its title to the page, and keeps paragraphs, lists in lists and tables', () => {
    const page = html('# Median\n\nOne **value**.\n\n- In `x`\n  - deeper\n\n| a | b |\n|---|---|\n| 1 | 2 |\n')
    expect(page).not.toContain('Median')
    expect(page).toMatch(/<strong[^>]*>(<span>)?value/)
    expect(page).toMatch(/<ul.*<ul.*deeper/s)
    expect(page).toMatch(/<td[^>]*>.*1/s)
  })
  it('shows HTML as text, and makes no link of a script or of another origin’s path', () => {
    expect(html('<script>alert(1)</script>')).not.toContain('<script')
    expect(html('a <img src=x onerror=alert(1)> b')).not.toContain('<img')
    expect(html('[x](javascript:alert(1))')).not.toContain('href')
    expect(html('[x](//evil.example)')).not.toContain('href')
    expect(html('[x](/\\\\evil.example)')).not.toContain('href')
    expect(html('[errors](/docs/errors)')).toContain('href="/docs/errors"')
  })
  it('leaves no Markdown behind in the text of any brick’s page', () => {
    const folder = path.resolve(import.meta.dirname, '../../bricks')
    const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('README.md'))
    expect(pages.length).toBeGreaterThan(20)
    for (const page of pages)
      expect(words(readFileSync(path.join(folder, page), 'utf8')), page).not.toMatch(/\*\*|`|(?:^|\s)#{1,6} | - {2}/)
  })
})
