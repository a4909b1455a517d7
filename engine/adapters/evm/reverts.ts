import { decodeErrorResult, type Hex, parseAbi } from 'viem'
import { Fault } from '../../../bricks/kit/fault'
import { forwarderAbi, oracleAnchorAbi, phatFeedAbi } from '../../contracts/abi.gen'
import type { RpcRefusal } from './rpc'

const knownErrors = [
  ...parseAbi(['error Error(string reason)', 'error Panic(uint256 code)']),
  ...[...oracleAnchorAbi, ...forwarderAbi, ...phatFeedAbi].filter(({ type }) => type === 'error'),
]

/** Whether a node refused because the call itself fails, and not because of the request. */
export function isRevert({ code, message, data }: RpcRefusal): boolean {
  return code === 3 || data !== null || /revert|out of ?gas|invalid opcode|stack underflow/i.test(message)
}

/** A revert in words: the contract’s own reason, or the name and arguments of its error. */
export function describeRevert(data: Hex | null, message: string): string {
  if (data === null || data === '0x') return /out of ?gas/i.test(message) ? 'out of gas' : 'reverted without a reason'
  try {
    const { errorName, args = [] } = decodeErrorResult({ abi: knownErrors, data })
    return errorName === 'Error' ? String(args[0]) : `${errorName}(${args.join(', ')})`
  } catch {
    return `reverted with ${data.slice(0, 10)}`
  }
}

/** The Fault for a call that reverts. */
export function revertFault(to: string, refusal: RpcRefusal, cause: unknown): Fault {
  return new Fault('call_reverted', `A call to ${to} reverts: ${describeRevert(refusal.data, refusal.message)}.`, {
    remedy: 'Check the contract’s address and the arguments of the call.',
    cause,
  })
}
