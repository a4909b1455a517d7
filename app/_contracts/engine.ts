export type { CommitteePolicy, DeploymentTerms, OwnerAct, SignedAct } from '@/engine/deploy/act'
export {
  committeePolicySchema,
  deploymentIdSchema,
  deploymentTermsSchema,
  ownerActSchema,
  ownerKeySchema,
  signedActSchema,
} from '@/engine/deploy/act'
export type { Diagnostic, Fix } from '@/engine/graph/diagnostic'
export { type Graph, graphSchema, type Target, targetSchema } from '@/engine/graph/graph'
export { parseGraph } from '@/engine/graph/parse-graph'
export { type RunEvent, runEndSchema } from '@/engine/record/events'
