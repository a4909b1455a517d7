import { lexer, type Token, type Tokens } from 'marked'
import { CodeBlock } from '../_ui/code-block'
import { cx } from '../_ui/cx'
import { TextLink } from '../_ui/text-link'
import { brickDocsTexts } from './texts'

/** A help page from its Markdown. Its first heading is left out: the page has a title of its own. HTML is shown as the text it is. */
export function MarkdownView({ text }: { text: string }) {
  const [first, ...rest] = lexer(text).filter(({ type }) => type !== 'space')
  const blocks = first?.type === 'heading' && first.depth === 1 ? rest : first ? [first, ...rest] : rest
  return (
    <div className="flex max-w-160 flex-col gap-3 text-sm leading-normal">
      <Blocks tokens={blocks} />
    </div>
  )
}

// A page is written once and never reorders, so places serve as keys.
const Blocks = ({ tokens }: { tokens: readonly Token[] }) =>
  tokens.map((token, at) => {
    const key = `${at}${token.type}`
    return <Block key={key} token={token} />
  })

function Block({ token }: { token: Token }) {
  if (is(token, 'heading'))
    return (
      <h2 className="mt-3 font-strong text-md first:mt-0">
        <Line tokens={token.tokens} />
      </h2>
    )
  if (is(token, 'paragraph'))
    return (
      <p className="text-ink-2">
        <Line tokens={token.tokens} />
      </p>
    )
  if (is(token, 'code')) return <CodeBlock text={token.text} label={brickDocsTexts.example} />
  if (is(token, 'list')) return <List list={token} />
  if (is(token, 'table')) return <TableView table={token} />
  if (is(token, 'blockquote'))
    return (
      <blockquote className="border-line-strong border-l-2 pl-3">
        <Blocks tokens={token.tokens} />
      </blockquote>
    )
  if (is(token, 'text')) return <Line tokens={token.tokens ?? [token]} />
  return token.type === 'space' ? null : <p className="text-ink-2">{token.raw}</p>
}

function List({ list: { ordered, items } }: { list: Tokens.List }) {
  const Kind = ordered ? 'ol' : 'ul'
  return (
    <Kind className={cx('pl-5 text-ink-2', ordered ? 'list-decimal' : 'list-disc marker:text-ink-off')}>
      {items.map((item) => (
        <li key={item.raw} className="py-0.5">
          <Blocks tokens={item.tokens} />
        </li>
      ))}
    </Kind>
  )
}

function TableView({ table: { header, rows } }: { table: Tokens.Table }) {
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-xs">
        <thead>
          <tr>
            {header.map((cell) => (
              <th key={cell.text} scope="col" className="border-line border-b py-1.5 pr-4 text-left font-medium text-ink-3">
                <Line tokens={cell.tokens} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.map(({ text }) => text).join('|')}>
              {row.map((cell, column) => (
                <td key={`${header[column]?.text}`} className="border-line border-b py-1.5 pr-4 align-top text-ink-2">
                  <Line tokens={cell.tokens} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Line = ({ tokens }: { tokens: readonly Token[] }) =>
  tokens.map((token, at) => {
    const key = `${at}${token.type}`
    return <Part key={key} token={token} />
  })

function Part({ token }: { token: Token }) {
  if (is(token, 'codespan')) return <code className="figures rounded-1 bg-hover px-1 py-px text-xs">{token.text}</code>
  if (is(token, 'strong'))
    return (
      <strong className="font-strong text-ink">
        <Line tokens={token.tokens} />
      </strong>
    )
  if (is(token, 'em'))
    return (
      <em>
        <Line tokens={token.tokens} />
      </em>
    )
  if (is(token, 'link') && isSafe(token.href)) return <TextLink href={token.href}>{token.text}</TextLink>
  if (is(token, 'text') && token.tokens) return <Line tokens={token.tokens} />
  return <span>{is(token, 'text') || is(token, 'escape') ? plain(token.text) : token.raw}</span>
}

interface Kinds {
  heading: Tokens.Heading
  paragraph: Tokens.Paragraph
  code: Tokens.Code
  list: Tokens.List
  table: Tokens.Table
  blockquote: Tokens.Blockquote
  text: Tokens.Text
  escape: Tokens.Escape
  codespan: Tokens.Codespan
  strong: Tokens.Strong
  em: Tokens.Em
  link: Tokens.Link
}

const is = <Kind extends keyof Kinds>(token: Token, kind: Kind): token is Kinds[Kind] => token.type === kind

/** Text with the entities that Markdown writers use for marks of its own. */
const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** A link may lead to a page of this app or to the web, and never run a script. */
const isSafe = (href: string): boolean => /^(?:https?:\/\/|\/(?![/\\])|#)/.test(href)
