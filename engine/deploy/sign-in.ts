import { z } from 'zod'
import { Fault } from '../../bricks/kit'
import { ownerKeySchema } from './act'
import { verifyText } from './verify-act'

/** An owner’s word that whoever holds it acts as that owner here until it expires. It signs for no deployment. */
export const signInSchema = z.strictObject({
  instance: z.string().regex(/^[\x21-\x7e]{1,80}$/),
  owner: ownerKeySchema,
  /** Unix ms. */
  expiryMs: z.int().min(0).max(8_640_000_000_000_000),
})
export type SignIn = z.output<typeof signInSchema>

/** The longest that an owner stays signed in. */
const MAX_SIGN_IN_MS = 24 * 3_600_000

/** The text an owner signs to manage secrets: printable ASCII, one fact a line. */
export const signInMessage = ({ instance, owner, expiryMs }: SignIn): string =>
  [
    'Phat Bricks sign-in, to manage secrets',
    '',
    `Instance:    ${instance}`,
    `Owner:       ${owner}`,
    `Expires:     ${new Date(expiryMs).toISOString()}`,
  ].join('\n')

/** Checks that the owner signed in here, for a day at most. @throws {Fault} `act_foreign`, `act_expired`, `bad_signature`, `act_altered`. */
export async function verifySignIn(
  signIn: SignIn,
  signature: string,
  { instance, nowMs }: { instance: string; nowMs: number },
): Promise<void> {
  if (signIn.instance !== instance)
    throw new Fault('act_foreign', `This was signed for the installation ${signIn.instance}, and this is ${instance}.`, {
      remedy: 'Sign in here again.',
    })
  if (signIn.expiryMs <= nowMs || signIn.expiryMs > nowMs + MAX_SIGN_IN_MS)
    throw new Fault('act_expired', 'The sign-in has expired, or would last longer than a day.', {
      remedy: 'Check the clock of the machine that signed, and sign in again.',
    })
  await verifyText(signInMessage(signIn), signature, signIn.owner)
}
