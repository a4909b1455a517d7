import { Fault } from '@/bricks/kit'
import { signInMessage } from '@/engine/core'
import { refreshQueries } from '../_client/use-query'
import { callApi, routes } from '../_contracts'
import { signText } from '../_wallet'

const STAY_MS = 12 * 3_600_000
const MINUTE_MS = 60_000

/** Has the account sign in as owner of its secrets, in this browser. @throws {Fault} of the wallet, or a problem of the API. */
export async function signIn(owner: string): Promise<void> {
  const { instance } = await callApi(routes.getHealth, {})
  if (instance === null)
    throw new Fault('engine_down', 'The engine has not been started yet.', { remedy: 'Start it with npm start.', retry: true })
  const wanted = { instance, owner, expiryMs: Math.ceil((Date.now() + STAY_MS) / MINUTE_MS) * MINUTE_MS }
  await callApi(routes.openOwnerSession, { body: { signIn: wanted, signature: await signText(owner, signInMessage(wanted)) } })
  await refreshQueries('secrets')
}

/** Ends that. */
export async function signOut(): Promise<void> {
  await callApi(routes.closeOwnerSession, {})
  await refreshQueries('secrets')
}
