import type { z } from 'zod'

/** One operation of the API: everything that the server, the browser’s client and the OpenAPI document need to know about it. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /api/v1, with `{name}` for parameters. */
  path: string
  summary: string
  tag: string
  params?: Params
  query?: Query
  body?: Body
  reply: Reply
  /** The status of success; 200 when absent. */
  status?: 200 | 201 | 202
  /** Codes of the problems to expect beside the common ones. */
  problems?: readonly string[]
}

/** Types a route by its own schemas. */
export function defineRoute<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Reply extends z.ZodType = z.ZodType,
>(route: Route<Params, Query, Body, Reply>): Route<Params, Query, Body, Reply> {
  return route
}

/** What a caller hands to a route; parts without a schema are left out. */
export type RouteInput<R extends Route> =
  R extends Route<infer Params, infer Query, infer Body>
    ? Part<'params', z.input<Params>> & OptionalPart<'query', z.input<Query>> & Part<'body', z.input<Body>>
    : never

/** What a use-case gets from a route, parsed. */
export type RouteCall<R extends Route> =
  R extends Route<infer Params, infer Query, infer Body>
    ? { params: z.output<Params>; query: z.output<Query>; body: z.output<Body> }
    : never

/** What a route answers. */
export type RouteReply<R extends Route> = z.output<R['reply']>

// biome-ignore lint/complexity/noBannedTypes: the empty part of an intersection
type Part<Key extends string, Value> = [Value] extends [undefined] ? {} : { [key in Key]: Value }
// biome-ignore lint/complexity/noBannedTypes: the empty part of an intersection
type OptionalPart<Key extends string, Value> = [Value] extends [undefined] ? {} : { [key in Key]?: Value }
