import type { NewRunEvent, RunEvent } from './events'

const DUE_MS = Date.UTC(2026, 10, 22, 14, 32)
const RUN = `0x${'48'.repeat(32)}`

/** A worker of the sample committee: what it saw, how far off that was, and whether it answered in time. */
interface SampleWorker {
  city: string
  region: string
  stakePha: number
  amount?: string
  off?: string
  inlier?: boolean
}

const WORKERS: readonly SampleWorker[] = [
  { city: 'Frankfurt', region: 'eu', stakePha: 38_200, amount: '3482.24', off: '0' },
  { city: 'Helsinki', region: 'eu', stakePha: 24_750, amount: '3482.215', off: '-0.0007' },
  { city: 'Singapore', region: 'asia', stakePha: 41_000, amount: '3482.19', off: '-0.0014' },
  { city: 'Ashburn', region: 'us', stakePha: 19_300, amount: '3482.26', off: '0.0006' },
  { city: 'São Paulo', region: 'sa', stakePha: 22_480, amount: '3482.245', off: '0.0001' },
  { city: 'Tokyo', region: 'asia', stakePha: 30_900, amount: '3976.71808', off: '14.2', inlier: false },
  { city: 'Johannesburg', region: 'africa', stakePha: 17_650 },
]

/** The address of the sample’s nth worker. */
export const sampleAddress = (index: number): string => `0x${(index + 1).toString(16).padStart(2, '0').repeat(20)}`

const price = (amount: string) => ({ amount, base: 'ETH', quote: 'USD', timeMs: DUE_MS, sources: ['kraken', 'coinbase', 'okx'] })
const judgements = {
  median: WORKERS.flatMap(({ amount, off, inlier }, index) =>
    amount === undefined ? [] : [{ worker: sampleAddress(index), inlier: inlier ?? true, offPercent: off ?? null }],
  ),
}
const hash32 = (byte: string) => `0x${byte.repeat(32)}`
const TX = hash32('9c')

const begin: [number, NewRunEvent][] = [
  [
    4,
    {
      type: 'run.due',
      data: { deployment: hash32('de'), version: 3, triggerKey: `cron:${DUE_MS}`, dueAtMs: DUE_MS, input: { dueMs: DUE_MS } },
    },
  ],
  [
    20,
    {
      type: 'committee.ready',
      data: {
        epoch: 318,
        setVersion: 2,
        n: 7,
        f: 2,
        q: 5,
        rosterSize: 23_000,
        deadlineMs: DUE_MS + 4000,
        members: WORKERS.map(({ city, region, stakePha }, index) => ({
          index: 1284 + index * 3011,
          address: sampleAddress(index),
          city,
          region,
          stakePha,
          confidence: 1,
        })),
      },
    },
  ],
  ...WORKERS.flatMap(({ amount }, index): [number, NewRunEvent][] =>
    amount === undefined
      ? []
      : [
          [
            300 + index * 86,
            {
              type: 'observation.received',
              data: {
                worker: sampleAddress(index),
                observedAtMs: DUE_MS + 31,
                tookMs: 260 + index * 80,
                hash: hash32(`a${index}`),
                values: { median: { value: price(amount) } },
              },
            },
          ],
        ],
  ),
]

const agreed: [number, NewRunEvent] = [
  1380,
  {
    type: 'agreement.reached',
    data: {
      setHash: hash32('5e'),
      nowMs: DUE_MS + 31,
      members: WORKERS.flatMap(({ amount }, index) => (amount === undefined ? [] : [sampleAddress(index)])),
      values: { median: { value: price('3482.24') } },
      judgements,
      settled: { 'feed/0': { amount: '3463.8', updatedAtMs: DUE_MS - 1_200_000 } },
    },
  },
]

const attested = (slot: number): [number, NewRunEvent][] =>
  [3, 1, 0, 4, 2].map((worker, nth) => [
    1902 + nth * 78,
    {
      type: 'attestation.received',
      data: { worker: sampleAddress(worker), slot, digest: hash32('2e'), signature: `0x${`8${worker}`.repeat(64)}1b` },
    },
  ])

const settled: [number, NewRunEvent][] = [
  [2388, { type: 'settlement.signed', data: { slot: 0, chain: 'eip155:31337', receiver: `0x${'7a'.repeat(20)}`, nonce: 4811, hash: TX } }],
  [2391, { type: 'settlement.broadcast', data: { slot: 0, hash: TX } }],
  [
    4000,
    {
      type: 'settlement.included',
      data: { slot: 0, hash: TX, block: 34_118_207, blockHash: hash32('b1'), gasUsed: 142_318, gasPriceWei: '1200000', delivered: true },
    },
  ],
  [
    6940,
    {
      type: 'attestation.received',
      data: { worker: sampleAddress(6), slot: 0, digest: hash32('2e'), signature: `0x${'86'.repeat(64)}1c` },
    },
  ],
  [28_000, { type: 'settlement.final', data: { slot: 0, hash: TX, block: 34_118_219 } }],
  [28_010, { type: 'run.ended', data: { end: 'settled', reason: 'Up 0.5324 % from 3463.8, so it was due.' } }],
]

const number = (events: readonly [number, NewRunEvent][]): RunEvent[] =>
  events.map(([afterMs, event], index) => ({ seq: index + 1, runId: RUN, at: DUE_MS + afterMs, ...event }))

/** Runs that read as the pictures do, one for each way to end: for tests, and for no page. */
export const sampleRuns = {
  settled: number([...begin, agreed, ...attested(0), ...settled]),
  skipped: number([
    ...begin,
    agreed,
    ...attested(-1),
    [2300, { type: 'run.ended', data: { end: 'skipped', reason: 'moved 0.12 % < 0.5 %, heartbeat in 12 min' } }],
  ]),
  refused: number([
    ...begin,
    [
      4020,
      {
        type: 'agreement.refused',
        data: {
          code: 'agreement_shortfall',
          message: '4 of 7 workers agree; 5 are needed.',
          need: 5,
          got: 4,
          judgements: {
            median: judgements.median.map((judgement, index) =>
              index === 4 ? { ...judgement, inlier: false, offPercent: '-31.5' } : judgement,
            ),
          },
        },
      },
    ],
    [
      4030,
      {
        type: 'run.ended',
        data: {
          end: 'refused',
          reason: '4 of 7 workers agree; 5 are needed.',
          code: 'agreement_shortfall',
          remedy: 'Wait for the next run, or raise the tolerance.',
        },
      },
    ],
  ]),
  failed: number([
    ...begin,
    agreed,
    ...attested(0),
    [
      9000,
      {
        type: 'run.ended',
        data: {
          end: 'failed',
          reason: 'The chain did not answer before the report expired.',
          code: 'report_expired',
          remedy: 'Check the chain’s RPC address, then run now.',
        },
      },
    ],
  ]),
  cancelled: number([
    ...begin.slice(0, 1),
    [50, { type: 'run.ended', data: { end: 'cancelled', reason: 'The owner closed the deployment.' } }],
  ]),
} as const satisfies Record<string, readonly RunEvent[]>
