import { Fault } from '../../../bricks/kit'

/** A worker’s refusal of what the coordinator shows it. */
export const refuse = (message: string): Fault =>
  new Fault('task_refused', message, {
    remedy: 'A coordinator that shows this to a worker is broken or lies. Compare its database with the chain.',
  })
