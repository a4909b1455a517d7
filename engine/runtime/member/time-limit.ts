import { Fault } from '../../../bricks/kit'

/**
 * What a head may take beyond the time its bricks declare, ms: the longest that servers may ask a brick with all its retries to wait, and a
 * machine that is busy.
 */
export const TIME_SLACK_MS = 15_000

/**
 * Gives work up that takes longer than the owner signed for. It ends without an observation rather than with the values that were there in
 * time: how far a worker gets by the clock follows from nothing that a replay could check. @throws {Fault} `time_exceeded`.
 */
export async function withinTime<Result>(limitMs: number, work: Promise<Result>, slackMs = TIME_SLACK_MS): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timeExceeded(limitMs)), limitMs + slackMs)
  })
  try {
    return await Promise.race([work, over])
  } finally {
    clearTimeout(timer)
  }
}

const timeExceeded = (limitMs: number): Fault =>
  new Fault('time_exceeded', `The bundle may take ${limitMs} ms a run, and looking took far longer.`, {
    remedy: 'Look at the sources’ times in a dry run: one that hangs needs a shorter “Wait at most”.',
  })
