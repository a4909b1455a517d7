import type { Hex } from 'viem'
import { type Delivery, Fault } from '../../../bricks/kit'
import { readBundle } from '../../bundle/make-bundle'
import { deliveryKey, isOneAtATime, triggerOf } from '../../schedule/due'
import { secretMissing } from '../../witness/secrets'
import { runIdOf } from '../../witness/witness'
import type { DeploymentRecord } from '../../world'
import { newRun, skippedRun, underWay } from '../trigger'
import type { MessageGate } from './message-gate'
import type { SecretCases } from './secrets'
import type { CaseWorld } from './world'

/** What became of a message. */
export interface Delivered {
  run: Hex
  /** The same message came before, and this is the run that it started then. */
  repeated: boolean
  /** Its run ended where it began, as another was under way. */
  skipped: boolean
}

/** What a gateway reaches. */
export type GatewayWorld = CaseWorld & Pick<SecretCases, 'openSecrets'> & { gate: MessageGate }

/**
 * Takes a message for a deployment and starts its run, once for each message. What the gateway finds here, workers check again, as far as they can.
 * @throws {Fault} `deployment_unknown`, `not_running`, `no_hook`, `too_many_messages`, `message_type`, `message_too_large`, `secret_missing`,
 * and the trigger’s own.
 */
export async function deliver(world: GatewayWorld, id: Hex, message: Delivery): Promise<Delivered> {
  const { store, clock, catalogue, gate } = world
  const deployment = await running(world, id)
  const found = await store.version(id, deployment.version)
  if (!found) throw new Error(`Deployment ${id} has no version ${deployment.version}.`)
  const { content } = readBundle(found.version.bundleText, found.version.bundleId)
  const trigger = triggerOf(content, catalogue, id)
  if (!trigger?.delivery) {
    throw new Fault('no_hook', 'This deployment is not started by messages.', { remedy: 'Give its workflow a trigger such as Webhook.' })
  }
  const { delivery, brick } = trigger
  const atMs = clock.nowMs()
  gate.count(id, delivery.perMinute, atMs)
  checkKind(message, delivery)
  const input = delivery.admit(message, atMs, await secretFor(world, deployment, delivery.secret))
  const triggerKey = deliveryKey(brick, delivery.verify(input, atMs))
  const run = runIdOf(id, triggerKey)
  const before = await store.run(run)
  if (before) return { run, repeated: true, skipped: before.status === 'skipped' }
  gate.open(id, delivery.perMinute, atMs)
  const start = { deployment: id, version: deployment.version, triggerKey, input, dueMs: atMs, atMs }
  const outcome = await store.createRun(newRun({ ...start, exclusive: isOneAtATime(content, catalogue) }))
  if (outcome !== 'busy') return { run, repeated: outcome === 'exists', skipped: false }
  const noted = await store.createRun(skippedRun(start, underWay))
  return { run, repeated: noted === 'exists', skipped: true }
}

async function running({ store }: CaseWorld, id: Hex): Promise<DeploymentRecord> {
  const deployment = await store.deployment(id)
  if (!deployment) throw new Fault('deployment_unknown', `There is no deployment ${id}.`, { remedy: 'Check the address of the message.' })
  if (deployment.status === 'running') return deployment
  throw new Fault('not_running', `The deployment is ${deployment.status}.`, {
    remedy: deployment.status === 'paused' ? 'Send it again when the owner has resumed it.' : 'Send it to another deployment.',
  })
}

function checkKind({ headers, body }: Delivery, { contentType, maxBytes }: { contentType: string; maxBytes: number }) {
  const given = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (given !== contentType) {
    throw new Fault('message_type', `The message is ${given || 'of no type'}.`, { remedy: `Send it with “content-type: ${contentType}”.` })
  }
  if (new TextEncoder().encode(body).length > maxBytes) throw messageTooLarge(maxBytes)
}

/** The refusal of a message that is longer than may be. */
export const messageTooLarge = (maxBytes: number): Fault =>
  new Fault('message_too_large', `The message is larger than ${maxBytes} bytes.`, {
    remedy: 'Send less, or raise the trigger’s largest message and deploy again.',
  })

async function secretFor(
  { openSecrets }: GatewayWorld,
  { owner }: DeploymentRecord,
  name: string | undefined,
): Promise<string | undefined> {
  if (name === undefined) return undefined
  const [secret] = await openSecrets(owner, [name])
  if (!secret) throw secretMissing(name)
  return secret.value
}
