import type { BrickKind, Limits } from '../../bricks/kit'
import type { PortRef } from '../graph/graph'

/** Which of a plan’s three parts a step belongs to; the trigger stands before them. */
export type Part = 'trigger' | 'head' | 'frontier' | 'tail'

/** One brick of a plan, its settings complete and its inputs resolved. */
export interface Step {
  id: string
  brick: string
  version: number
  kind: BrickKind
  part: Part
  config: Record<string, unknown>
  /** Input port → where its value comes from. */
  inputs: Record<string, PortRef>
  /** Settle steps this step reads back, for bricks that read settled values. */
  guards?: string[]
}

/** What a bundle may reach; the owner signs it with the bundle’s id. */
export interface BundlePermissions {
  hosts: string[]
  chainsRead: string[]
  gatewayTrust: boolean
  /** Names of the secrets it sends; absent when it sends none. */
  secrets?: string[]
}

/** One place of a plan that writes. `slot` is the settle index; the deployment’s targets give the rest. */
export interface SettlementPoint {
  slot: number
  node: string
  interface: string
  /** Present when the target may be a feed made by the factory. */
  feed?: { decimals: number; description: string }
}

/** The compiled workflow: steps in run order, trigger first. */
export interface Plan {
  steps: Step[]
}

/** Everything that goes into a bundle. `types` maps `node.port` of every output to its type string. */
export interface Compiled {
  plan: Plan
  types: Record<string, string>
  permissions: BundlePermissions
  limits: Required<Limits>
  settlements: SettlementPoint[]
}
