import { compilePath, decimalLiteral, Fault, type HttpReply, type HttpRequest, type Json } from '../kit'
import { type HttpFetchConfig, mostPages } from './config'
import { readReply } from './reply'

/** All pages of a list, one after the other, in one list; `status` is the last one’s. @throws {Fault} `page_elsewhere`, `too_many_pages`, `page_without_items`. */
export async function readPages(
  config: HttpFetchConfig,
  first: HttpRequest,
  send: (request: HttpRequest) => Promise<HttpReply>,
): Promise<{ items: Json[]; status: number }> {
  const items: Json[] = []
  const asked = new Set<string>()
  let request = numbered(config, first, 0)
  for (let page = 1; ; page++) {
    asked.add(request.url)
    const reply = await send(request)
    const body = readReply(config, request.url, reply)
    const found = itemsOf(config, body)
    // One by one: a call takes only so many arguments.
    for (const item of found) items.push(item)
    const next = nextPage(config, request, { body, found, page })
    if (!next) return { items, status: reply.status }
    // A server that leads in a circle has said all it has to say.
    if (asked.has(next.url)) return { items, status: reply.status }
    if (page >= mostPages(config)) {
      if (config.morePages === 'stop') return { items, status: reply.status }
      throw new Fault('too_many_pages', `The list does not end within ${page} page${page === 1 ? '' : 's'}.`, {
        remedy: 'Allow more pages, ask for larger ones, or choose to stop there.',
      })
    }
    request = next
  }
}

function itemsOf({ itemsPath = '$' }: HttpFetchConfig, body: Json): Json[] {
  const found = compilePath(itemsPath).select(body)
  const [list] = found
  if (found.length === 1 && Array.isArray(list)) return list
  throw new Fault('page_without_items', `There is no list at “${itemsPath}” of the page.`, {
    remedy: 'Compare “Items of a page” with the reply: it must lead to one list.',
  })
}

interface Page {
  body: Json
  found: readonly Json[]
  /** Counted from 1. */
  page: number
}

function nextPage(config: HttpFetchConfig, request: HttpRequest, { body, found, page }: Page): HttpRequest | undefined {
  if (config.pages === 'number') return found.length === 0 ? undefined : numbered(config, request, page)
  const [next] = compilePath(config.nextPath ?? '').select(body)
  const text = next === undefined || next === false ? '' : (decimalLiteral(next) ?? '')
  if (text === '') return undefined
  if (config.pages === 'cursor') return withQuery(request, config.pageParam ?? '', text)
  const from = new URL(request.url)
  const url = URL.canParse(text, from) ? new URL(text, from) : undefined
  if (!url || url.origin !== from.origin || url.username !== '' || url.password !== '')
    throw new Fault('page_elsewhere', `The next page of ${from.host} is said to be at “${text.slice(0, 100)}”.`, {
      remedy: 'The brick may reach its own host alone. Use a cursor or a page number, if the source has one.',
    })
  // A key in the query is seldom part of the link.
  if (config.auth === 'query' && config.authName) url.searchParams.set(config.authName, config.authValue ?? '')
  return { ...request, url: url.href }
}

function numbered(config: HttpFetchConfig, request: HttpRequest, offset: number): HttpRequest {
  return config.pages === 'number' ? withQuery(request, config.pageParam ?? 'page', String((config.firstPage ?? 1) + offset)) : request
}

function withQuery(request: HttpRequest, name: string, value: string): HttpRequest {
  const url = new URL(request.url)
  url.searchParams.set(name, value)
  return { ...request, url: url.href }
}
