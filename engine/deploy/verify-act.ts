import { utf8ToBytes } from '@noble/hashes/utils.js'
import { Fault } from '../../bricks/kit'
import type { OwnerAct, SignedAct } from './act'
import { actMessage } from './message'

/** What the act must fit, beside its signature. */
export interface ActContext {
  /** This installation. */
  instance?: string
  /** The clock of who asks, Unix ms; left out by who verifies an act that was admitted long ago. */
  nowMs?: number
}

/** How far ahead a signature may expire: longer would let a stolen one lie in wait. */
export const MAX_ACT_LIFE_MS = 60 * 60_000

/** The bytes a wallet signs for an act: its message between the tags by which wallets keep texts apart from transactions. */
export const actBytes = (act: OwnerAct): Uint8Array => textBytes(actMessage(act))

/** The bytes a wallet signs for a text. */
export const textBytes = (text: string): Uint8Array => utf8ToBytes(`<Bytes>${text}</Bytes>`)

/**
 * Checks that the owner named in an act signed exactly it, for this installation, and lately enough. A used nonce is the store’s to refuse.
 * @throws {Fault} `act_foreign`, `act_expired`, `bad_signature` (no signature of any kind of key), `act_altered` (not over this act).
 */
export async function verifyAct({ act, signature }: SignedAct, { instance, nowMs }: ActContext = {}): Promise<void> {
  if (instance !== undefined && act.instance !== instance)
    throw new Fault('act_foreign', `This was signed for the installation ${act.instance}, and this is ${instance}.`, {
      remedy: 'Open the deploy sheet here and sign again.',
    })
  if (nowMs !== undefined && act.expiryMs <= nowMs)
    throw new Fault('act_expired', `The signature was good until ${new Date(act.expiryMs).toISOString()}.`, {
      remedy: 'Sign again; the text then carries a new time.',
    })
  if (nowMs !== undefined && act.expiryMs > nowMs + MAX_ACT_LIFE_MS)
    throw new Fault('act_expired', 'The signature would be good for more than an hour.', {
      remedy: 'Check the clock of the machine that signed, and sign with an earlier expiry.',
    })
  await verifyText(actMessage(act), signature, act.owner)
}

/** Checks that an owner signed exactly this text. @throws {Fault} `bad_signature`, `act_altered`. */
export async function verifyText(text: string, signature: string, owner: string): Promise<void> {
  if (!/^0x(?:[0-9a-f]{128}|[0-9a-f]{130}|[0-9a-f]{132})$/.test(signature))
    throw new Fault('bad_signature', 'This is not a signature of an sr25519, ed25519, ecdsa or ethereum key.', {
      remedy: 'Sign again with a Polkadot wallet.',
    })
  // Curves are heavy and a page verifies once, so they load when asked for.
  const { signerKind } = await import('./signature')
  if (signerKind(textBytes(text), signature, `0x${owner.slice(2)}`) === undefined)
    throw new Fault(
      'act_altered',
      `The signature is not the owner’s over this text: one of them was changed after signing, or another key signed.`,
      {
        remedy: 'Sign again with the account that owns the deployment.',
      },
    )
}
