import type { Bundle } from '../../bundle/bundle'
import type { OpenSecret } from '../../witness/secrets'
import type { MemberTask } from '../../world'
import type { MemberWorld } from './world'

/**
 * Opens the secrets that the bundle names, for this one piece of work. The owner is that of the verified deployment, whatever the task says of
 * its rows, so nobody’s secret opens for another’s deployment. @throws {Fault} `secret_sealed`.
 */
export function openSecrets({ secrets, deployment }: MemberTask, { content }: Bundle, { vault }: MemberWorld): OpenSecret[] {
  const named = content.permissions.secrets ?? []
  return secrets
    .filter(({ name }) => named.includes(name))
    .map((secret) => ({ name: secret.name, hosts: secret.hosts, value: vault.secrets.open({ ...secret, owner: deployment.owner }) }))
}
