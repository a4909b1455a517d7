import { encodeFunctionData, type Hex } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'
import type { ReportBody } from '../../attest/report-digest'
import { type MemberSignature, packSignatures, packSigners } from '../../settle/encode'
import { oracleAnchorAbi } from '../abi.gen'

/** The parts of a `settle` call, so that a test can spoil one that the encoder would refuse to write. */
export function encodeRawSettle(report: ReportBody, payload: Hex, set: readonly PrivateKeyAccount[], signed: readonly MemberSignature[]) {
  const addresses = set.map(({ address }) => address)
  const parts = { signers: packSigners(addresses), ...packSignatures(addresses, signed) }
  const encode = (over: Partial<typeof parts>): Hex => {
    const { signers, bitmap, signatures } = { ...parts, ...over }
    return encodeFunctionData({ abi: oracleAnchorAbi, functionName: 'settle', args: [report, payload, signers, bitmap, signatures] })
  }
  return { ...parts, encode }
}
