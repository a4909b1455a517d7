import { type Address, encodeFunctionData, type Hex } from 'viem'
import type { ReportBody } from '../attest/report-digest'
import { feedFactoryAbi, oracleAnchorAbi, phatFeedAbi, phatReceiverAbi } from '../contracts/abi.gen'
import type { FeedKey } from './addresses'
import { type MemberSignature, packSignatures, packSigners } from './signers'

/** Signatures of a set: the registrars, or a committee. */
export interface Authority {
  addresses: readonly Address[]
  signatures: readonly MemberSignature[]
}

/** What goes into a call of `settle`. */
export interface SettleCall {
  report: ReportBody
  /** The calldata that the receiver gets. */
  payload: Hex
  /** The whole committee, in any order. */
  signers: readonly Address[]
  signatures: readonly MemberSignature[]
}

/** Calldata of `OracleAnchor.settle`; signatures are sorted and the bitmap built here. */
export function encodeSettle({ report, payload, signers, signatures }: SettleCall): Hex {
  const { bitmap, signatures: packed } = packSignatures(signers, signatures)
  return encodeFunctionData({ abi: oracleAnchorAbi, functionName: 'settle', args: [report, payload, packSigners(signers), bitmap, packed] })
}

/** Calldata of `OracleAnchor.redeliver`, for a report whose receiver failed. */
export function encodeRedeliver({ report, payload }: Pick<SettleCall, 'report' | 'payload'>): Hex {
  const { deployment, run, slot, receiver, deliveryGas, validUntil } = report
  const args = [deployment, run, slot, receiver, deliveryGas, validUntil, payload] as const
  return encodeFunctionData({ abi: oracleAnchorAbi, functionName: 'redeliver', args })
}

/** A set to register and who vouches for it: the registrars for version 1, the outgoing set after that. */
export interface RegisterSetCall {
  deployment: Hex
  version: bigint
  signers: readonly Address[]
  validityMs: bigint
  authority: Authority
}

/** Calldata of `OracleAnchor.registerSet`. */
export function encodeRegisterSet({ deployment, version, signers, validityMs, authority }: RegisterSetCall): Hex {
  const { bitmap, signatures } = packSignatures(authority.addresses, authority.signatures)
  const args = [deployment, version, packSigners(signers), validityMs, packSigners(authority.addresses), bitmap, signatures] as const
  return encodeFunctionData({ abi: oracleAnchorAbi, functionName: 'registerSet', args })
}

/** Calldata of `OracleAnchor.proposeRecovery`; the authority is the registrars. */
export function encodeProposeRecovery({ deployment, signers, validityMs, authority }: Omit<RegisterSetCall, 'version'>): Hex {
  const { bitmap, signatures } = packSignatures(authority.addresses, authority.signatures)
  const args = [deployment, packSigners(signers), validityMs, packSigners(authority.addresses), bitmap, signatures] as const
  return encodeFunctionData({ abi: oracleAnchorAbi, functionName: 'proposeRecovery', args })
}

/** Calldata of `OracleAnchor.cancelRecovery`; the authority is the current set. */
export function encodeCancelRecovery(deployment: Hex, authority: Authority): Hex {
  const { bitmap, signatures } = packSignatures(authority.addresses, authority.signatures)
  const args = [deployment, packSigners(authority.addresses), bitmap, signatures] as const
  return encodeFunctionData({ abi: oracleAnchorAbi, functionName: 'cancelRecovery', args })
}

/** Calldata of `FeedFactory.createFeed`. */
export function encodeCreateFeed({ deployment, nodeKey, decimals, description }: FeedKey): Hex {
  return encodeFunctionData({ abi: feedFactoryAbi, functionName: 'createFeed', args: [deployment, nodeKey, decimals, description] })
}

/** Payload for a feed: the answer as an integer with the feed’s decimals, and when it was observed (Unix ms). */
export function encodeFeedWrite(answer: bigint, observedAtMs: bigint): Hex {
  return encodeFunctionData({ abi: phatFeedAbi, functionName: 'write', args: [answer, observedAtMs] })
}

/** Payload for an `onReport` receiver. */
export function encodeOnReport(metadata: Hex, report: Hex): Hex {
  return encodeFunctionData({ abi: phatReceiverAbi, functionName: 'onReport', args: [metadata, report] })
}

export { type FeedKey, feedAddress, forwarderAddress } from './addresses'
export { type MemberSignature, packSignatures, packSigners, signersHash } from './signers'
