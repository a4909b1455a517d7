import type { Address, Hex } from 'viem'

/** A chain’s name in CAIP-2 form, such as `eip155:31337`. */
export type ChainId = string

/** A block as the engine names it: height, hash and time (Unix ms). */
export interface BlockRef {
  number: bigint
  hash: Hex
  parentHash: Hex
  timeMs: number
}

/** A call to a contract, before any nonce or fee is chosen. */
export interface ChainCall {
  to: Address
  data: Hex
  /** Gas limit; estimated when absent. */
  gas?: bigint
}

/** What a simulation said: gas it would use, or why it would revert. */
export type SimulationResult = { ok: true; gas: bigint; result: Hex } | { ok: false; reason: string; data: Hex }

/** A signed transaction, stored before it is sent. */
export interface SignedTransaction {
  hash: Hex
  raw: Hex
  nonce: number
  maxFeePerGasWei: bigint
  maxPriorityFeePerGasWei: bigint
  gas: bigint
}

/** A mined transaction. */
export interface Receipt {
  hash: Hex
  blockNumber: bigint
  blockHash: Hex
  status: 'success' | 'reverted'
  gasUsed: bigint
  effectiveGasPriceWei: bigint
  logs: { address: Address; topics: Hex[]; data: Hex }[]
}

/** When a settlement counts as done on one chain. */
export interface FinalityPolicy {
  tag: 'latest' | 'safe' | 'finalized'
  confirmations: number
  timeoutMs: number
}

/** One target chain, as settings. */
export interface ChainSettings {
  id: ChainId
  name: string
  rpcUrls: string[]
  blockTimeMs: number
  finality: FinalityPolicy
  fees: { kind: 'eip1559' | 'legacy'; multiplier: number; capWei: bigint }
  gas: { estimateMultiplier: number }
  anchor: Address
  feedFactory: Address
  /** True for a chain that this installation runs itself. */
  local: boolean
}

/** One target chain. Every method may throw a `Fault` with code `chain_unreachable` (retry: true). */
export interface Chain {
  readonly settings: ChainSettings
  /** The account that pays gas here. */
  readonly relayer: Address
  genesis(): Promise<Hex>
  head(): Promise<BlockRef>
  /** The newest block that the finality policy calls final. */
  final(): Promise<BlockRef>
  block(number: bigint): Promise<BlockRef | null>
  /** The newest final block whose time is at or before `timeMs`. */
  finalAt(timeMs: number): Promise<BlockRef>
  /** `eth_call`, at a block when given; null when the contract has no code there. @throws a Fault `call_reverted`. */
  call(call: ChainCall, at?: BlockRef): Promise<Hex | null>
  simulate(call: ChainCall, from?: Address): Promise<SimulationResult>
  balanceWei(account: Address): Promise<bigint>
  /** Transactions of `account` that are mined (`latest`) or mined and pending (`pending`). */
  nonce(account: Address, tag: 'latest' | 'pending'): Promise<number>
  /** Signs, and sends nothing. `bumpOf` raises both fees by at least 12.5 % over an earlier transaction with the same nonce. */
  sign(call: ChainCall, nonce: number, bumpOf?: SignedTransaction): Promise<SignedTransaction>
  /** Sends stored bytes; sending the same bytes again is not an error. */
  broadcast(raw: Hex): Promise<void>
  receipt(hash: Hex): Promise<Receipt | null>
  /** Current fee in wei per unit of gas, for estimates. */
  gasPriceWei(): Promise<bigint>
}
