import { canonicalJson, Fault } from '../../bricks/kit'
import { agreeOn } from '../agree/agree-on'
import type { Agreement } from '../agree/agreement'
import { OUTCOME_SLOT } from '../attest/attestation'
import { evaluateTail, type TailResult } from '../attest/evaluate-tail'
import type { Bundle } from '../bundle/bundle'
import { readBundle } from '../bundle/make-bundle'
import { quorumOf } from '../committee/committee'
import { drawCommittee } from '../committee/draw'
import type { Catalogue } from '../compile/resolve'
import { deploymentIdOf } from '../deploy/deployment-id'
import { MAX_ACT_LIFE_MS, verifyAct } from '../deploy/verify-act'
import { rosterOf } from '../network/roster'
import type { RunEnd } from '../record/events'
import { type Evidence, evidenceHash, evidenceSchema } from '../record/evidence'
import { epochOf, refuseTrigger, scheduledKey, triggerOf } from '../schedule/due'
import { replayExchanges } from '../witness/exchanges'
import { observe } from '../witness/observe'
import { recoverSigner } from '../witness/signature'
import { exchangesHash, inputHash, runIdOf, stateHash, verifyObservation } from '../witness/witness'

/** One thing that a replay compared. */
export interface EvidenceCheck {
  id:
    | 'format'
    | 'bundle'
    | 'owner'
    | 'trigger'
    | 'committee'
    | 'observations'
    | 'replay'
    | 'agreement'
    | 'reports'
    | 'attestations'
    | 'file'
  title: string
  ok: boolean
  /** What was found; for a failure, where and what differs. */
  detail: string
}

/** What a replay says: every check up to the first that failed. */
export interface Verification {
  ok: boolean
  checks: EvidenceCheck[]
}

const TITLES: Record<EvidenceCheck['id'], string> = {
  format: 'The file is evidence',
  bundle: 'The bundle matches its id',
  owner: 'The owner signed this deployment',
  trigger: 'The run follows from its trigger',
  committee: 'The committee follows from the epoch’s draw',
  observations: 'Every observation is signed by its member',
  replay: 'The observations follow from the recordings',
  agreement: 'The agreement, recomputed, is equal',
  reports: 'The reports, recomputed, are equal',
  attestations: 'A quorum signed every report',
  file: 'Nothing else was changed',
}

class Difference extends Error {}

const differ = (message: string): never => {
  throw new Difference(message)
}
const same = (what: string, found: unknown, expected: unknown): void => {
  if (canonicalJson(found) !== canonicalJson(expected)) differ(`${what} is ${short(found)}, and should be ${short(expected)}.`)
}
const short = (value: unknown): string => {
  const text = canonicalJson(value)
  return text.length > 90 ? `${text.slice(0, 90)}…` : text
}

interface Replay {
  evidence: Evidence
  catalogue: Catalogue
  bundle: Bundle
  agreement: Agreement | null
  tail: TailResult | null
}

/** Replays a run from its evidence alone and stops at the first difference. Nothing is fetched. */
export async function verifyEvidence(input: unknown, catalogue: Catalogue): Promise<Verification> {
  const checks: EvidenceCheck[] = []
  const check = async (id: EvidenceCheck['id'], work: () => Promise<string> | string): Promise<boolean> => {
    try {
      checks.push({ id, title: TITLES[id], ok: true, detail: await work() })
      return true
    } catch (error) {
      const detail = error instanceof Difference ? error.message : Fault.from(error).message
      checks.push({ id, title: TITLES[id], ok: false, detail })
      return false
    }
  }
  const parsed = evidenceSchema.safeParse(input)
  const formatOk = await check('format', () => {
    if (parsed.success) return parsed.data.format
    const [issue] = parsed.error.issues
    return differ(`${issue?.path.join('.') || 'The file'}: ${issue?.message}`)
  })
  if (!formatOk || !parsed.success) return { ok: false, checks }
  const evidence = parsed.data
  let bundle: Bundle | undefined
  const bundleOk = await check('bundle', () => {
    bundle = readBundle(evidence.bundle.text, evidence.bundle.id)
    return bundle.id
  })
  if (!bundleOk || !bundle) return { ok: false, checks }
  const replay: Replay = { evidence, catalogue, bundle, agreement: null, tail: null }
  const steps: [EvidenceCheck['id'], (replay: Replay) => Promise<string> | string][] = [
    ['owner', checkOwner],
    ['trigger', checkTrigger],
    ['committee', checkCommittee],
    ['observations', checkObservations],
    ['agreement', checkAgreement],
    ['replay', checkReplay],
    ['reports', checkReports],
    ['attestations', checkAttestations],
    ['file', checkFile],
  ]
  for (const [id, work] of steps) if (!(await check(id, () => work(replay)))) return { ok: false, checks }
  return { ok: true, checks }
}

async function checkOwner({ evidence: { deployment }, bundle }: Replay): Promise<string> {
  const { act } = deployment.signedAct
  await verifyAct(deployment.signedAct)
  if (!('terms' in act)) return differ(`The deployment’s act is “${act.action}”, which sets no terms.`)
  same('deployment.owner', deployment.owner, act.owner)
  same('deployment.id', deployment.id, deploymentIdOf(deployment.owner as `0x${string}`, deployment.nonce))
  if (act.action === 'deploy') same('deployment.nonce', deployment.nonce, act.nonce)
  else same('deployment.signedAct.act.deployment', act.deployment, deployment.id)
  same('deployment.signedAct.act.terms.bundleId', act.terms.bundleId, bundle.id)
  return act.owner
}

async function checkTrigger({ evidence: { run, deployment }, bundle, catalogue }: Replay): Promise<string> {
  same('run.id', run.id, runIdOf(deployment.id, run.triggerKey))
  const trigger = triggerOf(bundle.content, catalogue, deployment.id)
  if (!trigger) return differ('The bundle’s trigger is not in this installation’s catalogue.')
  if (!trigger.delivery) same('run.input', run.input, trigger.input(run.dueMs))
  else if (run.act) differ('run.act is there, and messages start these runs.')
  if (run.act) {
    await verifyAct(run.act)
    if (run.act.act.action !== 'run') return differ(`run.act is “${run.act.act.action}”, which starts no run.`)
    const lived = run.act.act.expiryMs - run.dueMs
    if (lived < 0 || lived > MAX_ACT_LIFE_MS) differ(`run.dueMs ${run.dueMs} is not a time at which run.act was good.`)
    same('run.act.act.owner', run.act.act.owner, deployment.owner)
    same('run.triggerKey', run.triggerKey, `act:${run.act.act.nonce}`)
    same('run.act.act.deployment', run.act.act.deployment, deployment.id)
    return `pressed by the owner, nonce ${run.act.act.nonce}`
  }
  if (!trigger.delivery) same('run.triggerKey', run.triggerKey, scheduledKey(trigger.brick, run.dueMs))
  const reason = refuseTrigger(trigger, { ...run, input: run.input, act: null })
  if (reason) differ(`run.dueMs ${run.dueMs}: ${reason}`)
  return new Date(run.dueMs).toISOString()
}

function checkCommittee({ evidence: { committee, deployment, run, targets } }: Replay): string {
  const { act } = deployment.signedAct
  if (!('terms' in act)) return differ('The deployment’s act sets no terms.')
  same('committee.epoch', committee.epoch, epochOf(run.dueMs))
  same('committee.policy', committee.policy, act.terms.committee)
  const drawn = drawCommittee({
    roster: rosterOf(committee.rosterSeed, committee.rosterSize),
    randomness: committee.randomness,
    deployment: deployment.id,
    epoch: committee.epoch,
    policy: committee.policy,
  })
  const cards = committee.members.map(({ address: _, ...card }) => card).toSorted((a, b) => a.index - b.index)
  same(
    'committee.members',
    cards,
    drawn.toSorted((a, b) => a.index - b.index),
  )
  const addresses = committee.members.map(({ address }) => address)
  same('The order of committee.members', addresses, addresses.toSorted())
  const wanted = Object.fromEntries(
    Object.entries(act.terms.targets).map(([node, list]) => [
      node,
      list.map(({ chain, contract }) => [chain, contract === 'feed' ? 'feed' : contract.toLowerCase()]),
    ]),
  )
  const found = Object.fromEntries(
    Object.entries(targets).map(([node, list]) => [node, list.map(({ chain, receiver, feed }) => [chain, feed ? 'feed' : receiver])]),
  )
  same('targets', found, wanted)
  const { n, f, q } = quorumOf(committee.members.length)
  return `n ${n}, f ${f}, q ${q}, epoch ${committee.epoch}`
}

/** Where every honest member began: the trigger’s input and the state’s snapshot. */
const basisOf = ({ run, state }: Evidence) => ({ inputHash: inputHash(run.input), stateHash: stateHash(state.version, state.values) })

function checkObservations({ evidence }: Replay): string {
  const { observations, committee, run } = evidence
  const members = new Set<string>(committee.members.map(({ address }) => address))
  const seen = new Set<string>()
  for (const { observation, exchanges } of observations) {
    const { body } = observation
    const at = `The observation of ${body.worker}`
    if (!members.has(body.worker)) differ(`${at} is by nobody in the committee.`)
    if (seen.has(body.worker)) differ(`${at} is there twice.`)
    seen.add(body.worker)
    if (!verifyObservation(observation)) differ(`${at} does not carry its signature: a byte of it, or of the signature, was changed.`)
    same(`${at}: run`, body.run, run.id)
    same(`${at}: exchangesHash`, body.exchangesHash, exchangesHash(exchanges))
  }
  const basis = basisOf(evidence)
  const bodies = observations.map(({ observation }) => observation.body)
  if (bodies.length > 0 && !bodies.some((body) => body.inputHash === basis.inputHash && body.stateHash === basis.stateHash))
    differ('run.input and state are not what any member started from.')
  return `${observations.length} signatures`
}

function checkAgreement(replay: Replay): string {
  const { evidence, bundle, catalogue } = replay
  const policy = quorumOf(evidence.committee.members.length)
  const claimed = evidence.agreement
  const all = evidence.observations.map(({ observation }) => observation)
  const set = claimed ? all.filter(({ body }) => (claimed.members as string[]).includes(body.worker)) : all
  const { end } = evidence.run
  const result = agreeOn({ bundle, catalogue, run: evidence.run.id, observations: set, policy, basis: basisOf(evidence) })
  if (result.ok && end === 'refused') differ('The run is said to be refused, yet its observations agree.')
  if (!claimed) {
    if (end !== null && KIND_OF_END[end]) differ(`The run is said to be ${end}, and no agreement is shown.`)
    return result.ok ? 'no agreement was recorded' : result.shortfall.message
  }
  if (!result.ok) return differ(`The observations do not agree: ${result.shortfall.message}`)
  const { setHash, nowMs, values, settled } = result.agreement
  same('agreement.setHash', claimed.setHash, setHash)
  same(
    'agreement.members',
    claimed.members,
    result.agreement.set.map(({ body }) => body.worker),
  )
  same('agreement.nowMs', claimed.nowMs, nowMs)
  same('agreement.values', claimed.values, values)
  same('agreement.settled', claimed.settled, settled)
  replay.agreement = result.agreement
  return setHash
}

/** What a member’s set must come to for a run to have ended so; an end that is not here says nothing about the set. */
const KIND_OF_END: Partial<Record<RunEnd, TailResult['kind']>> = { settled: 'settle', partly_settled: 'settle', skipped: 'skip' }

/** Replays what each member saw. Members that counted, and stated something else than they recorded, are faulty: up to f of them may be. */
async function checkReplay({ evidence, bundle, catalogue, agreement }: Replay): Promise<string> {
  const counted = new Set(
    Object.values(agreement?.judgements ?? {}).flatMap((all) => all.filter(({ inlier }) => inlier).map(({ worker }) => worker)),
  )
  const { f } = quorumOf(evidence.committee.members.length)
  let equal = 0
  const near: string[] = []
  const liars: string[] = []
  for (const { observation, exchanges } of evidence.observations) {
    const { body } = observation
    const again = await observe({
      bundle,
      catalogue,
      run: evidence.run.id,
      worker: body.worker as `0x${string}`,
      trigger: evidence.run.input,
      state: { version: evidence.state.version, values: evidence.state.values },
      settled: body.settled,
      nowMs: body.observedAtMs,
      http: replayExchanges(exchanges),
    })
    if (canonicalJson(again.body.values) === canonicalJson(body.values)) equal++
    else if (!counted.has(body.worker)) liars.push(body.worker)
    else if (near.push(body.worker) > f) same(`The values of ${body.worker}`, body.values, again.body.values)
  }
  const stated = (who: string[], what: string) => (who.length === 0 ? [] : [`${who.join(', ')} stated other values than recorded, ${what}`])
  return [`${equal} equal`, ...stated(liars, 'and did not count'), ...stated(near, 'near enough to count')].join('; ')
}

async function checkReports(replay: Replay): Promise<string> {
  const { evidence, bundle, catalogue, agreement } = replay
  if (!agreement) {
    if (evidence.reports.length > 0) differ('There are reports without an agreement.')
    return 'none, as nothing was agreed'
  }
  const { act } = evidence.deployment.signedAct
  if (!('terms' in act)) return differ('The deployment’s act sets no terms.')
  const tail = await evaluateTail({
    bundle,
    catalogue,
    deployment: evidence.deployment.id,
    run: evidence.run.id,
    validityMs: act.terms.validityMs,
    targets: evidence.targets,
    agreement,
    trigger: evidence.run.input,
    state: { version: evidence.state.version, values: evidence.state.values },
  })
  replay.tail = tail
  for (const [index, made] of tail.reports.entries()) {
    const found = evidence.reports[index]
    if (!found) return differ(`The report of slot ${made.slot} is missing.`)
    const { report, ...rest } = made
    same(`reports.${index}.payload`, found.payload, rest.payload)
    same(`reports.${index}.report`, found.report, {
      ...report,
      setVersion: String(report.setVersion),
      observedAt: String(report.observedAt),
      validUntil: String(report.validUntil),
    })
    same(`reports.${index}.digest`, found.digest, rest.digest)
    same(`reports.${index}`, [found.slot, found.node, found.chain, found.anchor], [rest.slot, rest.node, rest.chain, rest.anchor])
  }
  const { end } = evidence.run
  const kind = end === null ? undefined : KIND_OF_END[end]
  if (kind && kind !== tail.kind) differ(`The run is said to be ${end}, and its set comes to: ${tail.reason}.`)
  checkSettlements(evidence, tail)
  if (evidence.reports.length !== tail.reports.length)
    differ(`There are ${evidence.reports.length} reports, and the set makes ${tail.reports.length}.`)
  return tail.reports.length === 0 ? tail.reason : tail.reports.map(({ digest }) => digest).join(', ')
}

/** Settlements are facts of a chain, which a replay does not ask; they must at least be of this run’s reports, and as many as its end says. */
function checkSettlements({ settlements, run }: Evidence, { reports }: TailResult): void {
  const landed = new Set<number>()
  for (const { slot, chain, status } of settlements) {
    const report = reports.find((one) => one.slot === slot)
    if (!report) differ(`The settlement of slot ${slot} is of no report.`)
    same(`The chain of the settlement of slot ${slot}`, chain, report?.chain ?? null)
    if (status === 'final') landed.add(slot)
  }
  const needed = run.end === 'settled' ? reports.length : run.end === 'partly_settled' ? 1 : 0
  if (landed.size < needed) differ(`The run is said to be ${run.end}, and ${landed.size} of ${reports.length} settlements are final.`)
}

function checkAttestations({ evidence, tail }: Replay): string {
  const members = new Set<string>(evidence.committee.members.map(({ address }) => address))
  const { q } = quorumOf(evidence.committee.members.length)
  const signers = new Map<number, Set<string>>()
  const digests = new Map<number, string>(tail?.reports.map(({ slot, digest }) => [slot, digest]) ?? [])
  if (tail) digests.set(OUTCOME_SLOT, tail.outcomeDigest)
  for (const { worker, slot, digest, signature } of evidence.attestations) {
    const at = `The attestation of ${worker} for slot ${slot}`
    if (!members.has(worker)) differ(`${at} is by nobody in the committee.`)
    if (digests.get(slot) !== digest) differ(`${at} is over ${digest}, which is not the report’s digest.`)
    if (recoverOrNothing(digest, signature) !== worker) differ(`${at} does not carry its signature.`)
    signers.set(slot, (signers.get(slot) ?? new Set()).add(worker))
  }
  const { end } = evidence.run
  const attested = end !== null && KIND_OF_END[end] !== undefined
  for (const slot of digests.keys()) {
    const count = signers.get(slot)?.size ?? 0
    if (count < q && attested) differ(`${slot === OUTCOME_SLOT ? 'The outcome' : `Slot ${slot}`} has ${count} signatures; ${q} are needed.`)
  }
  return (
    [...signers]
      .map(([slot, who]) => (slot === OUTCOME_SLOT ? `${who.size} over the outcome` : `${who.size} over slot ${slot}`))
      .join(', ') || 'none'
  )
}

function recoverOrNothing(digest: `0x${string}`, signature: `0x${string}`): string | undefined {
  try {
    return recoverSigner(digest, signature)
  } catch {
    return undefined
  }
}

function checkFile({ evidence }: Replay): string {
  const hash = evidenceHash(evidence)
  if (hash !== evidence.contentHash)
    differ(`The file’s content hash is ${hash}, and it says ${evidence.contentHash}: a part that no signature covers was changed.`)
  return hash
}
