/** A request as a brick makes it and as evidence records it. */
export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD'
  url: string
  headers: Record<string, string>
  body?: string
  timeoutMs: number
  maxBytes: number
  /** How long to wait before sending: a retry’s back-off. It also tells one attempt from the next in recorded exchanges. */
  delayMs?: number
}

/** A whole response, decoded to text. Header names are lower case. */
export interface HttpReply {
  status: number
  headers: Record<string, string>
  body: string
  /** When the last byte arrived, Unix ms by the worker’s clock. */
  receivedAtMs: number
}

/** Everything a brick can be lent. A brick sees only what its `needs` lists. */
export interface Host {
  /**
   * Requests to the outside.
   * @throws {Fault} `http_timeout`, `http_unreachable`, `http_refused_address`, `http_too_large`, `http_redirect`, `http_scheme`, `http_encoding`.
   */
  http: { request(request: HttpRequest): Promise<HttpReply> }
}

/** The name of something a host can lend. */
export type Need = keyof Host
