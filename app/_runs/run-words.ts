import type { RunView, StageId, StageView } from '@/engine/core'
import type { Tone } from '../_ui/badge'
import { formatClock, formatCount } from '../_ui/format'
import type { WorkerMark, WorkerState } from '../_ui/workers'
import { showPercent } from './figures'
import { runTexts, statusWords } from './texts'

/** A state in words with its tone. */
export interface Words {
  text: string
  tone: Tone
}

/** Where a run stands, as its badge says it. */
export function wordsOfRun({ status, stages }: RunView): Words {
  if (status.kind === 'unknown') return statusWords.due
  if (status.kind === 'gapped') return statusWords[status.end]
  if (status.kind === 'ended') {
    const waits = status.end === 'settled' && stages.some(({ id, state }) => id === 'final' && state === 'running')
    return waits ? { text: 'Settled, waiting for finality', tone: 'run' } : statusWords[status.end]
  }
  return RUNNING[status.stage]
}

const RUNNING: Record<StageId, Words> = {
  trigger: statusWords.due,
  observe: statusWords.observing,
  agree: { text: 'Agreeing', tone: 'run' },
  attest: statusWords.attesting,
  settle: statusWords.settling,
  final: { text: 'Settled, waiting for finality', tone: 'run' },
}

/** What one stage came to, in a few words. */
export function wordsOfStage(stage: StageView, view: RunView, confirmations?: { have: number; need: number }): string {
  if (stage.state === 'waiting' || stage.state === 'spared') return runTexts.stageState[stage.state]
  switch (stage.id) {
    case 'trigger':
      return view.due?.triggerKey.split(':')[0] ?? runTexts.stageState[stage.state]
    case 'observe': {
      const heard = view.members.filter(hasObservation).length
      return view.committee ? `${heard} of ${view.committee.n} answered` : runTexts.stageState[stage.state]
    }
    case 'agree':
      return agreeWords(view) ?? runTexts.stageState[stage.state]
    case 'attest':
      return attestWords(view) ?? runTexts.stageState[stage.state]
    case 'settle':
      return settleWords(view) ?? runTexts.stageState[stage.state]
    case 'final':
      return confirmations
        ? `${confirmations.have} of ${confirmations.need} ${confirmations.need === 1 ? 'block' : 'blocks'}`
        : runTexts.stageState[stage.state]
  }
}

const hasObservation = ({ sight }: RunView['members'][number]): boolean => 'observation' in sight && sight.observation !== undefined

function agreeWords({ members, agreement, refusal }: RunView): string | undefined {
  if (refusal) return `${refusal.got} agree, ${refusal.need} needed`
  if (!agreement) return undefined
  const inliers = members.filter(({ sight }) => sight.state === 'in')
  const offs = inliers.flatMap(({ sight }) => (sight.state === 'in' ? Object.values(sight.off) : [])).filter((off) => off !== null)
  const widest = offs.map((off) => off.replace('-', '')).sort((a, b) => Number(b) - Number(a))[0]
  return widest === undefined ? `${inliers.length} agree` : `${inliers.length} within ${showPercent(widest).replace('+', '')}`
}

function attestWords({ members, committee, settlements }: RunView): string | undefined {
  if (!committee) return undefined
  const firstSent = Math.min(...settlements.map(({ signedMs }) => signedMs ?? Number.POSITIVE_INFINITY))
  const signers = members.filter(({ attestations }) => attestations.length > 0)
  const later = signers.filter(({ attestations }) => attestations.every(({ atMs }) => atMs > firstSent)).length
  const now = signers.length - later
  const counted = now > committee.q ? `${now} signed, ${committee.q} needed` : `${now} of ${committee.q}`
  return later > 0 ? `${counted}, then ${later} more` : counted
}

function settleWords({ settlements }: RunView): string | undefined {
  const [first, ...others] = settlements
  if (!first) return undefined
  if (others.length > 0) {
    const landed = settlements.filter(({ state }) => state === 'included' || state === 'final').length
    return `${landed} of ${settlements.length} slots`
  }
  if ('inclusion' in first && first.inclusion) return `block ${formatCount(first.inclusion.block)}`
  return runTexts.settlement.states[first.state].toLowerCase()
}

/** When a stage was done, or began. */
export function clockOfStage(stage: StageView): string | undefined {
  if (stage.state === 'done' || stage.state === 'failed') return formatClock(stage.endedMs, 'ms')
  return stage.state === 'running' ? formatClock(stage.startedMs, 'ms') : undefined
}

/** A member's square: in the set, outlier, late, without part, heard or waiting. */
export function squareOf({ sight, attestations }: RunView['members'][number]): WorkerState {
  switch (sight.state) {
    case 'in':
      return 'in'
    case 'outlier':
    case 'rejected':
      return 'out'
    case 'left':
      return 'late'
    case 'silent':
      return attestations.length > 0 ? 'late' : 'none'
    default:
      return sight.state
  }
}

/** The committee as squares, with how far off each was. `brick` is the agree brick shown. */
export function squaresOf(view: RunView, brick: string | undefined): WorkerMark[] {
  return view.members.map((member) => {
    const off = brick !== undefined && 'off' in member.sight ? member.sight.off[brick] : undefined
    return {
      id: member.address,
      name: member.city,
      state: squareOf(member),
      ...(typeof off === 'string' ? { detail: showPercent(off) } : {}),
    }
  })
}

const RANK: Record<WorkerState, number> = { in: 0, needed: 0, spare: 0, heard: 1, out: 2, late: 3, waiting: 4, none: 5 }

/** The committee in reading order: the set by arrival, then outliers, late ones, and those not heard. */
export function orderMembers(members: RunView['members']): RunView['members'] {
  const arrival = ({ sight }: RunView['members'][number]) =>
    'observation' in sight && sight.observation ? sight.observation.atMs : Number.MAX_SAFE_INTEGER
  return [...members].sort((a, b) => RANK[squareOf(a)] - RANK[squareOf(b)] || arrival(a) - arrival(b) || a.index - b.index)
}

/** The agree brick whose value the page is about: the first with a number, else the first. */
export function mainBrick(view: RunView, hasAmount: (brick: string) => boolean): string | undefined {
  const bricks = [
    ...Object.keys(view.agreement?.values ?? view.refusal?.judgements ?? {}),
    ...view.members.flatMap(({ sight }) => ('observation' in sight && sight.observation ? Object.keys(sight.observation.values) : [])),
  ]
  return bricks.find(hasAmount) ?? bricks[0]
}
