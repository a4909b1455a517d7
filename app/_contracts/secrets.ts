import { z } from 'zod'
import { ownerKeySchema, signInSchema } from '@/engine/core'
import { timeMs } from './ids'

/** A secret’s name, as graphs write it in `{secret:NAME}`. */
export const secretNameSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'Use capital letters, digits and _, beginning with a letter, such as API_KEY.')

/** A host as permissions name it: `:port` only where it is not the scheme’s own. */
export const secretHostSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(260)
  .regex(
    /^(?:(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*|\[[0-9a-f:.]+\])(?::[1-9]\d{0,4})?$/,
    'Use a host such as api.example.com, without https:// and path; add :port only where it is not the usual one.',
  )

/** A secret’s value: one line, and long enough that masking it does not blot out innocent text. */
export const secretValueSchema = z
  .string()
  .min(8, 'Use at least 8 characters: shorter values cannot be masked in replies.')
  .max(4096, 'Use at most 4,096 characters.')
  .refine((text) => text.isWellFormed() && !/[\p{Cc}]/u.test(text) && text.trim() === text, 'Use one line without spaces around it.')

export const secretParams = z.object({ name: secretNameSchema })
/** `PUT secrets/{name}`: value and hosts are sealed together, so both come anew. Without hosts it only checks what arrives, and is sent nowhere. */
export const putSecretSchema = z.object({ value: secretValueSchema, hosts: z.array(secretHostSchema).max(20) })

/** A secret without its value. */
export const secretSchema = z.object({
  name: secretNameSchema,
  hosts: z.array(z.string()),
  createdMs: timeMs,
  updatedMs: timeMs,
  /** When a run or dry run last began that may send it. */
  lastUsedMs: timeMs.nullable(),
})
export type SecretInfo = z.output<typeof secretSchema>

export const secretListSchema = z.object({ owner: ownerKeySchema, secrets: z.array(secretSchema) })
export const deletedSecretSchema = z.object({ name: secretNameSchema })

/** `POST owner-session`. */
export const ownerSessionRequestSchema = z.object({ signIn: signInSchema, signature: z.string().regex(/^0x[0-9a-f]{128,134}$/) })
export const ownerSessionSchema = z.object({ owner: ownerKeySchema, expiryMs: timeMs })
export const closedOwnerSessionSchema = z.object({ ok: z.literal(true) })
