import type { Json } from './json'

/**
 * What the worker adds to a request because the brick cannot: it needs the value of a secret. Texts may hold `{secret:NAME}`.
 * `basic`: RFC 7617. `aws4`: AWS Signature Version 4 of an S3-compatible store, over the whole body.
 */
export type HttpSignature =
  | { kind: 'basic'; user: string; password: string }
  | { kind: 'aws4'; region: string; accessKey: string; secretKey: string }

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
  /** A reply that this worker got for the same request at most this long ago will do; for GET and HEAD. Absent or 0: ask anew. */
  maxAgeMs?: number
  /** Nothing is put into the body: it holds values from outside, which must not bring in a secret by its name. */
  rawBody?: boolean
  /** Added where the request leaves the worker; no recording holds it. */
  sign?: HttpSignature
}

/** A whole response, decoded to text. Header names are lower case. */
export interface HttpReply {
  status: number
  headers: Record<string, string>
  body: string
  /** When the last byte arrived, Unix ms by the worker’s clock. */
  receivedAtMs: number
}

/** One JSON-RPC question to a chain, such as `eth_call`. */
export interface ChainRequest {
  /** CAIP-2 id, such as `eip155:31337`; one of the bundle’s `chainsRead`. */
  chain: string
  method: string
  params: readonly Json[]
  timeoutMs: number
  maxBytes: number
  /** As in {@link HttpRequest}. */
  delayMs?: number
}

/** A user’s pure function and what it is called with. */
export interface ScriptRequest {
  /** `function main(inputs) { … }`, or a body with `return`. */
  code: string
  /** TypeScript loses its types first, by gas of its own. */
  language: 'javascript' | 'typescript'
  /** A JSON value; numbers that a double cannot hold exactly arrive as strings. */
  inputs: Json
  /** Units of metered work it may use. */
  gas: number
  /** What its clock shows, Unix ms. */
  nowMs: number
  /** Seed of its `Math.random`, the same for every worker. */
  seed: string
}

/** What a script gave, and the metered work it took: both the same on every machine. */
export interface ScriptReply {
  value: Json
  gasUsed: number
}

/** A message by SMTP. User and password may hold `{secret:NAME}`. */
export interface MailRequest {
  /** `host:port` of the server that takes it; one of the bundle’s hosts. */
  server: string
  /** `tls`: encrypted from the start (port 465). `starttls`: encrypted before anything is said, or not at all (587). `none`: in the clear. */
  security: 'tls' | 'starttls' | 'none'
  /** Empty for a server that asks for none. */
  user: string
  password: string
  from: string
  to: readonly string[]
  subject: string
  text: string
  /** The same for every attempt: mail programs show repeats once. */
  messageId: string
  timeoutMs: number
}

/** Everything a brick can be lent. A brick sees only what its `needs` lists. */
export interface Host {
  /**
   * Requests to the outside.
   * @throws {Fault} `http_timeout`, `http_unreachable`, `http_refused_address`, `http_too_large`, `http_truncated`, `http_redirect`,
   * `http_scheme`, `http_credentials`, `http_encoding`, `http_rate_limited_locally`.
   */
  http: { request(request: HttpRequest): Promise<HttpReply> }
  /**
   * Reads of chains, recorded like requests to the outside. Gives the JSON-RPC `result`; of a block only its header, without its lists.
   * @throws {Fault} `chain_unknown`, `chain_not_permitted`, `chain_method_refused`, `chain_unreachable`, `rpc_error`, and those of `http`.
   */
  chain: { request(request: ChainRequest): Promise<Json> }
  /** The metered sandbox. @throws {Fault} `script_gas`, `script_memory`, `script_stack`, `script_timeout`, `script_error`. */
  script: { run(request: ScriptRequest): Promise<ScriptReply> }
  /** Mail, for effects. @throws {Fault} `mail_refused`, `mail_unreachable`, `http_refused_address`, `host_not_permitted`. */
  mail: { send(message: MailRequest): Promise<void> }
}

/** The name of something a host can lend. */
export type Need = keyof Host
