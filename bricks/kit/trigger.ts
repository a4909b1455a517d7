import type { Host } from './host'
import type { Value } from './values'

/**
 * How workers come to believe a trigger’s input. `derived`: it follows from the time. `refetched`: each fetches what it refers to. `signed`: each
 * verifies the sender’s signature. `gateway`: one machine saw it, and nobody else can check.
 */
export type TriggerWitness = 'derived' | 'refetched' | 'signed' | 'gateway'

/** How a trigger’s input reaches the workers, and when it is due. `deployment` is its 0x-hex id; dry runs and previews have none. */
export interface TriggerSpec<Config> {
  witness: TriggerWitness | ((config: Config) => TriggerWitness)
  /** Whether the owner lets what the gateway alone saw count as agreed. */
  trustsGateway?(config: Config): boolean
  /** The next due time after `afterMs` (Unix ms); null for a trigger without a schedule. */
  next(config: Config, afterMs: number, deployment?: string): number | null
  /** The trigger’s input for a run due at `dueMs`; null where a message brings it. */
  input(dueMs: number, deployment?: string): Value
  /** What a dry run takes for the input, where a message brings it. */
  sample?(config: Config, nowMs: number): Value
  /** How old a due time may be when a worker first hears of it, ms; a week when absent, and at most. */
  freshMs?: number
  wake?: WakeSpec<Config>
  delivery?: DeliverySpec<Config>
}

/** What a wake-up’s check found: whether to start a run, why, and what to remember until the next check. */
export interface WakeCheck {
  wake: boolean
  state: Value
  reason: string
}

/**
 * Looks at due times whether a run is worth starting. The engine alone does so, and nobody has to believe it: the run’s input is the due time, and
 * the committee looks again.
 */
export interface WakeSpec<Config> {
  check(context: { config: Config; host: Pick<Host, 'http'>; state: Value; nowMs: number }): Promise<WakeCheck>
}

/** A message as the gateway got it; header names in lower case. */
export interface Delivery {
  headers: Readonly<Record<string, string>>
  body: string
}

/** A trigger that messages from outside start. */
export interface DeliverySpec<Config> {
  maxBytes(config: Config): number
  /** Media type that the body must have, such as `application/json`. */
  contentType(config: Config): string
  /** The most runs it starts a minute. */
  perMinute(config: Config): number
  /** Name of the owner’s secret that the gateway checks messages with; undefined where a public key does. */
  secret(config: Config): string | undefined
  /** The run’s input, once everything that the gateway can check holds. @throws {Fault} */
  admit(config: Config, delivery: Delivery, atMs: number, secret: string | undefined): Value
  /** Checks what every worker can of a run’s input; gives the name of its message, the same for a repeat. @throws {Fault} */
  verify(config: Config, input: Value, dueMs: number): string
  /** A shell command that sends a message. */
  example(config: Config, url: string): string
}

/** How one config’s input is witnessed. */
export const witnessOf = <Config>({ witness }: TriggerSpec<Config>, config: Config): TriggerWitness =>
  typeof witness === 'function' ? witness(config) : witness

/** Whether a trigger’s values are the same at every honest worker and need no agreement. */
export const isAgreedTrigger = <Config>(spec: TriggerSpec<Config>, config: Config): boolean =>
  witnessOf(spec, config) !== 'gateway' || (spec.trustsGateway?.(config) ?? false)
