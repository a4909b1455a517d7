import type { RawReply } from './weather'

/** A made-up attestation of reserves, byte for byte what its hashes are of. */
export const DEMO_RESERVES =
  '{"asset":"USD","reserves":"1250000000.00","liabilities":"1243518204.37","auditor":"Example Audit LLP","asOf":"2026-09-30T00:00:00Z"}'

/** Its CIDs: as a raw block, and as a UnixFS file of one block. */
export const DEMO_RESERVES_CIDS = [
  'bafkreiaff4665ofw5w24go7o42br7vho4l2psmzx6iaomvewp7tu3cpsmm',
  'QmTLiwyDGpCZXFq1U75fKiiaf1D2vKXQFzRJqHSe6Wxpms',
] as const

/** A stored object by its name, at any time the same; undefined for an unknown one. */
export function objectReply(name: string): RawReply | undefined {
  return name === 'reserves.json' ? { status: 200, text: DEMO_RESERVES } : undefined
}

/** What a gateway gives for a CID; undefined for content that it does not have. */
export function gatewayReply(cid: string): RawReply | undefined {
  return DEMO_RESERVES_CIDS.some((known) => known === cid) ? { status: 200, text: DEMO_RESERVES } : undefined
}
