import { Fault } from '@/bricks/kit'
import { PROBLEM_TYPE, type Problem, ProblemError, problemSchema } from './problem'
import type { Route, RouteInput, RouteReply } from './route'

/** Where the API is, seen from a page. */
export const API_BASE = '/api/v1'

/** The address of an operation, its parameters filled in. */
export function routePath(path: string, params: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as [string, string]])),
  ).toString()
  return `${API_BASE}/${filled}${search ? `?${search}` : ''}`
}

/**
 * Calls one operation of the API from a page.
 * @throws {ProblemError} with the server’s problem, or `offline` when no server answered.
 */
export async function callApi<R extends Route>(
  route: R,
  input: RouteInput<R>,
  { signal }: { signal?: AbortSignal } = {},
): Promise<RouteReply<R>> {
  const { params, query, body } = input as { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }
  let response: Response
  try {
    response = await fetch(routePath(route.path, params, query), {
      method: route.method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
      cache: 'no-store',
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ProblemError(
      localProblem(
        'offline',
        503,
        'The server did not answer.',
        'Check that Phat Bricks is running, then try again. What you typed is still here.',
      ),
      { cause },
    )
  }
  const text = await response.text()
  if (!response.ok) throw new ProblemError(readProblem(response, text))
  return route.reply.parse(JSON.parse(text)) as RouteReply<R>
}

function readProblem(response: Response, text: string): Problem {
  if (response.headers.get('content-type')?.startsWith(PROBLEM_TYPE)) {
    const parsed = problemSchema.safeParse(JSON.parse(text))
    if (parsed.success) return parsed.data
  }
  return localProblem(
    'bad_gateway',
    response.status,
    `The server answered ${response.status}.`,
    'Try again; if it stays, read the log of npm start.',
  )
}

/** A problem that arose in the browser itself. */
export function localProblem(code: string, status: number, detail: string, remedy: string): Problem {
  return { type: `/docs/errors#${code}`, title: detail, status, detail, code, remedy, retry: true }
}

/** Anything thrown, as a problem to show. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  const { code, message, remedy, retry } = Fault.from(error)
  return { ...localProblem(code, 500, message, remedy), retry }
}
