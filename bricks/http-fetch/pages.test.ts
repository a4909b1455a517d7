import { describe, expect, it } from 'vitest'
import { fakeHttp, runBrick } from '../kit/run-brick.fixture'
import httpFetch from '.'

const url = 'https://api.example.com/price?a=1'

describe('pages', () => {
  const paged = (config: Record<string, unknown>, answer: (at: URL) => unknown) => {
    const fake = fakeHttp(({ url: asked }) => ({ body: JSON.stringify(answer(new URL(asked))) }))
    return { ...fake, ran: runBrick(httpFetch, { config: { url, itemsPath: '$.items', ...config }, http: fake.http }) }
  }
  const numbered = (at: URL) => {
    const page = Number(at.searchParams.get('page'))
    return { items: page <= 3 ? [page, page * 10] : [] }
  }
  it('are read by number until one is empty', async () => {
    const { ran, asked } = paged({ pages: 'number' }, numbered)
    expect((await ran).outputs).toEqual({ body: [1, 10, 2, 20, 3, 30], status: '200' })
    expect(asked.map(({ url: each }) => new URL(each).search)).toEqual(['?a=1&page=1', '?a=1&page=2', '?a=1&page=3', '?a=1&page=4'])
  })
  it('are read by cursor until none is given', async () => {
    const { ran, asked } = paged({ pages: 'cursor', nextPath: '$.next', pageParam: 'after' }, (at) =>
      at.searchParams.get('after') === 'b=2' ? { items: [2], next: null } : { items: [1], next: 'b=2' },
    )
    expect((await ran).outputs.body).toEqual([1, 2])
    expect(asked[1]?.url).toBe('https://api.example.com/price?a=1&after=b%3D2')
  })
  it('are read by link, also a relative one, and a key in the query goes along', async () => {
    const { ran, asked } = paged(
      { pages: 'link', nextPath: '$.next', auth: 'query', authName: 'key', authValue: '{secret:API_KEY}' },
      (at) => (at.pathname === '/more' ? { items: [2] } : { items: [1], next: '/more?from=1' }),
    )
    expect((await ran).outputs.body).toEqual([1, 2])
    expect(asked[1]?.url).toBe('https://api.example.com/more?from=1&key=%7Bsecret%3AAPI_KEY%7D')
  })
  it.each(['https://evil.com/more', '//evil.com/', 'http://api.example.com/', 'https://me:pw@api.example.com/', 'javascript:1'])(
    'never lead to %s',
    async (next) => {
      const { ran, asked } = paged({ pages: 'link', nextPath: '$.next' }, () => ({ items: [1], next }))
      await expect(ran).rejects.toMatchObject({ code: 'page_elsewhere' })
      expect(asked).toHaveLength(1)
    },
  )
  it('end where a server leads in a circle', async () => {
    const { ran, asked } = paged({ pages: 'link', nextPath: '$.next', maxPages: 20 }, () => ({ items: [1], next: '/again' }))
    expect((await ran).outputs.body).toEqual([1, 1])
    expect(asked).toHaveLength(2)
  })
  it('may hold more items than a call takes arguments', async () => {
    const items = Array.from({ length: 300_000 }, () => 1)
    const { ran } = paged({ pages: 'number', maxBytes: 1_000_000 }, (at) => ({ items: at.searchParams.get('page') === '1' ? items : [] }))
    expect((await ran).outputs.body).toHaveLength(300_000)
  })
  it('never lead to a secret that the settings do not name', async () => {
    const { ran, asked } = paged({ pages: 'link', nextPath: '$.next' }, () => ({ items: [1], next: '/more?k={secret:OTHER}' }))
    await expect(ran).rejects.toMatchObject({ code: 'bad_input' })
    expect(asked).toHaveLength(1)
  })
  it('are a fault when there are more than allowed, or end there when that is chosen', async () => {
    await expect(paged({ pages: 'number', maxPages: 2 }, numbered).ran).rejects.toMatchObject({ code: 'too_many_pages' })
    const { ran, asked } = paged({ pages: 'number', maxPages: 2, morePages: 'stop' }, numbered)
    expect((await ran).outputs.body).toEqual([1, 10, 2, 20])
    expect(asked).toHaveLength(2)
  })
  it('are a fault without a list', async () => {
    await expect(paged({ pages: 'number' }, () => ({ results: [] })).ran).rejects.toMatchObject({ code: 'page_without_items' })
  })
  it('count in what the owner signs for', () => {
    const config = httpFetch.config.parse({ url, pages: 'number', maxPages: 3, retries: 1, timeoutMs: 1000, backoffMs: 0, maxBytes: 10 })
    expect(httpFetch.permissions?.(config).hosts).toEqual(['api.example.com', 'api.example.com', 'api.example.com'])
    expect(httpFetch.limits?.(config)).toEqual({ requests: 6, bytes: 60, timeMs: 6000 })
  })
})
