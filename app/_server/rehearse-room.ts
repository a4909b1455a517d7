import { Fault } from '@/bricks/kit'
import { createHttp, withChainReads } from '@/engine/server'
import { chainsToRead, isLocal } from './installation'

type Http = ReturnType<typeof withChainReads>

/** Each dry run makes up to n × sources requests; more at once would only slow each other. */
const MOST_AT_ONCE = 4
/** Far more than any whole workflow needs; a room that one source holds for longer is kept from the others. */
const MOST_MS = 120_000
let running = 0

/** Lends the outside for one rehearsal: the internet, the demo market where it is on, the chains to read. @throws {Fault} `dry_runs_busy`, `time_exceeded`. */
export async function rehearseWith<T>(work: (outside: { http: Http; clock: { nowMs(): number } }) => Promise<T>): Promise<T> {
  if (running >= MOST_AT_ONCE)
    throw new Fault('dry_runs_busy', `${MOST_AT_ONCE} dry runs are under way.`, {
      remedy: 'Wait a few seconds and press Dry run again.',
      retry: true,
    })
  running++
  const clock = { nowMs: () => Date.now() }
  const http = createHttp({ clock, demoMarket: isLocal() })
  try {
    return await inTime(work({ http: withChainReads(http, { nodes: chainsToRead(), clock }), clock }))
  } finally {
    running--
    await http.close()
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLong()), MOST_MS)
  })
  try {
    return await Promise.race([work, over])
  } finally {
    clearTimeout(timer)
  }
}

const tooLong = (): Fault =>
  new Fault('time_exceeded', `It took longer than ${MOST_MS / 1000} s, the most that is waited for here.`, {
    remedy: 'Shorten “Wait at most”, repeat less often, or read fewer pages.',
  })
