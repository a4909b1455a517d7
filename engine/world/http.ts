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
