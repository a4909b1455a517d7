import { PROBLEM_TYPE, type Problem } from '@/app/_contracts/problem'
import { Fault } from '@/bricks/kit'

/** The status of each code; one that is not here is a defect of ours, 500. */
export const statuses: Readonly<Record<string, number>> = {
  bad_request: 400,
  bad_graph: 400,
  bad_address: 400,
  not_a_graph: 400,
  not_json: 400,
  newer_format: 400,
  too_many_nodes: 400,
  duplicate_node: 400,
  token_missing: 401,
  token_wrong: 401,
  owner_session_missing: 401,
  act_altered: 403,
  act_expired: 403,
  act_foreign: 403,
  bad_signature: 403,
  host_refused: 403,
  origin_refused: 403,
  act_unfit: 400,
  workflow_unknown: 404,
  workflow_deleted: 410,
  revision_unknown: 404,
  template_unknown: 404,
  share_unknown: 404,
  brick_unknown: 404,
  deployment_unknown: 404,
  run_unknown: 404,
  stale_revision: 409,
  act_replayed: 409,
  stake_short: 409,
  not_running: 409,
  run_under_way: 409,
  run_needs_message: 409,
  no_hook: 404,
  webhook_payload: 400,
  webhook_time: 400,
  webhook_unsigned: 401,
  webhook_signature: 401,
  webhook_expired: 401,
  message_too_large: 413,
  message_type: 415,
  too_many_messages: 429,
  no_evidence: 409,
  too_large: 413,
  not_json_type: 415,
  does_not_compile: 422,
  bundle_differs: 422,
  bundle_altered: 422,
  target_missing: 422,
  target_no_feed: 422,
  no_settle: 422,
  trigger_unsupported: 422,
  committee_too_small: 422,
  chain_unknown: 422,
  act_unprintable: 422,
  secret_missing: 422,
  secret_host: 422,
  secret_sealed: 409,
  dry_runs_busy: 429,
  database_down: 503,
  engine_down: 503,
  time_exceeded: 504,
  not_set_up: 503,
  chain_unreachable: 503,
}

const INTERNAL: Problem = {
  type: '/docs/errors#internal',
  title: 'Something failed here',
  status: 500,
  detail: 'The server failed at this request. Nothing was changed.',
  code: 'internal',
  remedy: 'Try again; if it fails again, report it with the line of the same time in the server’s log.',
  retry: false,
}

/** A Fault whose problem document carries more, such as the current state beside a conflict. */
export class Refusal extends Fault {
  constructor(
    code: string,
    message: string,
    remedy: string,
    readonly more: Record<string, unknown> = {},
  ) {
    super(code, message, { remedy, retry: statuses[code] === 503 || statuses[code] === 429 })
  }
}

/** A thrown thing as a problem document. What we did not mean to throw is logged and shown without its insides. */
export function problemOf(error: unknown): Problem {
  const known = databaseFault(error) ?? error
  if (!(known instanceof Fault) || statuses[known.code] === undefined) {
    console.error('Request failed:', error)
    return INTERNAL
  }
  const { code, message, remedy, retry } = known
  return {
    ...(known instanceof Refusal ? known.more : {}),
    type: `/docs/errors#${code}`,
    title: message.split(/(?<=\.)\s/)[0] ?? message,
    status: statuses[code] ?? 500,
    detail: message,
    code,
    remedy,
    retry,
  }
}

/** A problem document as a response. */
export function problemResponse(error: unknown): Response {
  const problem = problemOf(error)
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { 'content-type': PROBLEM_TYPE, 'cache-control': 'no-store', ...(problem.status === 503 ? { 'retry-after': '2' } : {}) },
  })
}

const UNREACHABLE =
  /ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|DatabaseNotReachable|Can't reach database|Connection terminated|No database answers/
const SHUTTING_DOWN = new Set(['57P01', '57P02', '57P03', '08006', '08001', 'P1001', 'P1002', 'P1008', 'P1017', 'P2024'])

/** A lost or refused connection, wherever in the chain of causes it is named. */
function databaseFault(error: unknown): Fault | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth++) {
    const code = 'code' in at && typeof at.code === 'string' ? at.code : ''
    if (at instanceof Fault) return undefined
    if (SHUTTING_DOWN.has(code) || UNREACHABLE.test(code) || UNREACHABLE.test(at.message))
      return new Fault('database_down', 'The database does not answer.', {
        remedy: 'Look at the log of npm start, or at the server that DATABASE_URL names. Nothing was lost; try again when it is back.',
        retry: true,
        cause: error,
      })
  }
  return undefined
}
