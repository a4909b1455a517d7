import { expect, it } from 'vitest'
import type { HttpReply, HttpRequest } from '../../bricks/kit'
import { recordExchanges, replayExchanges } from './exchanges'

const request: HttpRequest = { method: 'GET', url: 'https://api.example.com/', headers: {}, timeoutMs: 1000, maxBytes: 1000 }
const reply = (body: string): HttpReply => ({ status: 200, headers: {}, body, receivedAtMs: 1 })

it('gives equal requests in a replay the replies that they had, whichever came first', async () => {
  const answers: ((reply: HttpReply) => void)[] = []
  const { http, exchanges } = recordExchanges({ request: () => new Promise((resolve) => answers.push(resolve)) })
  const live = [http.request(request), http.request(request)]
  answers[1]?.(reply('second'))
  await live[1]
  answers[0]?.(reply('first'))
  const bodies = (await Promise.all(live)).map(({ body }) => body)
  const replay = replayExchanges(exchanges)
  expect([await replay.request(request), await replay.request(request)].map(({ body }) => body)).toEqual(bodies)
})
