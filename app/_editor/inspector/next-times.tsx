import type { Brick } from '@/bricks/kit'
import type { GraphNode } from '@/engine/core'
import { formatAge } from '../../_ui/format'
import { useNow } from '../../_ui/use-now'

interface Props {
  node: GraphNode
  trigger: NonNullable<Brick['trigger']>
  config: Brick['config']
}

/** The next five due times of a trigger’s settings, by its own rule; nothing while they are wrong or it has no schedule. */
export function NextTimes({ node, trigger, config }: Props) {
  const nowMs = useNow()
  const parsed = config.safeParse(node.config)
  if (nowMs === undefined || !parsed.success) return null
  const times: number[] = []
  for (let at: number | null = nowMs; at !== null && times.length < 5; ) {
    const after: number = at
    at = nextOf(() => trigger.next(parsed.data, after))
    if (at !== null) times.push(at)
  }
  if (times.length === 0) return null
  // Seconds only where they say something.
  const digits = times.every((at) => at % 60_000 === 0) ? 16 : 19
  return (
    <ol aria-label="Next times" className="mb-2 rounded-2 border border-line bg-field px-2 py-1">
      {times.map((at, index) => (
        <li key={at} className="flex h-5 items-center justify-between text-2xs">
          <span className="figures text-ink-2">{new Date(at).toISOString().slice(0, digits).replace('T', ' ')} UTC</span>
          {index === 0 && <span className="text-ink-3">{formatAge(at, nowMs)}</span>}
        </li>
      ))}
    </ol>
  )
}

function nextOf(next: () => number | null): number | null {
  try {
    return next()
  } catch {
    // Half-typed settings have no next time; the compiler says what is wrong with them.
    return null
  }
}
