import type { Host } from '../../bricks/kit'
import { once } from './once'

const load = once(() => import('./run-script'))

/** The metered sandbox as a brick is lent it; nothing is loaded before the first script runs. */
export const script: Host['script'] = {
  async run(request) {
    const { runScript } = await load()
    return runScript(request)
  },
}
