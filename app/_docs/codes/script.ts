import type { CodeGroup } from './entry'

/** How a user’s script can end in the sandbox. */
export const scriptCodes: CodeGroup = {
  id: 'script',
  title: 'Scripts',
  text: 'A script runs by itself, with work, memory and depth counted alike everywhere. Whatever it does, the next one starts afresh.',
  codes: {
    script_error: {
      title: 'The script failed',
      cause: 'Its code has a mistake, it threw an error, or what it returned is not plain JSON.',
      remedy: 'The message names the line and column. Return text, finite numbers, true, false, null, lists and objects.',
    },
    script_gas: {
      title: 'Too much work',
      cause: 'The script used up its units of work: it has a loop that never ends, or more to do than the limit allows.',
      remedy: 'Do less, or raise the limit of work under More settings.',
    },
    script_memory: {
      title: 'Too much memory',
      cause: 'The script, or what came in for it, needs more memory than there is.',
      remedy: 'Keep less at a time, and select what is needed before the script.',
    },
    script_stack: {
      title: 'Nested too deeply',
      cause: 'A function calls itself without end, or code or data are nested too deeply.',
      remedy: 'Use a loop instead of a function that calls itself.',
    },
    script_timeout: {
      title: 'Stopped by the clock',
      cause: 'The worker’s machine was so slow that the script was stopped before its units of work were used up.',
      remedy: 'Nothing to mend in the script: this worker gives no vote, and the others decide.',
    },
  },
}
