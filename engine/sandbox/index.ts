import type { Host } from '../../bricks/kit'

/** The metered sandbox as a brick is lent it; nothing is loaded before the first script runs. */
export const script: Host['script'] = {
  async run(request) {
    const { runScript } = await import('./run-script')
    return runScript(request)
  },
}
