import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Block, readMarkdown } from './markdown'

const plain = (blocks: readonly Block[]) =>
  blocks.map((block) =>
    block.kind === 'code'
      ? block.text
      : block.kind === 'list'
        ? block.items
            .flat()
            .map(({ text }) => text)
            .join('|')
        : block.line.map(({ text }) => text).join(''),
  )

describe('a help page', () => {
  it('is read as headings, paragraphs, lists and code', () => {
    const blocks = readMarkdown(
      '# Median\n\nOne value\nfrom many.\n\n## Ports\n- In **value**\n- Out `x`\n\n1. first\n2. then\n\n```\na < b\n```\n',
    )
    expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'heading', 'list', 'list', 'code'])
    expect(plain(blocks)).toEqual(['Median', 'One value from many.', 'Ports', 'In |value|Out |x', 'first|then', 'a < b'])
  })
  it('keeps code as it is, and marks bold words and links', () => {
    expect(readMarkdown('Use `a * b` or **both**, see [errors](/docs/errors).')).toEqual([
      {
        kind: 'paragraph',
        line: [
          { kind: 'text', text: 'Use ' },
          { kind: 'code', text: 'a * b' },
          { kind: 'text', text: ' or ' },
          { kind: 'strong', text: 'both' },
          { kind: 'text', text: ', see ' },
          { kind: 'link', text: 'errors', href: '/docs/errors' },
          { kind: 'text', text: '.' },
        ],
      },
    ])
  })
  it('makes no link of a script', () => {
    expect(plain(readMarkdown('[x](javascript:alert(1))'))[0]).toContain('[x](javascript:')
    expect(readMarkdown('[x](//evil.example)')).toEqual([{ kind: 'paragraph', line: [{ kind: 'text', text: '[x](//evil.example)' }] }])
  })
  it('shows the rest of a page whose code block never ends', () => {
    expect(readMarkdown('```\nabc')).toEqual([{ kind: 'code', text: 'abc' }])
  })
  it('leaves no Markdown behind in the text of any brick’s page', () => {
    const folder = path.resolve(import.meta.dirname, '../../bricks')
    const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('README.md'))
    expect(pages.length).toBeGreaterThan(5)
    for (const page of pages) {
      const blocks = readMarkdown(readFileSync(path.join(folder, page), 'utf8'))
      const texts = blocks
        .flatMap((block) => (block.kind === 'code' ? [] : block.kind === 'list' ? block.items.flat() : block.line))
        .filter(({ kind }) => kind === 'text')
      for (const { text } of texts) expect(text, page).not.toMatch(/\*\*|`|^#{1,6} |^- /)
    }
  })
})
