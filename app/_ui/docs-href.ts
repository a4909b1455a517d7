/** The address of a fault's or diagnostic's explanation. */
export function docsHref(code: string): string {
  return `/docs/errors#${encodeURIComponent(code)}`
}
