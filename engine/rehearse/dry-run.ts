import type { HttpReply, HttpRequest, PortValues, QuorumPolicy, Value } from '../../bricks/kit'
import { agreeOn } from '../agree/agree-on'
import type { Agreement, Shortfall } from '../agree/agreement'
import type { ResolvedTarget } from '../attest/attestation'
import { evaluateTail, type TailResult } from '../attest/evaluate-tail'
import type { Bundle } from '../bundle/bundle'
import { makeBundle } from '../bundle/make-bundle'
import { quorumOf, type WorkerCard } from '../committee/committee'
import { compile } from '../compile/compile'
import type { Catalogue } from '../compile/resolve'
import { presentable, type StepTrace } from '../evaluate/evaluate'
import type { Diagnostic } from '../graph/diagnostic'
import type { Graph } from '../graph/graph'
import { ofNode } from '../graph/of-node'
import { assignFaults, DEFAULT_LAG_MS, distortAll, type FaultPlan, type FaultProfile, shiftOf } from '../network/faults'
import type { DryRunResult, TraceView } from '../record/dry-run'
import type { Exchange, Observation } from '../witness/observation'
import { observe } from '../witness/observe'
import { type Hex, hashOf, inputHash, runIdOf, signObservation, stateHash, verifyObservation } from '../witness/witness'
import type { Clock } from '../world/clock'

/** A member of a dry run’s committee: its card, and its signing. */
export interface DryMember {
  card: WorkerCard
  sign(digest: Hex): Hex
}

/** What a dry run needs. Nothing in it reaches a chain or a database. */
export interface DryRunInput {
  graph: Graph
  catalogue: Catalogue
  members: readonly DryMember[]
  rosterSize: number
  seed: string
  faults?: FaultPlan
  /** Per-member HTTP; a replay hands each member its own recording. */
  httpOf(worker: string): { request(request: HttpRequest): Promise<HttpReply> }
  clock: Clock
  tick: () => number
  /** How long members are waited for, ms. A lagging member counts as late without anyone waiting for it. */
  deadlineMs?: number
  validityMs?: number
  /** Where settle steps would write; a feed or contract of a made-up address where the graph says nothing. */
  targets?: Record<string, ResolvedTarget[]>
  deployment?: Hex
}

const NOWHERE: Hex = '0x0000000000000000000000000000000000000001'
const DEFAULT_DEADLINE_MS = 5_000
const DEFAULT_VALIDITY_MS = 600_000

/** Runs a graph with a committee for real, up to the reports that would be attested. The stages are the engine’s own. */
export async function dryRun(input: DryRunInput): Promise<DryRunResult> {
  const { graph, catalogue, members, seed, clock, deadlineMs = DEFAULT_DEADLINE_MS } = input
  const result = compile(graph, catalogue)
  const policy = quorumOf(members.length)
  const base: DryRunResult = {
    ok: false,
    diagnostics: result.diagnostics as DryRunResult['diagnostics'],
    report: null,
    committee: { ...policy, rosterSize: input.rosterSize, members: members.map(({ card }) => card) },
    observations: [],
    quorum: { needed: policy.q, got: 0 },
    agreed: {},
    judgements: {},
    steps: {},
    deadlineMs,
  }
  if (!result.compiled) return { ...base, reason: doesNotCompile(result.diagnostics) }
  const bundle = makeBundle(result.compiled)
  const deployment = input.deployment ?? hashOf('phat.dry-run/1', seed)
  const startMs = clock.nowMs()
  const run = runIdOf(deployment, `dry:${startMs}`)
  const trigger = triggerInput(bundle, catalogue, startMs)
  const profiles = assignFaults(
    members.map(({ card }) => card.address),
    input.faults ?? {},
    seed,
  )
  const looked = await Promise.all(
    members.map((member) => look(member, { input, bundle, run, trigger, startMs, profile: profiles.get(member.card.address) })),
  )
  const inTime = looked.flatMap(({ observation, tookMs }) =>
    observation && tookMs !== null && tookMs <= deadlineMs && verifyObservation(observation) ? [observation] : [],
  )
  const basis = { inputHash: inputHash(trigger), stateHash: stateHash(0, {}) }
  const verdict = agreeOn({ bundle, catalogue, run, observations: inTime, policy, basis })
  const judged = verdict.ok ? verdict.agreement : verdict.shortfall
  const observations = looked.map((one) => viewOf(one, judged, deadlineMs))
  const seen = { ...base, bundleId: bundle.id, observations, judgements: judged.judgements }
  const headSteps = headView(looked, observations)
  if (!verdict.ok) {
    const { message, got } = verdict.shortfall
    return {
      ...seen,
      quorum: { needed: policy.q, got },
      steps: headSteps,
      reason: { code: 'agreement_shortfall', message, remedy: remedyFor(looked, policy) },
    }
  }
  const tail = await evaluateTail({
    bundle,
    catalogue,
    deployment,
    run,
    validityMs: input.validityMs ?? DEFAULT_VALIDITY_MS,
    targets: input.targets ?? targetsOf(graph, bundle),
    agreement: verdict.agreement,
    trigger,
    state: { version: 0, values: {} },
  })
  return {
    ...seen,
    ok: tail.kind !== 'fail',
    report: reportOf(tail, verdict.agreement, bundle),
    quorum: { needed: policy.q, got: observations.filter(({ judged: how }) => how === 'inlier').length },
    agreed: presentAll(verdict.agreement.values),
    steps: { ...headSteps, ...tracesOf(tail.traces) },
    ...(tail.kind === 'settle'
      ? {}
      : {
          reason: {
            code: tail.code ?? 'skipped',
            message: tail.reason,
            remedy: tail.remedy ?? 'Nothing to mend: the next run decides again.',
          },
        }),
  }
}

interface Looked {
  member: DryMember
  profile: FaultProfile | undefined
  observation: Observation | null
  tookMs: number | null
  exchanges: Exchange[]
  traces: Record<string, StepTrace>
}

interface LookContext {
  input: DryRunInput
  bundle: Bundle
  run: Hex
  trigger: Value
  startMs: number
  profile: FaultProfile | undefined
}

async function look(member: DryMember, { input, bundle, run, trigger, startMs, profile }: LookContext): Promise<Looked> {
  const { address } = member.card
  if (profile?.kind === 'crash') return { member, profile, observation: null, tookMs: null, exchanges: [], traces: {} }
  const from = input.tick()
  const { body, exchanges, traces } = await observe({
    bundle,
    catalogue: input.catalogue,
    run,
    worker: address,
    trigger,
    state: { version: 0, values: {} },
    settled: {},
    nowMs: startMs,
    http: input.httpOf(address),
    tick: input.tick,
  })
  if (profile?.kind === 'lie' || profile?.kind === 'collude') body.values = distortAll(body.values, shiftOf(profile)) as typeof body.values
  const observation = await signObservation(body, member.sign)
  const tookMs = input.tick() - from + (profile?.kind === 'lag' ? (profile.lagMs ?? DEFAULT_LAG_MS) : 0)
  return { member, profile, observation, tookMs, exchanges, traces }
}

function viewOf(
  { member, observation, tookMs, traces }: Looked,
  { judgements }: Pick<Agreement | Shortfall, 'judgements'>,
  deadlineMs: number,
): DryRunResult['observations'][number] {
  const { address: worker, city } = member.card
  const verdicts = Object.entries(judgements).flatMap(([node, all]) =>
    all.filter((one) => one.worker === worker).map((one) => ({ node, ...one })),
  )
  const late = tookMs !== null && tookMs > deadlineMs
  const abstained = observation !== null && Object.keys(observation.body.values).length === 0
  const judged = !observation
    ? 'crashed'
    : late
      ? 'late'
      : abstained
        ? 'abstained'
        : verdicts.some(({ inlier }) => !inlier)
          ? 'outlier'
          : 'inlier'
  return {
    worker,
    city,
    judged,
    values: observation ? presentAll(observation.body.values) : {},
    offPercent: Object.fromEntries(verdicts.map(({ node, offPercent }) => [node, offPercent])),
    tookMs: tookMs === null ? null : Math.round(tookMs),
    signature: observation?.signature ?? null,
    traces: tracesOf(traces),
  }
}

const presentAll = (values: Record<string, PortValues>): Record<string, Record<string, never>> =>
  Object.fromEntries(Object.entries(values).map(([node, ports]) => [node, presentable(ports) as Record<string, never>]))

const tracesOf = (traces: Record<string, StepTrace>): Record<string, TraceView> =>
  Object.fromEntries(
    Object.entries(traces).map(([node, trace]) => [
      node,
      {
        ...trace,
        inputs: presentable(trace.inputs),
        outputs: presentable(trace.outputs),
        ...(trace.ms === undefined ? {} : { ms: Math.round(trace.ms * 10) / 10 }),
      } as TraceView,
    ]),
  )

/** The head as the first member inside the set saw it. */
function headView(looked: readonly Looked[], observations: DryRunResult['observations']): Record<string, TraceView> {
  const index = observations.findIndex(({ judged }) => judged === 'inlier')
  return tracesOf((looked[index] ?? looked.find(({ observation }) => observation))?.traces ?? {})
}

function triggerInput(bundle: Bundle, catalogue: Catalogue, nowMs: number): Value {
  const step = bundle.content.plan.steps.find(({ part }) => part === 'trigger')
  const spec = step && catalogue.get(`${step.brick}@${step.version}`)?.trigger
  return spec?.sample?.(step?.config, nowMs) ?? spec?.input(nowMs) ?? null
}

/** Targets for a dry run: those in the graph’s meta, or a made-up one, so that call data can be shown. */
function targetsOf(graph: Graph, bundle: Bundle): Record<string, ResolvedTarget[]> {
  return Object.fromEntries(
    bundle.content.settlements.map(({ node, feed }) => {
      const wanted = ofNode(graph.meta.targets, node) ?? [{ chain: 'eip155:31337', contract: feed ? 'feed' : NOWHERE }]
      return [
        node,
        wanted.map(({ chain, contract }) => ({
          chain,
          anchor: NOWHERE,
          receiver: contract === 'feed' ? NOWHERE : (contract.toLowerCase() as Hex),
          setVersion: 1,
          feed: false,
        })),
      ]
    }),
  )
}

function reportOf(tail: TailResult, { setHash, nowMs }: Agreement, bundle: Bundle): DryRunResult['report'] {
  const [first] = tail.reports
  if (!first) return null
  return {
    setHash,
    observedAtMs: nowMs,
    validUntilMs: Number(first.report.validUntil),
    slots: tail.reports.map(({ slot, node, chain, receiver, payload, report, digest }) => ({
      slot,
      node,
      interface: bundle.content.settlements.find((point) => point.node === node)?.interface ?? '',
      chain,
      receiver,
      payload,
      deliveryGas: report.deliveryGas,
      digest,
    })),
  }
}

function doesNotCompile(diagnostics: readonly Diagnostic[]): NonNullable<DryRunResult['reason']> {
  const first = diagnostics.find(({ severity }) => severity === 'error')
  return {
    code: first?.code ?? 'empty_graph',
    message: first?.message ?? 'The graph is empty.',
    remedy: 'Mend the problems listed and run again.',
  }
}

/** The likeliest way out of a shortfall: mend the source that faulted, or lower the faults dialled in. */
function remedyFor(looked: readonly Looked[], { f }: QuorumPolicy): string {
  const fault = looked.flatMap(({ traces }) => Object.values(traces)).find((trace) => trace.state === 'fault')?.fault
  const faulty = looked.filter(({ profile }) => profile).length
  if (faulty > f) return `${faulty} workers are faulty and the committee holds up to ${f}. Lower the faults, or take a larger committee.`
  if (fault) return `${fault.message} ${fault.remedy}`
  return 'Raise the tolerance of the Agree brick, or use sources that differ less.'
}
