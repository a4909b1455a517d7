import { putSecretSchema, secretNameSchema } from '../_contracts/secrets'

/** What the dialog’s fields hold. */
export interface SecretForm {
  name: string
  hosts: string
  value: string
}

/** A secret to save, or what is wrong with each field. */
export type ReadForm =
  | { ok: true; name: string; body: { value: string; hosts: string[] } }
  | { ok: false; errors: Partial<Record<keyof SecretForm, string>> }

/** Reads the dialog’s fields by the API’s own rules. */
export function readForm({ name, hosts, value }: SecretForm): ReadForm {
  const readName = secretNameSchema.safeParse(name)
  const body = putSecretSchema.safeParse({ value, hosts: hosts.split(/[\s,]+/).filter(Boolean) })
  if (readName.success && body.success) return { ok: true, name: readName.data, body: body.data }
  const errors: Partial<Record<keyof SecretForm, string>> = {}
  if (!readName.success) errors.name = readName.error.issues[0]?.message ?? ''
  for (const { path, message } of body.error?.issues ?? []) {
    const field = path[0] === 'value' ? 'value' : 'hosts'
    errors[field] ??= message
  }
  return { ok: false, errors }
}
