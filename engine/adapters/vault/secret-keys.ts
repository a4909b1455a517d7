import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { hexToBytes } from 'viem'
import { z } from 'zod'
import { Fault } from '../../../bricks/kit'
import type { SecretVault } from '../../world'
import { keyIdOf, seal, unseal } from './sealing'

/** Keys for secrets as 0x-hex, the one that seals first; older ones still open. */
export type ReadSecretKeys = () => readonly `0x${string}`[]

/** Keys that the environment gives instead of the key file, separated by commas; undefined when it gives none. */
export function secretKeysFromEnv(env: NodeJS.ProcessEnv = process.env): `0x${string}`[] | undefined {
  const text = env.PHAT_SECRETS_KEY?.trim()
  if (!text) return undefined
  return text.split(',').map((part) => {
    const key = part.trim().toLowerCase().replace(/^0x/, '')
    if (/^[0-9a-f]{64}$/.test(key)) return `0x${key}` as const
    throw new Fault('settings_invalid', 'PHAT_SECRETS_KEY is not a list of 32-byte keys in hex.', {
      remedy: 'Make one with “openssl rand -hex 32”; the first seals, further ones after a comma only open.',
    })
  })
}

const fileSchema = z.looseObject({ secretsKeys: z.array(z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{64}$/)])).optional() })

/** Seals and opens secrets with the keys in `dir`, or those of `PHAT_SECRETS_KEY`; looks at no other key. */
export const secretsOf = (dir: string): SecretVault => {
  const file = path.join(dir, 'keys.json')
  return secretVault(
    () =>
      secretKeysFromEnv() ?? (existsSync(file) ? fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).secretsKeys : undefined) ?? [],
  )
}

/** Seals and opens secrets. Keys are read anew at each use, so that a rotation by another process counts at once. */
export function secretVault(read: ReadSecretKeys): SecretVault {
  const keys = () => read().map((key) => hexToBytes(key))
  const first = () => {
    const [key] = keys()
    if (key) return key
    throw new Fault('vault_missing', 'There is no key for secrets.', { remedy: 'Run npm start once: it makes one.' })
  }
  return {
    seal: (value, place) => seal(value, place, first()),
    open: (secret) => unseal(secret, keys()),
    isCurrent: ({ keyId }) => keyIdOf(first()) === keyId,
    authenticate: (text) => keys().map((key) => createHmac('sha256', key).update('phat.owner-session/1\n').update(text).digest('hex')),
  }
}
