import type { z } from 'zod'
import type { FaultData } from './fault'
import type { Host, Need } from './host'
import type { TriggerSpec } from './trigger'
import type { WireType } from './types'
import type { PortValues, Value } from './values'

/** Where a brick runs: triggers start a run, heads run per worker, agree bricks are the frontier, the rest follows. */
export type BrickKind = 'trigger' | 'observe' | 'transform' | 'state' | 'flow' | 'agree' | 'settle' | 'effect'

/** The closed set of form widgets, owned by the app; named in a config field’s `.meta({ widget })`. */
export type Widget =
  | 'text'
  | 'url'
  | 'pair'
  | 'cron'
  | 'duration'
  | 'code'
  | 'formula'
  | 'path'
  | 'chain'
  | 'contract'
  | 'abi-function'
  | 'headers'
  | 'secret'
  | 'select'
  | 'toggle'
  | 'number'
  | 'list'
  | 'map'

declare module 'zod' {
  interface GlobalMeta {
    widget?: Widget
    unit?: string
    placeholder?: string
    /** Shown behind “More settings”. */
    advanced?: boolean
  }
}

/** An input port. `accepts` lists type strings; `['any']` takes every value but a signal. */
export interface InputPort {
  title: string
  accepts: readonly string[]
  optional?: boolean
  /**
   * What happens when the wire brings nothing: the brick is skipped with its source (the default), or it runs without the value, and
   * `failures` says whether the source failed. A brick with a wired `omit` port rejoins branches.
   */
  absent?: 'skip' | 'omit'
}

/** An output port: its wire type as a string. */
export type OutputTypes = Record<string, string>

/** The types that reach a brick’s wired inputs. */
export type InputTypes = Record<string, WireType>

/** A mistake in a brick’s settings, found when compiling. `path` names the config field. */
export interface ConfigIssue {
  code: string
  message: string
  severity?: 'error' | 'warning'
  path?: string
  port?: string
  /** One click that repairs it: the config field and its new value. */
  fix?: { title: string; path: string; value: string | number | boolean }
}

/** What a brick may reach and how often, per worker and run. */
export interface Permissions {
  /** Host names, with `:port` when it is not the scheme’s own; one entry for each request of a run without retries, so that requests can be counted. */
  hosts?: readonly string[]
  chainsRead?: readonly string[]
  gatewayTrust?: boolean
  /** Names of secrets it sends; see {@link secretNames}. */
  secrets?: readonly string[]
}

/** The most a brick may use, per worker and run. */
export interface Limits {
  requests?: number
  bytes?: number
  timeMs?: number
}

/** What the target’s feed said last; `amount` is a canonical decimal. */
export interface SettledValue {
  amount: string
  updatedAtMs: number
}

/** What `execute` is handed. */
export interface ExecuteContext<Config, Needs extends Need> {
  config: Config
  inputs: PortValues
  /** Input port → the failure that left it empty, for ports whose `absent` is `omit`; a branch not taken leaves no failure. */
  failures: Readonly<Record<string, FaultData>>
  host: Pick<Host, Needs>
  /** In the head the worker’s clock when it began; in the tail the median of the set. Unix ms. */
  nowMs: number
  /** The trigger’s input, for bricks of kind trigger. */
  trigger: Value
  /** What this brick remembered in the last run that settled or was skipped; null at first. Only for bricks with `stateful`. */
  state: Value
  /** Keeps a value for the next run. */
  remember(state: Value): void
  /** Last settled values of the feeds this brick guards; null when there is none to read, so that state decides. Only with `reads: 'settled'`. */
  settled: readonly SettledValue[] | null
  /** Says in words why a branch was or was not taken. */
  explain(reason: string): void
}

/** A row of the brick’s body on the canvas. */
export interface BrickRow {
  label: string
  value: string
}

/** What one member saw at an agree brick. */
export interface Vote {
  worker: string
  inputs: PortValues
}

/** Committee size, faults tolerated, quorum. */
export interface QuorumPolicy {
  n: number
  f: number
  q: number
}

/** How an agree brick judged one member; `offPercent` is null when it cannot be said. */
export interface Judgement {
  worker: string
  inlier: boolean
  offPercent: string | null
}

/** An agree brick’s verdict over one set of votes. */
export type AgreeOutcome =
  | { ok: true; outputs: PortValues; judgements: Judgement[] }
  | { ok: false; message: string; got: number; need: number; judgements: Judgement[] }

/** The agree brick’s rule; pure, and the same for coordinator and workers. `inputTypes` are those of its wires, which the votes fit. */
export type AgreeRule<Config> = (votes: readonly Vote[], config: Config, policy: QuorumPolicy, inputTypes?: InputTypes) => AgreeOutcome

/** What a settle brick is told when it encodes its call. */
export interface SettleContext<Config> {
  config: Config
  inputs: PortValues
  inputTypes: InputTypes
  /** Median observation time of the set, Unix ms. */
  nowMs: number
  /** 32-byte ids in 0x-hex. */
  deployment: `0x${string}`
  bundle: `0x${string}`
  run: `0x${string}`
}

/** A call as the forwarder makes it on the target. */
export interface SettleCall {
  data: `0x${string}`
  deliveryGas: number
}

/** The on-chain side of a settle brick. */
export interface SettleSpec<Config> {
  /** The function it calls, such as `write(int256,uint64)`: part of the bundle. */
  interface(config: Config): string
  /** Set when the target is a feed of the factory, which this brick reads back as the last settled value. */
  feed?(config: Config, inputTypes: InputTypes): { decimals: number; description: string }
  call(context: SettleContext<Config>): SettleCall
}

/** What the member elected for an effect is handed, after the committee has agreed. */
export interface EffectContext<Config, Needs extends Need> {
  config: Config
  /** The agreed values at its inputs. */
  inputs: PortValues
  host: Pick<Host, Needs>
  /** 32-byte ids in 0x-hex. */
  deployment: `0x${string}`
  run: `0x${string}`
  /** The same at every attempt and every member: effects happen at least once, so receivers drop repeats by it. */
  idempotencyKey: string
  /** Median observation time of the set, Unix ms. */
  nowMs: number
}

/** The outside of an effect brick. Its `execute`, if any, is pure and runs at every member; `perform` runs at one. */
export interface EffectSpec<Config, Needs extends Need> {
  /** Resolves with one line for people, such as “sent to hooks.example.com”. */
  perform(context: EffectContext<Config, Needs>): Promise<string>
}

/** What a code that a brick’s Faults or diagnostics carry means, for the page of errors. */
export interface CodeEntry {
  title: string
  cause: string
  remedy: string
}

/** A brick, as its folder defines it. Config fields carry `title`, `widget` and defaults in their schema. */
export interface BrickDefinition<Schema extends z.ZodObject = z.ZodObject, Needs extends Need = Need> {
  /** Equals the folder’s name. */
  id: string
  version: number
  kind: BrickKind
  title: string
  summary: string
  /** A lucide icon’s kebab-case name. */
  icon: string
  needs: readonly Needs[]
  config: Schema
  inputs: Record<string, InputPort> | ((config: z.output<Schema>) => Record<string, InputPort>)
  /** May throw a Fault for settings that fit no type; the compiler reports it at this brick. */
  outputs: OutputTypes | ((context: { config: z.output<Schema>; inputs: InputTypes }) => OutputTypes)
  check?(context: { config: z.output<Schema>; inputs: InputTypes }): ConfigIssue[]
  permissions?(config: z.output<Schema>): Permissions
  limits?(config: z.output<Schema>): Limits
  /** One phrase for the “In words” card, such as “read ETH/USD from 5 markets”. */
  words?(config: z.output<Schema>): string
  /** The line under the title on the canvas. */
  subtitle?(config: z.output<Schema>): string
  /** At most five rows of the canvas card. */
  rows?(config: z.output<Schema>): BrickRow[]
  /** The codes that only this brick raises; those it shares with others are explained in the app. */
  codes?: Readonly<Record<string, CodeEntry>>
  reads?: 'settled'
  stateful?: boolean
  /** When it runs, nothing settles: the run ends as skipped, for the reason it explains. At a worker alone, before any agreement, that worker abstains. */
  stops?: boolean
  trigger?: TriggerSpec<z.output<Schema>>
  agree?: AgreeRule<z.output<Schema>>
  settle?: SettleSpec<z.output<Schema>>
  effect?: EffectSpec<z.output<Schema>, Needs>
  /** Absent for agree and settle bricks, which are judged and encoded instead. */
  execute?(context: ExecuteContext<z.output<Schema>, Needs>): PortValues | Promise<PortValues>
}

/** A brick whose config type has been forgotten; the catalogue holds these, and `config` has passed its schema. */
// biome-ignore lint/suspicious/noExplicitAny: one catalogue holds bricks of every config type; the compiler parses each config with the brick’s own schema before any of its functions sees it
export type Brick = BrickDefinition<any, any>

/** Types a brick’s definition by its own config schema and needs. */
export function defineBrick<Schema extends z.ZodObject, const Needs extends Need = never>(
  definition: BrickDefinition<Schema, Needs>,
): BrickDefinition<Schema, Needs> {
  return definition
}

/** The input ports of a brick for one config, with the `run` signal that every brick but a trigger has. */
export function inputPorts(brick: Brick, config: unknown): Record<string, InputPort> {
  const own: Record<string, InputPort> = typeof brick.inputs === 'function' ? brick.inputs(config) : brick.inputs
  return brick.kind === 'trigger' ? own : { run: { title: 'Run', accepts: ['signal'], optional: true }, ...own }
}

/** The output types of a brick for one config and the types at its inputs. @throws {Fault} when the config fits no type. */
export function outputTypes(brick: Brick, config: unknown, inputs: InputTypes): OutputTypes {
  return typeof brick.outputs === 'function' ? brick.outputs({ config, inputs }) : brick.outputs
}
