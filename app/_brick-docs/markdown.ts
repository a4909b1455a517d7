/** A piece of a line. */
export type Inline = { kind: 'text' | 'code' | 'strong'; text: string } | { kind: 'link'; text: string; href: string }

/** A block of a help page. */
export type Block =
  | { kind: 'heading'; level: number; line: Inline[] }
  | { kind: 'paragraph'; line: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'code'; text: string }

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g
const ITEM = /^(?:[-*]|(\d+)\.)\s+(.*)$/

/** Reads the Markdown that help pages use: headings, paragraphs, lists, fenced code; code, bold and links in a line. No HTML. */
export function readMarkdown(text: string): Block[] {
  const blocks: Block[] = []
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  let paragraph: string[] = []
  const close = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', line: readInline(paragraph.join(' ')) })
    paragraph = []
  }
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line.startsWith('```')) {
      close()
      const end = lines.findIndex((other, index) => index > at && other.startsWith('```'))
      const stop = end < 0 ? lines.length : end
      blocks.push({ kind: 'code', text: lines.slice(at + 1, stop).join('\n') })
      at = stop
      continue
    }
    const heading = /^(#{1,6})\s+(.*)$/.exec(line)
    if (heading) {
      close()
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, line: readInline(heading[2] ?? '') })
      continue
    }
    const item = ITEM.exec(line)
    if (item) {
      close()
      const ordered = item[1] !== undefined
      const last = blocks.at(-1)
      const list = last?.kind === 'list' && last.ordered === ordered && ITEM.test(lines[at - 1] ?? '') ? last : undefined
      if (list) list.items.push(readInline(item[2] ?? ''))
      else blocks.push({ kind: 'list', ordered, items: [readInline(item[2] ?? '')] })
      continue
    }
    if (line.trim() === '') close()
    else paragraph.push(line.trim())
  }
  close()
  return blocks
}

function readInline(text: string): Inline[] {
  const parts: Inline[] = []
  let from = 0
  for (const match of text.matchAll(INLINE)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) })
    const [whole, code, strong, label, href] = match
    if (code !== undefined) parts.push({ kind: 'code', text: code })
    else if (strong !== undefined) parts.push({ kind: 'strong', text: strong })
    else if (label !== undefined && href !== undefined)
      parts.push(isSafe(href) ? { kind: 'link', text: label, href } : { kind: 'text', text: whole })
    from = match.index + whole.length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}

/** A link may lead to a page of this app or to the web, and never run a script. */
const isSafe = (href: string): boolean => /^(?:https?:\/\/|\/(?!\/)|#)/.test(href)
