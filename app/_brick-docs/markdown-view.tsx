import { CodeBlock } from '../_ui/code-block'
import { cx } from '../_ui/cx'
import { TextLink } from '../_ui/text-link'
import { type Block, type Inline, readMarkdown } from './markdown'
import { brickDocsTexts } from './texts'

/** A help page. Its first heading is left out: the page has a title of its own. */
export function MarkdownView({ text }: { text: string }) {
  const [first, ...rest] = readMarkdown(text)
  const blocks = first?.kind === 'heading' && first.level === 1 ? rest : first ? [first, ...rest] : rest
  return (
    <div className="flex max-w-160 flex-col gap-3 text-sm leading-normal">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is written once and never reorders
        <BlockView key={index} block={block} />
      ))}
    </div>
  )
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        <h2 className="mt-3 font-strong text-md first:mt-0">
          <Line line={block.line} />
        </h2>
      )
    case 'paragraph':
      return (
        <p className="text-ink-2">
          <Line line={block.line} />
        </p>
      )
    case 'code':
      return <CodeBlock text={block.text} label={brickDocsTexts.example} />
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List className={cx('pl-5 text-ink-2', block.ordered ? 'list-decimal' : 'list-disc marker:text-ink-off')}>
          {block.items.map((item) => (
            <li key={item.map((part) => part.text).join('')} className="py-0.5">
              <Line line={item} />
            </li>
          ))}
        </List>
      )
    }
  }
}

function Line({ line }: { line: readonly Inline[] }) {
  return line.map((part, index) => {
    const key = `${part.kind}${index}`
    switch (part.kind) {
      case 'code':
        return (
          <code key={key} className="figures rounded-1 bg-hover px-1 py-px text-xs">
            {part.text}
          </code>
        )
      case 'strong':
        return (
          <strong key={key} className="font-strong text-ink">
            {part.text}
          </strong>
        )
      case 'link':
        return (
          <TextLink key={key} href={part.href}>
            {part.text}
          </TextLink>
        )
      default:
        return <span key={key}>{part.text}</span>
    }
  })
}
