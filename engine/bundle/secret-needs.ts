import { type Catalogue, findBrick } from '../compile/resolve'
import type { BundleContent } from './bundle'

/** A secret that a bundle sends, and every host of the steps that send it. */
export interface SecretNeed {
  name: string
  hosts: string[]
}

/** The secrets a bundle sends and where to, by name: each must be bound to all of its hosts. */
export function secretNeeds({ plan }: Pick<BundleContent, 'plan'>, catalogue: Catalogue): SecretNeed[] {
  const needs = new Map<string, Set<string>>()
  for (const { brick, version, config } of plan.steps) {
    const { secrets = [], hosts = [] } = findBrick(catalogue, brick, version)?.permissions?.(config) ?? {}
    for (const name of secrets) needs.set(name, new Set([...(needs.get(name) ?? []), ...hosts]))
  }
  return [...needs].map(([name, hosts]) => ({ name, hosts: [...hosts].sort() })).sort((a, b) => (a.name < b.name ? -1 : 1))
}
