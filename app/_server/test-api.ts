import { createTestDatabase } from '@/engine/adapters/prisma/test-database'
import { closeDatabase } from './database'
import type { RouteContext } from './handle'

type Handler = (request: Request, context: RouteContext) => Promise<Response>

/** What a handler answered. */
export interface Answer<Body> {
  status: number
  type: string | null
  body: Body
}

/** Calls a route handler as Next does. */
export async function ask<Body = Record<string, unknown>>(
  handler: Handler,
  {
    method = 'GET',
    params = {},
    query = '',
    body,
  }: { method?: string; params?: Record<string, string>; query?: string; body?: unknown } = {},
): Promise<Answer<Body>> {
  const request = new Request(`http://127.0.0.1:3000/api/v1/x${query}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: typeof body === 'string' ? body : JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  const response = await handler(request, { params: Promise.resolve(params) })
  return { status: response.status, type: response.headers.get('content-type'), body: await response.json() }
}

/** A fresh database that the routes of this process use until it is dropped. */
export async function useTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const before = process.env.DATABASE_URL
  const test = await createTestDatabase()
  process.env.DATABASE_URL = test.url
  return {
    url: test.url,
    async drop() {
      await closeDatabase()
      if (before === undefined) delete process.env.DATABASE_URL
      else process.env.DATABASE_URL = before
      await test.drop()
    },
  }
}
