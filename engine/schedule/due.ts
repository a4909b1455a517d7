import {
  canonicalJson,
  type Delivery,
  type Host,
  type Limits,
  type Permissions,
  type TriggerWitness,
  type Value,
  type WakeCheck,
  witnessOf,
} from '../../bricks/kit'
import type { BundleContent } from '../bundle/bundle'
import { type Catalogue, findBrick } from '../compile/resolve'

/** An epoch: a committee serves a deployment for one. */
export const epochMs = 24 * 3_600_000

/** The epoch of a trigger’s time. */
export const epochOf = (dueMs: number): number => Math.floor(dueMs / epochMs)

/** How a run is named: `<trigger brick>:<dueMs>` for a scheduled one, `<trigger brick>:<hash>` for a message’s, `act:<nonce>` for an owner’s. */
export const scheduledKey = (brick: string, dueMs: number): string => `${brick}:${dueMs}`
export const deliveryKey = (brick: string, message: string): string => `${brick}:${message}`
export const actKey = (nonce: number): string => `act:${nonce}`

/** The trigger of a plan, its settings filled in. */
export interface Trigger {
  brick: string
  witness: TriggerWitness
  /** How old a due time may be when a worker first hears of it, ms. */
  freshMs: number
  next(afterMs: number): number | null
  input(dueMs: number): Value
  /** There when a run is only worth its while now and then, which the engine finds out. */
  wake: Wake | null
  /** There when messages from outside start it. */
  delivery: DeliveryGate | null
}

/** What a wake-up’s check may reach, and the check. */
export interface Wake {
  permissions: Permissions
  limits: Limits
  check(host: Pick<Host, 'http'>, state: Value, nowMs: number): Promise<WakeCheck>
}

/** What a message must be to start a run; see `DeliverySpec` in the kit. */
export interface DeliveryGate {
  maxBytes: number
  contentType: string
  perMinute: number
  secret: string | undefined
  admit(delivery: Delivery, atMs: number, secret: string | undefined): Value
  verify(input: Value, dueMs: number): string
}

/** The trigger of a bundle as a deployment has it; null when this installation lacks its brick. Without a deployment, as a preview has it. */
export function triggerOf({ plan }: BundleContent, catalogue: Catalogue, deployment?: string): Trigger | null {
  const step = plan.steps.find(({ part }) => part === 'trigger')
  const brick = step && findBrick(catalogue, step.brick, step.version)
  const spec = brick?.trigger
  if (!step || !spec) return null
  const { config } = step
  const { wake, delivery } = spec
  return {
    brick: step.brick,
    witness: witnessOf(spec, config),
    freshMs: spec.freshMs ?? Number.POSITIVE_INFINITY,
    next: (afterMs) => spec.next(config, afterMs, deployment),
    input: (dueMs) => spec.input(dueMs, deployment),
    wake: wake
      ? {
          permissions: brick.permissions?.(config) ?? {},
          limits: brick.limits?.(config) ?? {},
          check: (host, state, nowMs) => wake.check({ config, host, state, nowMs }),
        }
      : null,
    delivery: delivery
      ? {
          maxBytes: delivery.maxBytes(config),
          contentType: delivery.contentType(config),
          perMinute: delivery.perMinute(config),
          secret: delivery.secret(config),
          admit: (message, atMs, secret) => delivery.admit(config, message, atMs, secret),
          verify: (input, dueMs) => delivery.verify(config, input, dueMs),
        }
      : null,
  }
}

/**
 * Checks all that can be checked of a run’s trigger without asking anyone: its key, its time and its input. A run by an owner’s act names the act,
 * which is checked elsewhere.
 * @throws {Fault} what a message’s check throws. @returns why it does not follow; undefined when it does.
 */
export function refuseTrigger(
  trigger: Trigger,
  { triggerKey, dueMs, input, act }: { triggerKey: string; dueMs: number; input: Value; act: { act: { nonce: number } } | null },
): string | undefined {
  if (trigger.delivery) {
    if (act) return 'A message starts these runs, and this one names an act.'
    return triggerKey === deliveryKey(trigger.brick, trigger.delivery.verify(input, dueMs))
      ? undefined
      : 'The run is not named after its message.'
  }
  if (canonicalJson(input) !== canonicalJson(trigger.input(dueMs))) return 'The trigger’s input is not that of its time.'
  if (act) return triggerKey === actKey(act.act.nonce) ? undefined : 'The run was not asked for by its act.'
  return triggerKey === scheduledKey(trigger.brick, dueMs) && trigger.next(dueMs - 1) === dueMs
    ? undefined
    : 'The schedule has no such time.'
}

/** Whether runs of a bundle must follow one another: each starts from what the last one left. */
export function isOneAtATime({ plan }: BundleContent, catalogue: Catalogue): boolean {
  return plan.steps.some(({ brick, version }) => {
    const found = findBrick(catalogue, brick, version)
    return found?.stateful === true || found?.reads === 'settled'
  })
}

/** What has become due since a cursor’s time. */
export interface Due {
  /** The newest due time; earlier ones are not made up for. */
  dueMs: number
  /** Due times before it that nobody handled. */
  missed: number
  nextMs: number | null
}

// A cursor weeks behind is counted no further than this.
const countedAtMost = 1_000

/** The newest due time up to now, how many were missed before it, and the next one. */
export function dueSince(trigger: Pick<Trigger, 'next'>, firstMs: number, nowMs: number): Due {
  let dueMs = firstMs
  let missed = 0
  let nextMs = trigger.next(dueMs)
  while (nextMs !== null && nextMs <= nowMs && missed < countedAtMost) {
    dueMs = nextMs
    missed++
    nextMs = trigger.next(dueMs)
  }
  if (nextMs === null || nextMs > nowMs) return { dueMs, missed, nextMs }
  // Too far behind to count: jump to the due time just before now.
  const period = nextMs - dueMs
  let latest = trigger.next(nowMs - period - 1) ?? dueMs
  for (let next = trigger.next(latest); next !== null && next <= nowMs; next = trigger.next(latest)) latest = next
  return { dueMs: latest, missed, nextMs: trigger.next(latest) }
}
