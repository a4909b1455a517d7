import { Fault } from '../../bricks/kit'
import { ofNode } from '../graph/of-node'
import type { DeploymentTerms, OwnerAct } from './act'
import { quorumOf } from './quorum'

const TITLES: Record<OwnerAct['action'], string> = {
  deploy: 'Phat Bricks deployment',
  upgrade: 'Phat Bricks new version',
  pause: 'Phat Bricks pause',
  resume: 'Phat Bricks resume',
  close: 'Phat Bricks close, stake returned',
  run: 'Phat Bricks run now',
}

const LABEL_WIDTH = 12
const MINUTE_MS = 60_000

type Line = readonly [label: string, value: string]

/**
 * The text an owner signs: printable ASCII, because wallets show nothing else as text; one fact a line; one text for one act and one act for
 * one text. @throws {Fault} `act_unprintable` for a name that would break that.
 */
export function actMessage(act: OwnerAct): string {
  const lines: Line[] = [
    ['Instance', act.instance],
    ...('deployment' in act ? [['Deployment', act.deployment] as const] : []),
    ...('terms' in act ? termLines(act.terms) : []),
    ['Owner', act.owner],
    ['Nonce', String(act.nonce)],
    ['Expires', new Date(act.expiryMs).toISOString()],
  ]
  return [TITLES[act.action], '', ...lines.map(([label, value]) => `${`${label}:`.padEnd(LABEL_WIDTH)} ${printable(label, value)}`)].join(
    '\n',
  )
}

function termLines({ bundleId, targets, committee, stakePha, validityMs }: DeploymentTerms): Line[] {
  const { n, f, q } = quorumOf(committee.n)
  const confidence = committee.minConfidence === 1 ? '1' : `1-${committee.minConfidence}`
  return [
    ['Bundle', bundleId],
    ...Object.keys(targets)
      .sort()
      .flatMap((node) =>
        (ofNode(targets, node) ?? []).map(({ chain, contract }): Line => [`Target ${nodeName(node)}`, `${chain} ${contract}`]),
      ),
    ['Committee', `n ${n}, f ${f}, q ${q}, confidence ${confidence}`],
    ...(committee.regions ?? []).map((region): Line => ['Region', region]),
    ['Stake', `${stakePha} test PHA, refundable`],
    ['Validity', validityMs % MINUTE_MS === 0 ? `${validityMs / MINUTE_MS} min a report` : `${validityMs} ms a report`],
  ]
}

function nodeName(node: string): string {
  if (/^[A-Za-z0-9_-]{1,64}$/.test(node)) return node
  throw unprintable('Target', node)
}

function printable(label: string, value: string): string {
  if (/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value)) return value
  throw unprintable(label, value)
}

const unprintable = (label: string, value: string): Fault =>
  new Fault('act_unprintable', `${label} “${value.slice(0, 40)}” is not plain ASCII text on one line.`, {
    remedy: 'Use letters, digits and signs of ASCII: wallets show a text to sign only when it is pure ASCII.',
  })
