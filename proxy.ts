import { type NextRequest, NextResponse } from 'next/server'
import { guard } from '@/app/_server/guard'
import { problemResponse, Refusal } from '@/app/_server/problem'

/** Stands before every page and route: Host, Origin and access token. */
export function proxy(request: NextRequest): Response {
  const { pathname, search } = request.nextUrl
  try {
    guard({ method: request.method, path: pathname, headers: request.headers }, process.env.PHAT_ACCESS_TOKEN || undefined)
  } catch (error) {
    const asksForToken = error instanceof Refusal && (error.code === 'token_missing' || error.code === 'token_wrong')
    if (!asksForToken || pathname.startsWith('/api/')) return problemResponse(error)
    return NextResponse.redirect(new URL(`/login?next=${encodeURIComponent(pathname + search)}`, request.url), 303)
  }
  return NextResponse.next()
}

export const config = { matcher: ['/((?!_next/static/).*)'] }
