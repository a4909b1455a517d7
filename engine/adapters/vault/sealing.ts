import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { canonicalJson, Fault } from '../../../bricks/kit'
import type { SealedSecret, SecretPlace } from '../../world'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A key’s public name: a hash, from which the key does not follow. */
export const keyIdOf = (key: Uint8Array): string => createHash('sha256').update('phat.secrets-key/1').update(key).digest('hex').slice(0, 16)

/** What is authenticated with a value, so that a row copied to another owner, name or host does not open. */
const associated = ({ owner, name, hosts }: SecretPlace): Buffer => Buffer.from(canonicalJson({ owner, name, hosts: [...hosts] }))

/** Seals with AES-256-GCM: nonce ‖ tag ‖ ciphertext. */
export function seal(value: string, place: SecretPlace, key: Uint8Array): SealedSecret {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated(place))
  const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
  return { ...place, keyId: keyIdOf(key), sealed: Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64') }
}

/** Opens what {@link seal} made. @throws {Fault} `secret_sealed` when no key fits, or anything was altered. */
export function unseal({ sealed, keyId, ...place }: SealedSecret, keys: readonly Uint8Array[]): string {
  const key = keys.find((one) => keyIdOf(one) === keyId)
  if (!key) throw secretSealed(place.name, 'its key is not here')
  const bytes = Buffer.from(sealed, 'base64')
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(associated(place)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    // Its cause says nothing more, and nothing near a secret is worth handing on.
    throw secretSealed(place.name, 'it was altered')
  }
}

const secretSealed = (name: string, why: string): Fault =>
  new Fault('secret_sealed', `The secret ${name} cannot be opened: ${why}.`, {
    remedy: 'Give back the key that sealed it (keys.json, or PHAT_SECRETS_KEY), or enter the secret again.',
  })
