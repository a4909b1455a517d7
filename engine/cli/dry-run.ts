import { parseArgs } from 'node:util'
import { z } from 'zod'
import { bricks } from '../../bricks'
import { withChainReads } from '../adapters/evm'
import { createHttp } from '../adapters/http'
import { makeBundle } from '../bundle/make-bundle'
import { compile } from '../compile/compile'
import { catalogueOf } from '../compile/resolve'
import type { Graph } from '../graph/graph'
import { FAULT_KINDS, type FaultKind, type FaultPlan } from '../network/faults'
import { defaultRosterSize } from '../network/roster'
import type { DryRunResult } from '../record/dry-run'
import { dryCommittee } from '../rehearse/dry-committee'
import { dryRun } from '../rehearse/dry-run'
import { replayExchanges } from '../witness/exchanges'
import { exchangeSchema } from '../witness/observation'
import { withSecrets } from '../witness/secrets'
import type { Http } from '../world/http'
import { chainNodes } from './chain-nodes'
import { type Command, EXIT, onlyFile, UsageError, wholeNumber } from './command'
import { sayDiagnostic } from './compile'
import { secretsFromEnv } from './env-secrets'
import { readGraph, readText } from './read-graph'

const recordingSchema = z.union([
  z.array(exchangeSchema).transform((exchanges) => ({ exchanges, nowMs: undefined })),
  z.looseObject({ nowMs: z.int().optional(), exchanges: z.array(exchangeSchema) }),
])

/** `phat dry-run`: a committee runs a graph for real, and nothing is written anywhere. */
export const command: Command = {
  help: `phat dry-run FILE [--committee N] [--seed S] [--fault lie=1,crash=1] [--http-replay FILE] [--json]

Runs the graph in FILE with a committee of N (default 7) simulated workers, each making its own requests.
Chains are read at CHAIN_RPC_URL (or the local chain of “npm start”), and at the nodes that chains.json and nodes.json in PHAT_DIR name.
--fault        crash, lag, lie, collude or equivocate, each with a number of workers
PHAT_SECRET_NAME in the environment is what {secret:NAME} stands for.
--http-replay  answer from recorded exchanges: a JSON array of {request, reply|fault}, or {nowMs, exchanges}
Exit 0: agreed. 1: the graph does not compile. 3: refused; the reason says why.`,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        committee: { type: 'string', default: '7' },
        seed: { type: 'string', default: 'phat' },
        fault: { type: 'string', multiple: true, default: [] },
        'http-replay': { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    const n = wholeNumber(values.committee, '--committee', 1, 31)
    const faults = readFaults(values.fault, n)
    const parsed = await readGraph(onlyFile(positionals, 'graph file'))
    if (!parsed.ok) {
      if (values.json) console.log(JSON.stringify({ ok: false, diagnostics: parsed.diagnostics }))
      else for (const diagnostic of parsed.diagnostics) console.error(sayDiagnostic(diagnostic))
      return EXIT.different
    }
    const result = await rehearse(parsed.graph, n, values.seed, faults, values['http-replay'])
    if (values.json) console.log(JSON.stringify(result))
    else printResult(result)
    if (result.bundleId === undefined) return EXIT.different
    return result.ok ? EXIT.ok : EXIT.refused
  },
}

async function rehearse(graph: Graph, n: number, seed: string, faults: FaultPlan, replayFile: string | undefined): Promise<DryRunResult> {
  const recording = replayFile === undefined ? undefined : readRecording(await readText(replayFile), replayFile)
  const clock = { nowMs: () => recording?.nowMs ?? Date.now() }
  const live: Http | undefined = recording
    ? undefined
    : withChainReads(createHttp({ clock, demoMarket: true }), { nodes: await chainNodes(), clock })
  const catalogue = catalogueOf(bricks)
  const { compiled } = compile(graph, catalogue)
  const secrets = compiled ? secretsFromEnv(makeBundle(compiled).content, catalogue) : []
  return dryRun({
    graph,
    catalogue,
    members: dryCommittee(seed, n),
    rosterSize: defaultRosterSize,
    seed,
    faults,
    httpOf: () => (live ? withSecrets(live, secrets, clock.nowMs) : replayExchanges(recording?.exchanges ?? [])),
    clock,
    tick: () => performance.now(),
  })
}

function readRecording(text: string, file: string) {
  try {
    return recordingSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new UsageError(`${file} holds no recording: ${cause instanceof Error ? cause.message.slice(0, 200) : cause}`)
  }
}

function readFaults(texts: readonly string[], n: number): FaultPlan {
  const plan: FaultPlan = {}
  for (const part of texts.flatMap((text) => text.split(','))) {
    const [kind = '', count = ''] = part.split('=')
    if (!FAULT_KINDS.includes(kind as FaultKind)) throw new UsageError(`--fault knows ${FAULT_KINDS.join(', ')}, not “${kind}”.`)
    plan[kind as FaultKind] = wholeNumber(count, `--fault ${kind}`, 0, n)
  }
  return plan
}

function printResult(result: DryRunResult): void {
  for (const diagnostic of result.diagnostics) console.error(sayDiagnostic(diagnostic as Parameters<typeof sayDiagnostic>[0]))
  const { n, f, q } = result.committee
  if (result.bundleId !== undefined) {
    console.log(`bundle     ${result.bundleId}`)
    console.log(`committee  n ${n}, f ${f}, q ${q}; ${result.quorum.got} of ${result.quorum.needed} needed agree`)
    for (const { city, judged, values, offPercent, tookMs } of result.observations) {
      const seen = Object.values(values).flatMap((ports) => Object.values(ports).map((value) => JSON.stringify(value)))
      const off = Object.values(offPercent).filter((percent) => percent !== null)
      console.log(
        `  ${city.padEnd(18)} ${judged.padEnd(9)} ${tookMs === null ? '' : `${tookMs} ms`.padStart(8)}  ${off.map((percent) => `${percent} %`).join(' ')}  ${seen.join(' ').slice(0, 100)}`,
      )
    }
    for (const [node, values] of Object.entries(result.agreed)) console.log(`agreed     ${node}: ${JSON.stringify(values)}`)
    for (const { slot, interface: signature, chain, digest } of result.report?.slots ?? [])
      console.log(`report     slot ${slot}: ${signature} on ${chain}, digest ${digest}`)
  }
  if (result.reason) console.log(`${result.ok ? 'skipped' : 'refused'}    ${result.reason.message}\n           ${result.reason.remedy}`)
}
