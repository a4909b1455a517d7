import type { HttpReply, HttpRequest } from '../../bricks/kit'

export type { HttpReply, HttpRequest }

/**
 * Requests to the outside, made by one worker.
 * @throws {Fault} `http_timeout`, `http_unreachable`, `http_refused_address`, `http_too_large`, `http_truncated`, `http_redirect`,
 * `http_scheme`, `http_credentials`, `http_encoding`, `http_rate_limited_locally`.
 */
export interface Http {
  request(request: HttpRequest): Promise<HttpReply>
}

/** Replies that may be seen again within the age that a request allows. */
export interface HttpCache {
  /**
   * The way to `http` of one scope: a GET or HEAD with `maxAgeMs` is answered by a reply of that age or younger, with the time it first came.
   * A scope is a worker at a deployment: workers that shared what one of them saw would be one witness that counts for many, and what one
   * owner’s secret opened is no other owner’s to see.
   */
  of(scope: string, http: Http): Http
}
