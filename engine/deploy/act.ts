import { z } from 'zod'
import { targetSchema } from '../graph/graph'

const hex = (bytes: number, what: string) => z.string().regex(new RegExp(`^0x[0-9a-f]{${bytes * 2}}$`), `Use ${what} as lower-case 0x-hex.`)

/** A deployment’s id: 32 bytes in 0x-hex. */
export const deploymentIdSchema = hex(32, 'a 32-byte id')
/** An owner: the 32-byte account id (sr25519, ed25519, ecdsa) or the 20-byte address of an ethereum key. */
export const ownerKeySchema = z.union([hex(32, 'a 32-byte account id'), hex(20, 'a 20-byte address')])

/** How the committee is drawn. */
export const committeePolicySchema = z.strictObject({
  n: z.int().min(1).max(31),
  /** Highest confidence level admitted; 1 is best, 5 worst. */
  minConfidence: z.int().min(1).max(5),
  regions: z.array(z.string().max(40)).max(20).optional(),
})

/** What an owner decides about a deployment, apart from its bundle. */
export const deploymentTermsSchema = z.strictObject({
  bundleId: z.string().regex(/^b[a-z2-7]{20,80}$/, 'Use a CIDv1 in base32.'),
  /** Settle brick id → where it writes. */
  targets: z.record(z.string(), z.array(targetSchema).min(1).max(8)),
  committee: committeePolicySchema,
  /** Whole test PHA locked while the deployment lives. */
  stakePha: z.int().min(1).max(1_000_000_000),
  /** How long a report stays valid after it was observed. */
  validityMs: z.int().min(60_000).max(86_400_000),
})

const common = {
  instance: z.string().min(1).max(80),
  owner: ownerKeySchema,
  /** Counts the owner’s acts; each is used once. */
  nonce: z.int().min(0),
  /** When the signature expires, Unix ms. */
  expiryMs: z.int().min(0).max(8_640_000_000_000_000),
}

/** One signed act of an owner. `deploy` starts a deployment, `upgrade` gives it a new version; the others name it only. */
export const ownerActSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('deploy'), ...common, terms: deploymentTermsSchema }),
  z.strictObject({ action: z.literal('upgrade'), ...common, deployment: deploymentIdSchema, terms: deploymentTermsSchema }),
  z.strictObject({ action: z.enum(['pause', 'resume', 'close', 'run']), ...common, deployment: deploymentIdSchema }),
])

export type OwnerAct = z.output<typeof ownerActSchema>
export type DeploymentTerms = z.output<typeof deploymentTermsSchema>
export type CommitteePolicy = z.output<typeof committeePolicySchema>

/** An act with the owner’s signature over its message (0x-hex). */
export const signedActSchema = z.strictObject({ act: ownerActSchema, signature: z.string().regex(/^0x[0-9a-f]{128,134}$/) })
export type SignedAct = z.output<typeof signedActSchema>
