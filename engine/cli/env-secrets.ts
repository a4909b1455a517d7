import type { BundleContent } from '../bundle/bundle'
import { secretNeeds } from '../bundle/secret-needs'
import type { Catalogue } from '../compile/resolve'
import type { OpenSecret } from '../witness/secrets'

/** Secrets of a plan from the environment: `{secret:NAME}` is `PHAT_SECRET_NAME`, bound to the hosts that the plan sends it to. */
export const secretsFromEnv = (
  content: Pick<BundleContent, 'plan'>,
  catalogue: Catalogue,
  env: NodeJS.ProcessEnv = process.env,
): OpenSecret[] =>
  secretNeeds(content, catalogue).flatMap(({ name, hosts }) => {
    const value = env[`PHAT_SECRET_${name}`]
    return value ? [{ name, hosts, value }] : []
  })
