import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { bytesToHex, type Hex, hexToBytes, keccak256 } from 'viem'
import { z } from 'zod'
import { Fault } from '../../../bricks/kit'
import { defaultRosterSize } from '../../network/roster'
import type { SecretVault, Signer, Vault } from '../../world'
import { signerOf } from './keys'
import { secretKeysFromEnv, secretsOf, secretVault } from './secret-keys'

const key = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{64}$/)])

const keysSchema = z.object({
  instance: z.string().min(1),
  rosterSeed: key,
  rosterSize: z.int().min(31),
  /** Every worker’s key follows from it. */
  workerSeed: key,
  registrars: z.array(key).min(1),
  /** Pays gas. */
  relayer: key,
  /** Deploys the contracts on local chains. */
  deployer: key,
  /** May pause the anchor, and nothing else. */
  pauser: key,
  /** Of the database role that worker code uses. */
  workersPassword: z.string().min(16),
  /** Seal the owners’ secrets: the first does, older ones still open. Absent in files made before there were secrets. */
  secretsKeys: z.array(key).min(1).optional(),
})

export type Keys = z.output<typeof keysSchema>

/** A vault with what only the set-up of an installation needs. */
export interface FileVault extends Vault {
  readonly keys: Keys
}

const secret = (): Hex => bytesToHex(randomBytes(32))

function freshKeys(): Keys {
  return {
    instance: `phat-${randomBytes(4).toString('hex')}`,
    rosterSeed: secret(),
    rosterSize: defaultRosterSize,
    workerSeed: secret(),
    registrars: [secret(), secret(), secret()],
    relayer: secret(),
    deployer: secret(),
    pauser: secret(),
    workersPassword: randomBytes(24).toString('hex'),
    secretsKeys: [secret()],
  }
}

/** Opens the installation’s keys in `dir`, and makes them the first time. The relayer’s key may come from `PHAT_RELAYER_KEY` instead. */
export function openVault(dir: string, { create = true }: { create?: boolean } = {}): FileVault {
  const file = path.join(dir, 'keys.json')
  if (!existsSync(file)) {
    if (!create) {
      throw new Fault('vault_missing', `There are no keys at ${file}.`, { remedy: 'Run npm start once: it makes them.' })
    }
    mkdirSync(dir, { recursive: true })
    writeKeys(file, freshKeys())
  }
  const keys = readKeys(file)
  if (create && !keys.secretsKeys) writeKeys(file, { ...keys, secretsKeys: [secret()] })
  return vaultOf(keys, secretsOf(dir))
}

/** Puts a new key for secrets before the one in use, and forgets older ones. False when the environment gives the keys. */
export function rotateSecretsKey(dir: string): boolean {
  if (secretKeysFromEnv()) return false
  const file = path.join(dir, 'keys.json')
  const keys = readKeys(file)
  writeKeys(file, { ...keys, secretsKeys: [secret(), ...(keys.secretsKeys ?? []).slice(0, 1)] })
  return true
}

function writeKeys(file: string, keys: Keys) {
  // Written whole under another name first: half a key file would be worse than none.
  writeFileSync(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
  chmodSync(`${file}.new`, 0o600)
  renameSync(`${file}.new`, file)
}

function readKeys(file: string): Keys {
  try {
    return keysSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new Fault('vault_damaged', `The key file ${file} cannot be read.`, {
      remedy: 'Put it back from a copy. Without it the deployments of this installation cannot go on.',
      cause,
    })
  }
}

/** A vault over keys that are known. */
export function vaultOf(keys: Keys, secrets: SecretVault = secretVault(() => keys.secretsKeys ?? [])): FileVault {
  const seed = hexToBytes(keys.workerSeed)
  const workers = new Map<number, Signer>()
  return {
    keys,
    secrets,
    instance: keys.instance,
    rosterSeed: keys.rosterSeed,
    rosterSize: keys.rosterSize,
    registrars: () => keys.registrars.map(signerOf),
    relayerKey: () => key.parse(process.env.PHAT_RELAYER_KEY ?? keys.relayer),
    worker(index) {
      const known = workers.get(index)
      if (known) return known
      // keccak256(seed ‖ index): a random oracle over a secret, so that one worker’s key tells nothing about another’s.
      const input = new Uint8Array(36)
      input.set(seed)
      new DataView(input.buffer).setUint32(32, index)
      const signer = signerOf(keccak256(input))
      if (workers.size < 50_000) workers.set(index, signer)
      return signer
    },
  }
}
