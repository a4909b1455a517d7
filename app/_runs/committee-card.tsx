import { ShieldAlert, ShieldCheck } from 'lucide-react'
import type { MemberView, RunView } from '@/engine/core'
import { Card } from '../_ui/card'
import { formatClock, formatCount, shortenId } from '../_ui/format'
import { type Column, Table } from '../_ui/table'
import { WorkerSquare } from '../_ui/worker-squares'
import { attestationKey } from './attestation-key'
import type { Check, RunChecks } from './check-run'
import { showPercent, showPorts, unitAmong } from './figures'
import { orderMembers, squareOf } from './run-words'
import { runTexts } from './texts'

const texts = runTexts.committee

/** The committee: what each observed, how far off it was, its signature, and what this browser found when it checked that. */
export function CommitteeCard({
  view,
  brick,
  decimals,
  checks,
}: {
  view: RunView
  brick: string | undefined
  decimals: number
  checks: RunChecks | undefined
}) {
  const { committee, members } = view
  const unit = unitAmong(brick === undefined ? undefined : (view.agreement?.values[brick] ?? firstSeen(members, brick)))
  return (
    <Card
      flush
      title={texts.title}
      hint={committee && texts.hint(committee.n, committee.f, committee.q, formatCount(committee.rosterSize))}
      end={<CheckCount checks={checks} />}
    >
      <Table
        caption={texts.title}
        columns={columnsOf(view, brick, decimals, unit, checks)}
        rows={orderMembers(members)}
        rowKey={({ address }) => address}
        empty={texts.empty}
      />
    </Card>
  )
}

const firstSeen = (members: readonly MemberView[], brick: string) =>
  members.map(({ sight }) => ('observation' in sight ? sight.observation?.values[brick] : undefined)).find(Boolean)

function CheckCount({ checks }: { checks: RunChecks | undefined }) {
  if (!checks || checks.valid + checks.invalid === 0) return null
  if (checks.invalid > 0)
    return (
      <span role="status" className="flex items-center gap-1.5 font-medium text-bad">
        <ShieldAlert size={14} aria-hidden="true" />
        {texts.invalid(checks.invalid)}
      </span>
    )
  return (
    <span role="status" className="flex items-center gap-1.5 text-ok">
      <ShieldCheck size={14} aria-hidden="true" />
      {texts.verified(checks.valid)}
    </span>
  )
}

function columnsOf(
  view: RunView,
  brick: string | undefined,
  decimals: number,
  unit: string | undefined,
  checks: RunChecks | undefined,
): Column<MemberView>[] {
  const isOpen = view.status.kind === 'running'
  return [
    {
      id: 'worker',
      head: texts.worker,
      cell: (member) => (
        <span className="flex items-center gap-2 whitespace-nowrap">
          <WorkerSquare state={squareOf(member)} />
          {member.city}
          <span className="figures ml-auto pl-3 text-2xs text-ink-3 max-sm:hidden">{String(member.index).padStart(5, '0')}</span>
        </span>
      ),
    },
    {
      id: 'observed',
      head: texts.observed(unit),
      numeric: true,
      cell: (member) => <Observed member={member} brick={brick} decimals={decimals} />,
    },
    { id: 'off', head: texts.off, numeric: true, cell: (member) => <Off member={member} brick={brick} /> },
    { id: 'stake', head: texts.stake, numeric: true, wideOnly: true, cell: ({ stakePha }) => formatCount(stakePha) },
    {
      id: 'attestation',
      head: texts.attestation,
      wideOnly: true,
      cell: ({ attestations: [first] }) =>
        first ? (
          <span className="figures" title={first.signature}>
            {shortenId(first.signature, 6, 4)}
          </span>
        ) : (
          <span className="text-ink-3">{isOpen ? texts.notYet : texts.notSigned}</span>
        ),
    },
    {
      id: 'signed',
      head: texts.signedAt,
      numeric: true,
      wideOnly: true,
      cell: ({ attestations: [first] }) =>
        first && <span title={formatClock(first.atMs, 'ms')}>{formatClock(first.atMs, 'ms').slice(5)}</span>,
    },
    { id: 'checked', head: texts.checked, cell: (member) => <Checked member={member} view={view} checks={checks} /> },
  ]
}

function Observed({ member: { sight }, brick, decimals }: { member: MemberView; brick: string | undefined; decimals: number }) {
  const values = brick !== undefined && 'observation' in sight ? sight.observation?.values[brick] : undefined
  const shown = showPorts(values, decimals)
  if (shown !== undefined) return <>{shown}</>
  return <span className="font-sans text-ink-3">{sight.state === 'waiting' ? texts.notYet : texts.none}</span>
}

function Off({ member: { sight }, brick }: { member: MemberView; brick: string | undefined }) {
  const off = brick !== undefined && 'off' in sight ? sight.off[brick] : undefined
  if (typeof off !== 'string') return null
  return <span className={sight.state === 'outlier' ? 'text-bad' : undefined}>{showPercent(off)}</span>
}

function Checked({ member, view, checks }: { member: MemberView; view: RunView; checks: RunChecks | undefined }) {
  const found = member.attestations
    .map(({ slot }) => checks?.attestations[attestationKey(member.address, slot)])
    .filter((check) => check !== undefined)
  const seen = checks?.observations[member.address]
  const bad: Check | undefined = [...found, seen].find((check) => check?.state === 'invalid')
  if (bad?.state === 'invalid')
    return (
      <span className="flex items-center gap-1.5 text-bad" title={bad.why}>
        <ShieldAlert size={14} aria-hidden="true" className="shrink-0" />
        <span className="font-strong">
          {runTexts.verified.invalid}
          <span className="sr-only">: {bad.why}</span>
        </span>
      </span>
    )
  if (found.length === 0 && !seen)
    return <span className="text-ink-3 max-sm:sr-only">{member.attestations.length > 0 ? texts.checking : ''}</span>
  const firstSent = Math.min(...view.settlements.map(({ signedMs }) => signedMs ?? Number.POSITIVE_INFINITY))
  const spare = member.attestations.length > 0 && member.attestations.every(({ atMs }) => atMs > firstSent)
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap text-ok">
      <ShieldCheck size={14} aria-hidden="true" className="shrink-0" />
      <span className="max-sm:sr-only">{found.length === 0 ? texts.sawValid : spare ? texts.validSpare : texts.valid}</span>
    </span>
  )
}
