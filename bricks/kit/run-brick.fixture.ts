import type { Brick } from './brick'
import type { FaultData } from './fault'
import type { Host, HttpReply, HttpRequest } from './host'
import type { PortValues, Value } from './values'

/** What a brick did, for tests. */
export interface Ran {
  outputs: PortValues
  reasons: string[]
  remembered: Value | undefined
}

interface Given {
  config?: Record<string, unknown>
  inputs?: PortValues
  failures?: Record<string, FaultData>
  http?: Host['http']
  chain?: Host['chain']
  script?: Host['script']
  nowMs?: number
  trigger?: Value
  state?: Value
  settled?: readonly { amount: string; updatedAtMs: number }[] | null
}

/** Runs a brick’s `execute` with settings completed by its schema. */
export async function runBrick(brick: Brick, given: Given = {}): Promise<Ran> {
  const reasons: string[] = []
  let remembered: Value | undefined
  const outputs = await brick.execute?.({
    config: brick.config.parse(given.config ?? {}),
    inputs: given.inputs ?? {},
    failures: given.failures ?? {},
    host: { http: given.http ?? noHttp, chain: given.chain ?? noChain, script: given.script ?? noScript },
    nowMs: given.nowMs ?? 1_795_357_920_214,
    trigger: given.trigger ?? null,
    state: given.state ?? null,
    remember: (state: Value) => {
      remembered = state
    },
    settled: given.settled ?? null,
    explain: (reason: string) => reasons.push(reason),
  })
  return { outputs: outputs ?? {}, reasons, remembered }
}

const noHttp: Host['http'] = { request: (request) => Promise.reject(new Error(`Unexpected request for ${request.url}`)) }

const noChain: Host['chain'] = { request: ({ method }) => Promise.reject(new Error(`Unexpected read of a chain: ${method}`)) }
const noScript: Host['script'] = { run: () => Promise.reject(new Error('Unexpected script')) }

/** A host whose replies a function gives; every request is kept in `asked`. */
export function fakeHttp(answer: (request: HttpRequest) => Partial<HttpReply> | Error): { http: Host['http']; asked: HttpRequest[] } {
  const asked: HttpRequest[] = []
  return {
    asked,
    http: {
      async request(request) {
        asked.push(request)
        const reply = answer(request)
        if (reply instanceof Error) throw reply
        return { status: 200, headers: {}, body: '', receivedAtMs: 1_795_357_920_214, ...reply }
      },
    },
  }
}
