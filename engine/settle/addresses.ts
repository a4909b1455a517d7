import { type Address, concatHex, encodeAbiParameters, getContractAddress, type Hex, keccak256, parseAbiParameters } from 'viem'
import { forwarderBytecode, phatFeedBytecode } from '../contracts/bytecode.gen'

/** What tells one feed of a deployment from another. */
export interface FeedKey {
  deployment: Hex
  nodeKey: Hex
  decimals: number
  description: string
}

const forwarderCodeHash = keccak256(forwarderBytecode)

/** Where calls of a deployment come from: the only caller that its feeds and receivers should trust. */
export function forwarderAddress({ anchor, deployment }: { anchor: Address; deployment: Hex }): Address {
  return getContractAddress({ opcode: 'CREATE2', from: anchor, salt: deployment, bytecodeHash: forwarderCodeHash })
}

/** Where a feed is, or will be once it is created. */
export function feedAddress({ factory, anchor, ...key }: FeedKey & { factory: Address; anchor: Address }): Address {
  const { deployment, nodeKey, decimals, description } = key
  const forwarder = forwarderAddress({ anchor, deployment })
  const parameters = encodeAbiParameters(parseAbiParameters('address, uint8, string'), [forwarder, decimals, description])
  const salt = keccak256(encodeAbiParameters(parseAbiParameters('bytes32, bytes32'), [deployment, nodeKey]))
  return getContractAddress({ opcode: 'CREATE2', from: factory, salt, bytecode: concatHex([phatFeedBytecode, parameters]) })
}
