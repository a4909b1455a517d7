import { z } from 'zod'
import type { Deployment, DeploymentVersion, Run, Settlement, TriggerCursor, Tx } from '../../../prisma/client/client'
import { signedActSchema } from '../../deploy/act'
import type { DeploymentRecord, VersionRecord } from '../../world/deployment-store'
import type { SettlementRecord, TxRecord } from '../../world/relay-store'
import type { RunRecord } from '../../world/run-store'
import { preparedSchema, reportFromJson } from './shapes'

const hex = z.templateLiteral(['0x', z.string()])

/** A 0x-hex column. */
export const toHex = (text: string): `0x${string}` => hex.parse(text)
/** A nullable 0x-hex column. */
export const toHexOrNull = (text: string | null): `0x${string}` | null => (text === null ? null : toHex(text))

const runStatus = z.enum([
  'due',
  'observing',
  'attesting',
  'settling',
  'settled',
  'partly_settled',
  'skipped',
  'refused',
  'failed',
  'cancelled',
])
const deploymentStatus = z.enum(['running', 'paused', 'closed'])
/** A settlement’s states. */
export const settlementStatus = z.enum(['signed', 'broadcast', 'included', 'final', 'reverted', 'abandoned'])

/** A row of `run`. */
export function toRun(row: Run): RunRecord {
  return {
    id: toHex(row.id),
    number: row.number,
    deploymentId: toHex(row.deploymentId),
    version: row.version,
    triggerKey: row.triggerKey,
    input: z.json().parse(row.input),
    dueMs: Number(row.dueMs),
    epoch: row.epoch,
    status: runStatus.parse(row.status),
    reason: row.reason,
    act: row.act === null ? null : signedActSchema.parse(row.act),
    prepared: row.prepared === null ? null : preparedSchema.parse(row.prepared),
    deadlineMs: row.deadlineMs === null ? null : Number(row.deadlineMs),
    createdMs: Number(row.createdMs),
    endedMs: row.endedMs === null ? null : Number(row.endedMs),
  }
}

/** A row of `deployment` with its cursor. */
export function toDeployment(row: Deployment & { cursor: TriggerCursor | null }): DeploymentRecord {
  const next = row.status === 'running' ? (row.cursor?.nextMs ?? null) : null
  return {
    id: toHex(row.id),
    owner: toHex(row.ownerKey),
    nonce: row.nonce,
    name: row.name,
    workflowId: row.workflowId,
    status: deploymentStatus.parse(row.status),
    stakePha: Number(row.stakePha),
    version: row.version,
    nextMs: next === null ? null : Number(next),
    createdMs: Number(row.createdMs),
    updatedMs: Number(row.updatedMs),
  }
}

/** A row of `deployment_version` with its bundle’s text. */
export function toVersion(row: DeploymentVersion & { bundle: { text: string } }): VersionRecord {
  return {
    deploymentId: toHex(row.deploymentId),
    n: row.n,
    bundleId: row.bundleCid,
    bundleText: row.bundle.text,
    signedAct: signedActSchema.parse(row.signedAct),
    revision: row.revision,
    createdMs: Number(row.createdMs),
  }
}

/** A row of `settlement`. */
export function toSettlement(row: Settlement): SettlementRecord {
  return {
    run: toHex(row.runId),
    slot: row.slot,
    chain: row.chain,
    account: toHex(row.account),
    nonce: row.nonce,
    anchor: toHex(row.anchor),
    receiver: toHex(row.receiver),
    payload: toHex(row.payload),
    report: reportFromJson(row.report),
    data: toHex(row.data),
    status: settlementStatus.parse(row.status),
    txHash: toHexOrNull(row.txHash),
    blockNumber: row.blockNumber,
    blockHash: toHexOrNull(row.blockHash),
    gasUsed: row.gasUsed,
    gasPriceWei: row.gasPriceWei === null ? null : BigInt(row.gasPriceWei),
    delivered: row.delivered,
    validUntilMs: Number(row.validUntilMs),
  }
}

/** A transaction as its row. */
export const fromTx = (tx: TxRecord, atMs: number): Tx => ({
  hash: tx.hash,
  chain: tx.chain,
  address: tx.address,
  nonce: tx.nonce,
  raw: tx.raw,
  gas: String(tx.gas),
  maxFeePerGasWei: String(tx.maxFeePerGasWei),
  maxPriorityFeePerGasWei: String(tx.maxPriorityFeePerGasWei),
  signedAtBlock: tx.signedAtBlock,
  createdMs: BigInt(atMs),
})
