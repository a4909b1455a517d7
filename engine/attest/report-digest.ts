import { type Address, type Hex, hashTypedData } from 'viem'

/** Which anchor on which chain a signature is for. */
export interface AnchorDomain {
  chainId: number
  anchor: Address
}

/** What a committee attests for one slot of one run. Times are Unix ms. */
export interface ReportBody {
  deployment: Hex
  /** SHA-256 of the bundle’s bytes, the digest inside its CID. */
  bundle: Hex
  setVersion: bigint
  run: Hex
  slot: number
  receiver: Address
  /** keccak256 of the calldata that the receiver gets. */
  payloadHash: Hex
  /** Gas that the receiver’s call gets, exactly. */
  deliveryGas: number
  /** Hash of the observation set that the report follows from. */
  setHash: Hex
  observedAt: bigint
  validUntil: bigint
}

/** A signer set about to be registered. */
export interface SignerSetBody {
  deployment: Hex
  version: bigint
  /** keccak256 of the packed addresses. */
  signersHash: Hex
  validityMs: bigint
}

/** A recovery as registrars sign it; `nonce` is the anchor’s `recoveryNonce`. */
export interface RecoveryBody extends SignerSetBody {
  nonce: bigint
}

const types = {
  Report: [
    { name: 'deployment', type: 'bytes32' },
    { name: 'bundle', type: 'bytes32' },
    { name: 'setVersion', type: 'uint64' },
    { name: 'run', type: 'bytes32' },
    { name: 'slot', type: 'uint32' },
    { name: 'receiver', type: 'address' },
    { name: 'payloadHash', type: 'bytes32' },
    { name: 'deliveryGas', type: 'uint32' },
    { name: 'setHash', type: 'bytes32' },
    { name: 'observedAt', type: 'uint64' },
    { name: 'validUntil', type: 'uint64' },
  ],
  SignerSet: [
    { name: 'deployment', type: 'bytes32' },
    { name: 'version', type: 'uint64' },
    { name: 'signersHash', type: 'bytes32' },
    { name: 'validityMs', type: 'uint64' },
  ],
  Recovery: [
    { name: 'deployment', type: 'bytes32' },
    { name: 'version', type: 'uint64' },
    { name: 'signersHash', type: 'bytes32' },
    { name: 'validityMs', type: 'uint64' },
    { name: 'nonce', type: 'uint64' },
  ],
  CancelRecovery: [
    { name: 'deployment', type: 'bytes32' },
    { name: 'version', type: 'uint64' },
    { name: 'signersHash', type: 'bytes32' },
    { name: 'nonce', type: 'uint64' },
  ],
} as const

/** The EIP-712 digest that committee members sign for one slot. */
export function reportDigest(report: ReportBody, domain: AnchorDomain): Hex {
  return hashTypedData({ domain: domainOf(domain), types, primaryType: 'Report', message: report })
}

/** The EIP-712 digest that registrars (version 1) or the outgoing set (later versions) sign. */
export function signerSetDigest(set: SignerSetBody, domain: AnchorDomain): Hex {
  return hashTypedData({ domain: domainOf(domain), types, primaryType: 'SignerSet', message: set })
}

/** The EIP-712 digest that registrars sign to propose a recovery. */
export function recoveryDigest(recovery: RecoveryBody, domain: AnchorDomain): Hex {
  return hashTypedData({ domain: domainOf(domain), types, primaryType: 'Recovery', message: recovery })
}

/** The EIP-712 digest that the current set signs to object to a recovery. */
export function cancelRecoveryDigest(recovery: Omit<RecoveryBody, 'validityMs'>, domain: AnchorDomain): Hex {
  return hashTypedData({ domain: domainOf(domain), types, primaryType: 'CancelRecovery', message: recovery })
}

function domainOf({ chainId, anchor }: AnchorDomain) {
  return { name: 'Phat Bricks', version: '1', chainId, verifyingContract: anchor }
}
