import type { Hex } from 'viem'
import type { Bundle } from '../../bundle/bundle'
import { secretNeeds } from '../../bundle/secret-needs'
import { secretHost, secretMissing } from '../../witness/secrets'
import type { CaseWorld } from './world'

/** The owner has every secret that the bundle sends, bound to where it sends it. @throws {Fault} `secret_missing`, `secret_host`. */
export async function checkSecrets({ store, catalogue }: CaseWorld, { content }: Bundle, owner: Hex): Promise<void> {
  const needs = secretNeeds(content, catalogue)
  if (needs.length === 0) return
  const secrets = await store.secrets(
    owner,
    needs.map(({ name }) => name),
  )
  for (const { name, hosts } of needs) {
    const secret = secrets.find((one) => one.name === name)
    if (!secret) throw secretMissing(name)
    const other = hosts.find((host) => !secret.hosts.includes(host))
    if (other !== undefined) throw secretHost(name, other)
  }
}
