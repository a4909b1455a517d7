import { encodeCreateFeed, encodeFeedWrite, type FeedKey, feedAddress } from '../settle/encode'
import { committeeOf, freshId, idOf, type Lab, openLab } from './lab'

/** Gas of one settlement that updates an existing feed. */
export interface SettleGas {
  /** Members of the set. */
  n: number
  /** Signatures sent: the quorum of n. */
  k: number
  gas: bigint
  /** Gas of the very first settlement of a deployment, which also creates its forwarder and fills empty slots. */
  firstGas: bigint
}

const committees = [
  { n: 4, k: 3 },
  { n: 7, k: 5 },
  { n: 13, k: 9 },
  { n: 31, k: 21 },
]

/** Measures `settle` on a chain of its own, for committees whose quorum is 3, 5, 9 and 21. */
export async function measureSettleGas(): Promise<SettleGas[]> {
  const lab = await openLab()
  try {
    const measured: SettleGas[] = []
    for (const { n, k } of committees) measured.push({ n, k, ...(await measure(lab, n, k)) })
    return measured
  } finally {
    await lab.anvil.stop()
  }
}

async function measure(lab: Lab, n: number, k: number): Promise<Pick<SettleGas, 'gas' | 'firstGas'>> {
  const committee = committeeOf(`gas ${n}`, n)
  const key: FeedKey = { deployment: freshId(), nodeKey: idOf('node'), decimals: 8, description: 'ETH / USD' }
  const receiver = feedAddress({ factory: lab.feedFactory, anchor: lab.anchor, ...key })
  await lab.registerSet(key.deployment, 1n, committee, lab.registrars)
  await lab.send(lab.feedFactory, encodeCreateFeed(key))
  const used: bigint[] = []
  for (let round = 0n; round < 3n; round++) {
    const payload = encodeFeedWrite(300_012_345_678n + round, 1_800_000_000_000n + round)
    const report = await lab.reportOf(payload, { deployment: key.deployment, run: freshId(), receiver, deliveryGas: 120_000 })
    const result = await lab.settle(report, payload, committee, committee.slice(0, k))
    if (!result.ok) throw new Error(`A settlement with ${k} of ${n} signatures was refused: ${result.error}.`)
    used.push(result.gasUsed)
  }
  const [firstGas = 0n, , gas = 0n] = used
  return { firstGas, gas }
}
