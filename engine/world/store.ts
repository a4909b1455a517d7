import type { Hex } from 'viem'
import type { DeploymentStore } from './deployment-store'
import type { Job } from './queue'
import type { RelayStore } from './relay-store'
import type { RunStore } from './run-store'
import type { SecretStore } from './secret-store'

/** What an installation is, as everybody may know. */
export interface InstanceRecord {
  id: string
  rosterSeed: Hex
  rosterSize: number
}

/** Everything durable. Each method is one transaction, with the jobs that follow from it. */
export interface Store extends RunStore, DeploymentStore, RelayStore, SecretStore {
  /** What this database belongs to; null before the first start. */
  instance(): Promise<InstanceRecord | null>
  /** Writes it down once; returns what stands. */
  saveInstance(instance: InstanceRecord, atMs: number): Promise<InstanceRecord>
  /** How many engine processes are alive. */
  engines(): Promise<number>
  /** Takes a lock that lasts until released or the process ends; null while another holds it. */
  tryLead(name: string): Promise<{ release(): Promise<void>; lost: Promise<void> } | null>
  /** Calls back with an id at each notification on a channel, until stopped. */
  listen(channel: 'phat_events' | 'phat_chains' | 'phat_deployments', onId: (id: string) => void): Promise<() => Promise<void>>
  /** Enqueues jobs on their own, for what is put off. */
  enqueue(jobs: readonly Job[]): Promise<void>
  notify(channel: 'phat_chains' | 'phat_deployments', id: string): Promise<void>
  close(): Promise<void>
}
