import { z } from 'zod'
import { defineBrick, Fault } from '../kit'

const triggerInput = z.object({ pressedAtMs: z.int() })

export default defineBrick({
  id: 'manual',
  version: 1,
  kind: 'trigger',
  title: 'Manual',
  summary: 'Starts a run when the owner presses Run.',
  icon: 'hand',
  needs: [],
  config: z.object({}),
  inputs: {},
  outputs: { run: 'signal', time: 'time' },
  words: () => 'when the owner presses Run',
  subtitle: () => 'When you press Run',
  trigger: {
    witness: 'derived',
    next: () => null,
    input: (dueMs) => ({ pressedAtMs: dueMs }),
  },
  execute({ trigger }) {
    const parsed = triggerInput.safeParse(trigger)
    if (!parsed.success)
      throw new Fault('bad_trigger', 'The run carries no time at which it was started.', {
        remedy: 'Start it with the Run button or the API.',
      })
    return { run: true, time: parsed.data.pressedAtMs }
  },
})
