import { agreementFor, type InputTypes, isAgreedTrigger } from '../../bricks/kit'
import type { Diagnostic } from '../graph/diagnostic'
import { type Branching, type Sides, sidesOf } from './branches'
import type { Part } from './plan'
import type { Resolved } from './resolve'

/** Where a node runs, and whether its outputs are the same at every honest worker. */
export interface Placement {
  part: Part
  /** Every road to it passes an agree brick or an input that every worker checks. */
  agreed: boolean
  /** Follows from the trigger alone, so that head and tail can both compute it. */
  derived: boolean
}

const CARRIES = new Set(['transform', 'state', 'flow'])

/**
 * Splits nodes, given in run order, into head, frontier and tail, and refuses what one worker alone has seen to reach a chain.
 * Codes: `settle_unagreed`, `branch_before_agree`, `observe_after_agree`, `agree_after_agree`, `state_unagreed`, `gateway_untrusted`, `stop_before_agree`.
 */
export function placeNodes(nodes: readonly Resolved[]): { placements: Map<string, Placement>; diagnostics: Diagnostic[] } {
  const placements = new Map<string, Placement>()
  const afterAgree = new Set<string>()
  const sides = new Map<string, Sides>()
  const branching: Branching = new Map()
  // Nodes, and single outputs of the trigger, that carry what the gateway alone saw.
  const hearsay = new Set<string>()
  const diagnostics: Diagnostic[] = []
  const report = (code: string, node: string, message: string, more: Partial<Diagnostic> = {}) =>
    diagnostics.push({ severity: 'error', code, node, message, ...more })

  for (const resolved of nodes) {
    const { node, brick, config = {}, from, inputTypes, outputs } = resolved
    const sources = Object.entries(from).map(([port, ref]) => ({ port, id: ref.node, placement: placements.get(ref.node) }))
    const behindAgree = sources.some(({ id }) => afterAgree.has(id))
    const allAgreed = sources.every(({ placement }) => placement?.agreed)
    const allDerived = sources.every(({ placement }) => placement?.derived)
    const own = sidesOf(resolved, sides, branching)
    sides.set(node.id, own)
    const remembers = brick.stateful || brick.reads === 'settled' || brick.kind === 'state'
    // What remembers runs in the tail alone, so what follows it can run nowhere else either.
    if (behindAgree || brick.kind === 'agree' || remembers) afterAgree.add(node.id)

    if (brick.kind === 'trigger') {
      const agreed = brick.trigger !== undefined && isAgreedTrigger(brick.trigger, config)
      if (!agreed) for (const [port, type] of Object.entries(outputs)) if (type !== 'signal') hearsay.add(`${node.id}.${port}`)
      placements.set(node.id, { part: 'trigger', agreed, derived: agreed })
      continue
    }
    if (Object.values(from).some((ref) => hearsay.has(ref.node) || hearsay.has(`${ref.node}.${ref.port}`))) hearsay.add(node.id)
    if (brick.kind === 'agree') {
      if (hearsay.has(node.id))
        report(
          'gateway_untrusted',
          node.id,
          'Workers can only repeat here what the gateway told them, so that they agree means nothing. Let the trigger check a public key, or say in its settings that you trust the gateway.',
        )
      if (behindAgree)
        report(
          'agree_after_agree',
          node.id,
          'This value is agreed already. Remove this brick, or take its input from before the first Agree brick.',
          {
            fix: { kind: 'remove-node', title: `Remove ${brick.title}`, node: node.id },
          },
        )
      if (own.size > 0)
        report(
          'branch_before_agree',
          node.id,
          'Workers may take different branches before they agree here. Join all of them with a Merge, or agree first and branch on the agreed value.',
        )
      placements.set(node.id, { part: 'frontier', agreed: true, derived: false })
      continue
    }
    if (brick.kind === 'observe') {
      if (behindAgree)
        report(
          'observe_after_agree',
          node.id,
          `${brick.title} looks outside after the committee has agreed, so each worker could see something else. Move it before the Agree brick.`,
        )
      placements.set(node.id, { part: 'head', agreed: false, derived: false })
      continue
    }
    const settles = brick.kind === 'settle' || brick.kind === 'effect'
    if (settles || behindAgree) {
      for (const { port, placement } of sources)
        if (placement && !placement.agreed)
          report('settle_unagreed', node.id, 'One worker alone has seen this value. Put an Agree brick before it.', {
            port,
            ...agreeFix(inputTypes, { node: node.id, port }),
          })
      placements.set(node.id, { part: 'tail', agreed: allAgreed, derived: false })
      continue
    }
    if (remembers && !allAgreed)
      report(
        'state_unagreed',
        node.id,
        `${brick.title} remembers values between runs, and may remember only agreed ones. Put an Agree brick before it.`,
        agreeFix(inputTypes, { node: node.id, port: sources.find(({ placement }) => !placement?.agreed)?.port ?? '' }),
      )
    const agreed = CARRIES.has(brick.kind) && allAgreed
    if (brick.stops && !agreed)
      report(
        'stop_before_agree',
        node.id,
        'Each worker decides this alone: one that stops abstains, and the others go on. To stop the whole run, branch on an agreed value.',
        { severity: 'warning' },
      )
    placements.set(node.id, { part: remembers ? 'tail' : 'head', agreed, derived: agreed && allDerived && !remembers })
    if (brick.kind === 'flow' && !agreed) branching.set(node.id, new Set(Object.keys(outputs).filter((port) => outputs[port] === 'signal')))
  }
  return { placements, diagnostics }
}

/** One click that lets the committee agree before a port, by the brick for its type; none for a branch, which carries no value. */
function agreeFix(types: InputTypes, to: { node: string; port: string }): Pick<Diagnostic, 'fix'> {
  const type = Object.hasOwn(types, to.port) ? types[to.port] : undefined
  const found = type && agreementFor(type)
  return found ? { fix: { kind: 'insert', title: `Put ${found.title} between`, brick: found.brick, config: found.config, on: { to } } } : {}
}
