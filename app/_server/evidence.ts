import { runParams } from '@/app/_contracts'
import { parse, type RouteContext } from './handle'
import { installation } from './installation'

/** Downloads a run as phat.evidence/1. @throws {Fault} `run_unknown`, `no_evidence`. */
export async function downloadEvidence(context: RouteContext): Promise<Response> {
  const { id } = parse(runParams, await context.params, 'address')
  const evidence = await installation().getEvidence(`0x${id.slice(2)}`)
  return new Response(`${JSON.stringify(evidence, null, 1)}\n`, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="run-${evidence.run.number}-${id.slice(2, 10)}.evidence.json"`,
      'cache-control': 'no-store',
    },
  })
}
