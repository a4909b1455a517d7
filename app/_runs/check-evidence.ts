import { bricks } from '@/bricks'
import { canonicalJson } from '@/bricks/kit'
import { catalogueOf, type Evidence, type EvidenceCheck, evidenceSchema, type RunView, verifyEvidence } from '@/engine/core'

/** One line of the panel: a check, or one that was not reached because an earlier one failed. */
export interface EvidenceLine {
  id: EvidenceCheck['id'] | 'shown'
  title: string
  ok: boolean
  detail: string
}

/** What replaying a run’s evidence here came to. */
export interface EvidenceVerdict {
  ok: boolean
  lines: EvidenceLine[]
  bytes: number
  tookMs: number
}

/**
 * Replays evidence as the server sent it, then compares it with what the page shows, so that neither an altered file nor an altered page
 * passes. `text` is the reply’s own bytes.
 */
export async function checkEvidence(text: string, view: RunView, now: () => number = () => performance.now()): Promise<EvidenceVerdict> {
  const startedMs = now()
  const bytes = new TextEncoder().encode(text).length
  const input = readJson(text)
  const { ok, checks } = await verifyEvidence(input, catalogueOf(bricks))
  const lines: EvidenceLine[] = [...checks]
  const parsed = evidenceSchema.safeParse(input)
  if (ok && parsed.success) {
    const why = differenceShown(parsed.data, view)
    lines.push({
      id: 'shown',
      title: 'This page shows what was verified',
      ok: why === undefined,
      detail: why ?? `${view.events.length} events`,
    })
  }
  return { ok: lines.every((line) => line.ok), lines, bytes, tookMs: Math.round(now() - startedMs) }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What the page shows differently from the evidence; undefined when nothing. What only one of them has is left alone: a run goes on. */
export function differenceShown(evidence: Evidence, view: RunView): string | undefined {
  if (view.runId !== undefined && evidence.run.id !== view.runId) return 'The evidence is of another run.'
  const seen = new Map<string, unknown>(evidence.observations.map(({ observation: { body } }) => [body.worker, body.values]))
  for (const { address, city, sight } of view.members) {
    const shown = 'observation' in sight ? sight.observation : undefined
    const signed = seen.get(address)
    if (shown && signed && !same(shown.values, signed)) return `The value shown for ${city} is not the one it signed.`
  }
  const { agreement } = view
  if (
    agreement &&
    evidence.agreement &&
    !same(
      [agreement.setHash, agreement.values, agreement.settled],
      [evidence.agreement.setHash, evidence.agreement.values, evidence.agreement.settled],
    )
  )
    return 'The agreed value shown is not the one that was verified.'
  const sent = new Map(evidence.settlements.map((settlement) => [settlement.slot, settlement]))
  for (const settlement of view.settlements) {
    const known = sent.get(settlement.slot)
    if (known?.txHash && known.txHash !== settlement.hash)
      return `The transaction shown for slot ${settlement.slot} is not the one in the evidence.`
  }
  const { status } = view
  if (status.kind === 'ended' && evidence.run.end !== null && status.end !== evidence.run.end)
    return `The page says ${status.end}, the evidence ${evidence.run.end}.`
  return undefined
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b)
