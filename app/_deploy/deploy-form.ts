import { type DeploymentTerms, type Graph, type SettlementPoint, type Target, targetSchema } from '@/engine/core'
import { deployTexts } from './texts'

/** One target as it is typed; `contract` may be unfinished. */
export interface TargetDraft {
  chain: string
  contract: string
}

/** What the owner decides in the sheet, as it is typed. */
export interface DeployForm {
  /** Settle brick → where it writes. */
  targets: Record<string, TargetDraft[]>
  n: number
  minConfidence: number
  stake: string
  validityMinutes: number
}

const DEFAULT_N = 7
const DEFAULT_CONFIDENCE = 3
const DEFAULT_STAKE = '1000'
const DEFAULT_VALIDITY_MIN = 10
const MINUTE_MS = 60_000

/** The form a sheet opens with: the terms in force for an upgrade, else the graph’s own targets, else the first chain. */
export function initialForm(
  graph: Graph,
  settlements: readonly SettlementPoint[],
  chains: readonly string[],
  terms?: DeploymentTerms,
): DeployForm {
  const targetsOf = ({ node, feed }: SettlementPoint): TargetDraft[] => {
    const wanted = (terms?.targets[node] ?? graph.meta.targets[node] ?? []).filter(({ chain }) => chains.includes(chain))
    if (wanted.length > 0) return wanted.map(({ chain, contract }) => ({ chain, contract: contract === 'feed' && !feed ? '' : contract }))
    const [chain] = chains
    return chain === undefined ? [] : [{ chain, contract: feed ? 'feed' : '' }]
  }
  return {
    targets: Object.fromEntries(settlements.map((point) => [point.node, targetsOf(point)])),
    n: terms?.committee.n ?? DEFAULT_N,
    minConfidence: terms?.committee.minConfidence ?? DEFAULT_CONFIDENCE,
    stake: terms ? String(terms.stakePha) : DEFAULT_STAKE,
    validityMinutes: terms ? Math.max(1, Math.round(terms.validityMs / MINUTE_MS)) : DEFAULT_VALIDITY_MIN,
  }
}

/** The targets, once each is complete; otherwise what is missing. */
export function readTargets(form: DeployForm): { ok: true; targets: Record<string, Target[]> } | { ok: false; missing: string } {
  const targets: Record<string, Target[]> = {}
  for (const [node, drafts] of Object.entries(form.targets)) {
    if (drafts.length === 0) return { ok: false, missing: deployTexts.noChain(node) }
    const read = drafts.map((draft) => targetSchema.safeParse(draft))
    if (read.some(({ success }) => !success)) return { ok: false, missing: deployTexts.noAddress(node) }
    const whole = read.flatMap(({ data }) => data ?? [])
    const places = whole.map(({ chain, contract }) => `${chain}/${contract.toLowerCase()}`)
    if (new Set(places).size < places.length) return { ok: false, missing: deployTexts.sameTargetTwice(node) }
    targets[node] = whole
  }
  return { ok: true, targets }
}

/** Whole test PHA as typed; undefined when it is no whole number above zero. */
export function readStake(text: string): number | undefined {
  const clean = text.replaceAll(/[,\s]/g, '')
  const stake = /^\d{1,10}$/.test(clean) ? Number(clean) : 0
  return stake >= 1 && stake <= 1_000_000_000 ? stake : undefined
}

/** The terms to sign, or what is still missing. */
export function readTerms(
  form: DeployForm,
  bundleId: string,
  freePha: number | undefined,
): { ok: true; terms: DeploymentTerms } | { ok: false; missing: string } {
  const read = readTargets(form)
  if (!read.ok) return read
  const stakePha = readStake(form.stake)
  if (stakePha === undefined) return { ok: false, missing: deployTexts.noStake }
  if (freePha !== undefined && stakePha > freePha) return { ok: false, missing: deployTexts.stakeTooHigh }
  const { n, minConfidence, validityMinutes } = form
  const terms = { bundleId, targets: read.targets, committee: { n, minConfidence }, stakePha, validityMs: validityMinutes * MINUTE_MS }
  return { ok: true, terms }
}
