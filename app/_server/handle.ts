import type { z } from 'zod'
import type { Route, RouteCall, RouteReply } from '@/app/_contracts/route'
import { readJson } from './body'
import { problemResponse, Refusal } from './problem'

/** What Next hands to a route beside the request. */
export interface RouteContext {
  params: Promise<unknown>
}

/** Makes a route handler of a contract and a use-case: parses what comes in, calls, presents what the contract names and no more. */
export function handle<R extends Route>(
  route: R,
  perform: (call: RouteCall<R>, request: Request) => Promise<z.input<R['reply']>>,
): (request: Request, context: RouteContext) => Promise<Response> {
  return async (request, context) => {
    try {
      const call = await readCall(route, request, context)
      const reply = route.reply.parse(await perform(call, request)) as RouteReply<R>
      return Response.json(reply, { status: route.status ?? 200, headers: { 'cache-control': 'no-store' } })
    } catch (error) {
      return problemResponse(error)
    }
  }
}

async function readCall<R extends Route>(route: R, request: Request, context: RouteContext): Promise<RouteCall<R>> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return {
    params: route.params ? parse(route.params, await context.params, 'address') : undefined,
    query: route.query ? parse(route.query, query, 'query') : undefined,
    body: route.body ? parse(route.body, await readJson(request), 'body') : undefined,
  } as RouteCall<R>
}

/** Parses one part of a request. @throws `bad_request`, or the code that a schema names for its own refusals. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, where: string): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  const named = issues.find((issue) => issue.code === 'custom' && typeof issue.params?.code === 'string')
  const errors = issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('.'), message }))
  const [first] = errors
  const detail = first ? `${first.path || `The ${where}`}: ${first.message}` : `The ${where} is not as described.`
  if (named?.code === 'custom' && named.params) {
    const { code, diagnostics } = named.params
    throw new Refusal(String(code), named.message, 'Open the file in the editor of the version that wrote it, or export it again.', {
      errors,
      diagnostics,
    })
  }
  throw new Refusal('bad_request', detail, 'See /api/v1/openapi.json for what this operation takes.', { errors })
}
