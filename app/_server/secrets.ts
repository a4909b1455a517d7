import type { routes, SecretInfo } from '@/app/_contracts'
import type { RouteCall, RouteReply } from '@/app/_contracts/route'
import { Fault } from '@/bricks/kit'
import type { SecretRecord } from '@/engine/server'
import { installation } from './installation'
import { requireOwner } from './owner-session'

/** Lists the signed-in owner’s secrets, without values. */
export async function listSecrets(_: unknown, request: Request): Promise<RouteReply<typeof routes.listSecrets>> {
  const owner = requireOwner(request)
  const secrets = await installation().listSecrets(owner)
  return { owner, secrets: secrets.map(present) }
}

/** Adds or replaces a secret of the signed-in owner. */
export async function putSecret({ params: { name }, body }: RouteCall<typeof routes.putSecret>, request: Request): Promise<SecretInfo> {
  const owner = requireOwner(request)
  return present(await installation().putSecret({ owner, name, ...body }))
}

/** A secret without what is sealed. */
const present = ({ name, hosts, createdMs, updatedMs, lastUsedMs }: SecretRecord): SecretInfo => ({
  name,
  hosts: [...hosts],
  createdMs,
  updatedMs,
  lastUsedMs,
})

/** Deletes a secret of the signed-in owner. @throws {Fault} `secret_missing`. */
export async function deleteSecret(
  { params: { name } }: RouteCall<typeof routes.deleteSecret>,
  request: Request,
): Promise<{ name: string }> {
  if (await installation().deleteSecret(requireOwner(request), name)) return { name }
  throw new Fault('secret_missing', `There is no secret ${name}.`, { remedy: 'Load the list again: it may have been deleted elsewhere.' })
}
