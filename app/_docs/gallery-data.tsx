import { Badge, SimulatedBadge } from '../_ui/badge'
import { Card } from '../_ui/card'
import { CodeBlock } from '../_ui/code-block'
import { formatSignedPercent } from '../_ui/format'
import { KeyValue } from '../_ui/key-value'
import { Mono, MonoId } from '../_ui/mono'
import { Table } from '../_ui/table'
import { TimeAgo } from '../_ui/time-ago'
import { ToneText } from '../_ui/tone-text'
import { WorkerSquare, WorkerSquares } from '../_ui/worker-squares'
import type { WorkerMark } from '../_ui/workers'
import { GalleryBlock } from './gallery-block'

const ROWS: readonly (WorkerMark & { number: string; observed?: string; off?: string })[] = [
  { id: '1', name: 'Frankfurt', number: '01284', state: 'in', observed: '3482.24000000', off: '0.0000' },
  { id: '2', name: 'Helsinki', number: '07731', state: 'in', observed: '3482.21500000', off: '-0.0007' },
  { id: '3', name: 'Singapore', number: '19022', state: 'in', observed: '3482.19000000', off: '-0.0014' },
  { id: '4', name: 'Ashburn', number: '03310', state: 'in', observed: '3482.26000000', off: '0.0006' },
  { id: '5', name: 'São Paulo', number: '11876', state: 'in', observed: '3482.24500000', off: '0.0001' },
  {
    id: '6',
    name: 'Tokyo',
    number: '15540',
    state: 'out',
    observed: '3976.71808000',
    off: '14.2000',
    detail: formatSignedPercent('14.2000'),
  },
  { id: '7', name: 'Johannesburg', number: '20417', state: 'late' },
]

const SHORT = ROWS.map((row, index) => ({ ...row, state: index < 4 ? ('in' as const) : ('out' as const) }))
const OPEN = ROWS.map((row, index) => ({ ...row, state: index < 3 ? ('in' as const) : ('waiting' as const) }))

/** Badges, squares, tables and facts. */
export function GalleryData() {
  return (
    <>
      <GalleryBlock title="Badge and outcome">
        <Badge>neutral</Badge>
        <Badge tone="ok">Settled</Badge>
        <Badge tone="run">Settled, waiting for finality</Badge>
        <Badge tone="warn">Refused</Badge>
        <Badge tone="bad">Failed</Badge>
        <Badge tone="idle">Skipped</Badge>
        <SimulatedBadge />
        <ToneText tone="ok" className="text-xs">
          Valid
        </ToneText>
        <ToneText tone="bad" className="text-xs">
          Altered
        </ToneText>
        <ToneText tone="warn" className="text-xs">
          late, valid
        </ToneText>
      </GalleryBlock>
      <Card title="WorkerSquares">
        <div className="grid items-start gap-6 md:grid-cols-3">
          <WorkerSquares workers={ROWS} q={5} label="5 of 7 agree" agreeCaption="5 agree, 5 needed" spareCaption="2 may fail" />
          <WorkerSquares workers={SHORT} q={5} label="4 of 7 agree" agreeCaption="4 agree, 5 needed" spareCaption="2 may fail" />
          <WorkerSquares workers={OPEN} q={5} label="3 heard" agreeCaption="3 agree so far" spareCaption="2 may fail" />
          <WorkerSquares size="md" workers={ROWS} q={5} label="5 of 7 agree" agreeCaption="5 agree, 5 needed" spareCaption="2 may fail" />
          <WorkerSquares size="sm" workers={ROWS} q={5} label="5 of 7 agree" />
          <WorkerSquares
            workers={Array.from({ length: 31 }, (_, index) => ({
              id: `${index}`,
              name: `${index}`,
              state: index < 25 ? 'in' : index < 29 ? 'out' : 'none',
            }))}
            q={21}
            label="25 of 31 agree"
            agreeCaption="25 agree, 21 needed"
            spareCaption="10 may fail"
          />
        </div>
      </Card>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_var(--size-facts)]">
        <Card title="Committee" hint="n 7, f 2, q 5" end={<ToneText tone="ok">6 signatures verified in this browser</ToneText>} flush>
          <Table
            caption="Committee"
            rows={ROWS}
            rowKey={(row) => row.id}
            columns={[
              {
                id: 'worker',
                head: 'Worker',
                cell: (row) => (
                  <span className="flex items-center gap-2 whitespace-nowrap">
                    <WorkerSquare state={row.state} /> {row.name} <Mono className="text-2xs text-ink-3">{row.number}</Mono>
                  </span>
                ),
              },
              {
                id: 'observed',
                head: 'Observed ETH/USD',
                numeric: true,
                cell: (row) => row.observed ?? <span className="text-ink-3">none in time</span>,
              },
              {
                id: 'off',
                head: 'From agreed',
                numeric: true,
                cell: (row) =>
                  row.off !== undefined && <span className={row.state === 'out' ? 'text-bad' : ''}>{formatSignedPercent(row.off)}</span>,
              },
              {
                id: 'checked',
                head: 'Checked',
                wideOnly: true,
                cell: (row) =>
                  row.state === 'out' ? <span className="text-ink-3">Did not sign</span> : <ToneText tone="ok">Valid</ToneText>,
              },
            ]}
          />
        </Card>
        <div className="flex flex-col gap-4">
          <Card title="Settlement">
            <KeyValue
              facts={[
                { id: 'tx', name: 'Transaction', value: <MonoId id="0x9c41e70b5f2b4f8ea5fb7d2" head={10} tail={6} />, mono: true },
                { id: 'block', name: 'Block', value: '34,118,207', mono: true },
                { id: 'gas', name: 'Gas', value: '142,318 at 0.0012 gwei', mono: true },
                { id: 'due', name: 'Run due', value: <TimeAgo atMs={Date.UTC(2026, 10, 22, 14, 32)} /> },
              ]}
            />
          </Card>
          <Card title="Agreed value">
            <p className="pixel text-2xl leading-tight tracking-tight">3482.24000000</p>
          </Card>
          <CodeBlock
            title="viem"
            label="Reading the feed"
            text={
              "const [, answer] = await client.readContract({\n  address: '0x7a3C…19dF',\n  abi: feedAbi,\n  functionName: 'latestRoundData',\n})"
            }
          />
        </div>
      </div>
    </>
  )
}
