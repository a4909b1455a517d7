import { z } from 'zod'
import { parseRunEvent, type RunEvent } from '@/engine/core'

/** Reads the events of a reply; what is no event is dropped, so that the fold names its number as missing. */
export function readEvents(values: readonly unknown[]): RunEvent[] {
  return values.flatMap((value) => parseRunEvent(value) ?? [])
}

/** Reads one message of the stream. */
export function readMessage(text: string): RunEvent | undefined {
  try {
    return parseRunEvent(JSON.parse(text))
  } catch {
    return undefined
  }
}

const bundleParts = z.object({
  plan: z.object({
    steps: z.array(
      z.object({
        id: z.string(),
        brick: z.string(),
        version: z.int(),
        part: z.enum(['trigger', 'head', 'frontier', 'tail']),
        kind: z.string(),
        config: z.record(z.string(), z.json()),
      }),
    ),
  }),
  types: z.record(z.string(), z.string()),
  settlements: z.array(
    z.object({ slot: z.int(), node: z.string(), feed: z.object({ decimals: z.int(), description: z.string() }).optional() }),
  ),
})

/** What the run page reads of a bundle, for drawing only: the checks read the bundle’s own text. */
export type BundleParts = z.output<typeof bundleParts>

/** Reads a bundle’s text for drawing; undefined when it is none. */
export function readBundleParts(text: string): BundleParts | undefined {
  try {
    const parsed = bundleParts.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

/** How far from the middle an agree brick lets a worker be, in percent; undefined for a brick that has no such setting. */
export function limitOf(bundle: BundleParts | undefined, brick: string | undefined): string | undefined {
  const config = bundle?.plan.steps.find(({ id }) => id === brick)?.config
  const limit = config?.maxDispersion
  return typeof limit === 'string' && /^\d+(\.\d+)?$/.test(limit) ? limit : undefined
}

/** How many decimals the page shows: those of the feed, else eight. */
export const decimalsOf = (bundle: BundleParts | undefined): number => bundle?.settlements.find(({ feed }) => feed)?.feed?.decimals ?? 8
