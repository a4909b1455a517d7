import { z } from 'zod'
import type { ConfigIssue } from './brick'
import type { HttpRequest } from './host'
import { refuseHeader } from './request-parts'
import { secretNames } from './secret'

const AUTH = ['none', 'bearer', 'basic', 'header', 'query'] as const

/**
 * Settings that say who asks, for bricks that call a URL; all optional, so that bricks which exist may take them too. The key is a text with
 * `{secret:NAME}`, which the worker fills in as the request leaves it.
 */
export const authSettings = () => ({
  auth: z
    .enum(AUTH)
    .optional()
    .meta({ title: 'Sign in with', widget: 'select', description: 'How the source learns who asks.', advanced: true }),
  authName: z.string().max(100).optional().meta({
    title: 'Name',
    widget: 'text',
    placeholder: 'x-api-key',
    description: 'Of the header, the query field or the user.',
    advanced: true,
  }),
  authValue: z
    .string()
    .max(500)
    .optional()
    .meta({ title: 'Key', widget: 'secret', placeholder: '{secret:API_KEY}', description: 'A secret of yours, by name.', advanced: true }),
})

/** The settings of {@link authSettings}, as a config holds them. */
export interface AuthSettings {
  auth?: (typeof AUTH)[number] | undefined
  authName?: string | undefined
  authValue?: string | undefined
}

/** The request with what signs it in; a header or query field of the same name gives way. */
export function signIn(request: HttpRequest, { auth = 'none', authName = '', authValue = '' }: AuthSettings): HttpRequest {
  switch (auth) {
    case 'none':
      return request
    case 'bearer':
      return { ...request, headers: { ...request.headers, authorization: `Bearer ${authValue}` } }
    case 'header':
      return { ...request, headers: { ...request.headers, [authName.toLowerCase()]: authValue } }
    case 'basic':
      return { ...request, sign: { kind: 'basic', user: authName, password: authValue } }
    case 'query': {
      const url = new URL(request.url)
      url.searchParams.set(authName, authValue)
      return { ...request, url: url.href }
    }
  }
}

/** Texts of these settings that may hold secrets. */
export const authTexts = ({ auth = 'none', authName = '', authValue = '' }: AuthSettings): string[] =>
  auth === 'none' ? [] : [authName, authValue]

/** What is wrong with these settings. */
export function checkAuth({ auth = 'none', authName = '', authValue = '' }: AuthSettings): ConfigIssue[] {
  if (auth === 'none') return []
  const issues: ConfigIssue[] = []
  const incomplete = (path: string, message: string) => issues.push({ code: 'auth_incomplete', path, message })
  if ((auth === 'header' || auth === 'query') && authName === '')
    incomplete('authName', `Name the ${auth === 'query' ? 'query field' : 'header'}.`)
  if (authValue === '' && !(auth === 'basic' && authName !== '')) incomplete('authValue', 'Name the secret, such as {secret:API_KEY}.')
  const problem = auth === 'header' && authName !== '' ? refuseHeader(authName, authValue) : undefined
  if (problem) issues.push({ code: 'bad_header', path: 'authName', message: `Header not allowed: ${problem}.` })
  if (authValue !== '' && secretNames([authName, authValue]).length === 0)
    issues.push({
      code: 'plain_key',
      severity: 'warning',
      path: 'authValue',
      message: 'Everyone can read this key in the bundle. Keep it as a secret, and write {secret:NAME} here.',
    })
  return issues
}
