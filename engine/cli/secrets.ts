import path from 'node:path'
import { parseArgs } from 'node:util'
import { Fault } from '../../bricks/kit'
import { createStore } from '../adapters/prisma/store'
import { rotateSecretsKey, secretsOf } from '../adapters/vault'
import { type Command, EXIT, UsageError } from './command'

/** `phat secrets rotate`: a new key for the owners’ secrets. */
export const command: Command = {
  help: `Usage: phat secrets rotate [--json]

Makes a new key for the owners’ secrets in keys.json and seals every secret again with it; the engine may run meanwhile.
The key before it stays in the file until the next rotation. Where PHAT_SECRETS_KEY gives the keys, put the new one first and the old
one after a comma, start everything again with that, then run this: it seals every secret again with the first.

Environment:
  DATABASE_URL      Postgres
  PHAT_DIR          keys and settings (default: .phat)
  PHAT_SECRETS_KEY  keys for secrets in hex, instead of those in keys.json`,
  async run(args) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: 'boolean' } } })
    if (positionals.length !== 1 || positionals[0] !== 'rotate') throw new UsageError('Say what to do: rotate.')
    const databaseUrl = process.env.DATABASE_URL
    if (!databaseUrl)
      throw new Fault('settings_invalid', 'DATABASE_URL is not set.', {
        remedy: 'Name the database of the installation, and start this again.',
      })
    const { resealed, newKey } = await rotate(databaseUrl, path.resolve(process.env.PHAT_DIR ?? '.phat'))
    if (values.json) console.log(JSON.stringify({ ok: true, resealed, newKey }))
    else console.log(`${newKey ? 'A new key was made. ' : ''}${resealed} ${resealed === 1 ? 'secret was' : 'secrets were'} sealed again.`)
    return EXIT.ok
  },
}

/** Seals every secret with a new key. What cannot be opened stops it, and changes no row. */
export async function rotate(databaseUrl: string, dir: string): Promise<{ resealed: number; newKey: boolean }> {
  const store = createStore(databaseUrl, { connections: 1 })
  try {
    const vault = secretsOf(dir)
    const again = () => store.resealSecrets((one) => (vault.isCurrent(one) ? null : vault.seal(vault.open(one), one)))
    // A rotation that was cut short left rows of the key that this one is about to forget.
    const before = await again()
    const newKey = rotateSecretsKey(dir)
    return { resealed: newKey ? await again() : before, newKey }
  } finally {
    await store.close()
  }
}
