import { type Hex, keccak256, recoverAddress } from 'viem'
import { canonicalJson } from '@/bricks/kit'
import {
  chainNumber,
  OUTCOME_SLOT,
  observationHash,
  observationSchema,
  type RunView,
  reportDigest,
  runIdOf,
  verifyObservation,
} from '@/engine/core'
import type { Run, RunSettlement } from '../_contracts/runs'
import { attestationKey } from './attestation-key'

/** What the browser found about one signature. */
export type Check = { state: 'valid' } | { state: 'invalid'; why: string }

/** What the browser found about every signature of a run, by worker; attestations also by slot. */
export interface RunChecks {
  observations: Readonly<Record<string, Check>>
  attestations: Readonly<Record<string, Check>>
  valid: number
  invalid: number
}

const VALID: Check = { state: 'valid' }
const invalid = (why: string): Check => ({ state: 'invalid', why })

/**
 * Checks the signatures in an API reply with this browser’s own code: every observation against its worker’s key and against what the
 * page shows of it, every attestation against its worker’s key and the report it is over.
 */
export async function checkRun(run: Run, view: RunView): Promise<RunChecks> {
  const members = new Set(view.members.map(({ address }) => address))
  const observations = Object.fromEntries(run.observations.map((row) => [row.worker, checkObservation(row, run, view, members)]))
  const reports = new Map(run.settlements.map((settlement) => [settlement.slot, settlement]))
  const attestations = Object.fromEntries(
    await Promise.all(
      run.attestations.map(
        async (row) =>
          [attestationKey(row.worker, row.slot), await checkAttestation(row, run, reports.get(row.slot), view, members)] as const,
      ),
    ),
  )
  const all = [...Object.values(observations), ...Object.values(attestations)]
  const bad = all.filter(({ state }) => state === 'invalid').length
  return { observations, attestations, valid: all.length - bad, invalid: bad }
}

function checkObservation(row: Run['observations'][number], run: Run, view: RunView, members: ReadonlySet<string>): Check {
  if (!members.has(row.worker)) return invalid('It is by nobody in the committee.')
  const parsed = observationSchema.safeParse({ body: row.body, signature: row.signature })
  if (!parsed.success) return invalid('It is not an observation.')
  const { body } = parsed.data
  if (body.worker !== row.worker || body.run !== run.id) return invalid('It is about another run or worker.')
  if (!verifyObservation(parsed.data) || observationHash(body) !== row.hash) return invalid('It does not carry its worker’s signature.')
  const sight = view.members.find(({ address }) => address === row.worker)?.sight
  const shown = sight && 'observation' in sight ? sight.observation : undefined
  if (shown && canonicalJson(shown.values) !== canonicalJson(body.values))
    return invalid('The values shown are not those its worker signed.')
  return VALID
}

async function checkAttestation(
  { worker, slot, digest, signature }: Run['attestations'][number],
  run: Run,
  settlement: RunSettlement | undefined,
  view: RunView,
  members: ReadonlySet<string>,
): Promise<Check> {
  if (!members.has(worker)) return invalid('It is by nobody in the committee.')
  const shown = view.members.find(({ address }) => address === worker)?.attestations.find((each) => each.slot === slot)
  if (shown && (shown.signature !== signature || shown.digest !== digest)) return invalid('The events say another signature.')
  if (slot !== OUTCOME_SLOT && settlement) {
    const why = reportMismatch(digest, run, settlement)
    if (why) return invalid(why)
  }
  try {
    const signer = await recoverAddress({ hash: asHex(digest), signature: asHex(signature) })
    return signer.toLowerCase() === worker ? VALID : invalid('It does not carry its worker’s signature.')
  } catch {
    return invalid('It is not a signature.')
  }
}

function reportMismatch(digest: string, run: Run, { report, payload, chain, anchor }: RunSettlement): string | undefined {
  if (report.run !== run.id || report.run !== runIdOf(asHex(run.deploymentId), run.triggerKey)) return 'The report is about another run.'
  if (keccak256(asHex(payload)) !== report.payloadHash) return 'The report is about another payload.'
  const body = {
    deployment: asHex(report.deployment),
    bundle: asHex(report.bundle),
    setVersion: BigInt(report.setVersion),
    run: asHex(report.run),
    slot: report.slot,
    receiver: asHex(report.receiver),
    payloadHash: asHex(report.payloadHash),
    deliveryGas: report.deliveryGas,
    setHash: asHex(report.setHash),
    observedAt: BigInt(report.observedAt),
    validUntil: BigInt(report.validUntil),
  }
  const made = reportDigest(body, { chainId: chainNumber(chain), anchor: asHex(anchor) })
  return made === digest ? undefined : 'It is over another report.'
}

/** Narrows text that a schema has found to be hex; anything else fails the check that reads it. */
const asHex = (text: string): Hex => `0x${text.replace(/^0x/, '')}`
