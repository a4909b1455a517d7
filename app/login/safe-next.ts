/** Where to go after signing in: a path of this site, never another site. */
export function safeNext(next: string): string {
  try {
    const url = new URL(next, 'http://here.invalid')
    return url.origin === 'http://here.invalid' && next.startsWith('/') ? url.pathname + url.search + url.hash : '/'
  } catch {
    return '/'
  }
}
