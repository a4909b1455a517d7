import type { Hex } from 'viem'
import { Fault } from '../../bricks/kit'
import type { Attestation, SlotReport } from '../attest/attestation'
import { encodeSettle } from '../settle/encode'
import type { RunRecord } from '../world'
import { advance } from './advance'
import { finish } from './finish'
import { type LoadedVersion, loadRun } from './load'
import { outcomeOf } from './outcome'
import { readyTarget } from './ready-target'
import { relay } from './relay'
import { chainOf, type RuntimeWorld } from './world'

const tryAgainMs = 2_000

/** Step 6: sends each slot’s report that is not on its way, with the attestations that it has. Safe to repeat until the reports expire. */
export async function settle(world: RuntimeWorld, id: Hex): Promise<void> {
  const loaded = await loadRun(world, id, ['settling'])
  if (!loaded) return
  const [outcome, attestations, settlements] = await Promise.all([
    outcomeOf(world, loaded),
    world.store.attestations(id),
    world.store.settlements(id),
  ])
  const troubles: string[] = []
  for (const report of outcome.reports) {
    const earlier = settlements.find(({ slot }) => slot === report.slot)
    if (earlier && earlier.status !== 'reverted') continue
    if (world.clock.nowMs() > Number(report.report.validUntil)) continue
    try {
      await send(world, loaded, report, attestations, earlier?.nonce)
    } catch (error) {
      const fault = Fault.from(error)
      if (!(error instanceof Fault)) world.log(`Settling slot ${report.slot} of run ${id} failed: ${fault.message}`)
      troubles.push(`${fault.message} ${fault.remedy}`)
    }
  }
  if (troubles.length === 0) {
    if (settlements.length > 0) await finish(world, id)
    return
  }
  if (await finish(world, id)) return
  const runAtMs = world.clock.nowMs() + tryAgainMs
  await advance(world, {
    run: id,
    from: ['settling'],
    reason: troubles.join(' '),
    jobs: [{ task: 'settle', payload: { run: id }, runAtMs, key: `settle:${id}` }],
  })
}

async function send(
  world: RuntimeWorld,
  loaded: LoadedVersion & { run: RunRecord },
  { slot, node, targetIndex, chain: chainId, anchor, receiver, payload, report, digest }: SlotReport,
  attestations: readonly Attestation[],
  revertedNonce?: number,
) {
  const { run } = loaded
  const target = run.prepared?.targets[node]?.[targetIndex]
  if (!run.prepared || !target) throw new Error(`Run ${run.id} has no target ${targetIndex} for brick ${node}.`)
  const chain = chainOf(world, chainId)
  await readyTarget(world, loaded, node, target)
  const { committee } = run.prepared
  // The contract counts the quorum; more signatures would only cost gas.
  const signatures = attestations
    .filter((one) => one.slot === slot && one.digest === digest)
    .slice(0, committee.q)
    .map(({ worker, signature }) => ({ signer: toAddress(worker), signature }))
  const data = encodeSettle({ report, payload, signers: committee.members.map(({ address }) => address), signatures })
  const ref = `${run.id}/${slot}${revertedNonce === undefined ? '' : `#${revertedNonce}`}`
  const tx = await relay(world, chain, {
    purpose: 'settlement',
    ref,
    call: { to: anchor, data },
    settlement: { run: run.id, slot, anchor, receiver, payload, report, validUntilMs: Number(report.validUntil) },
    events: ({ hash, nonce }) => [{ type: 'settlement.signed', data: { slot, chain: chainId, receiver, nonce, hash } }],
  })
  if (tx === null) return
  await advance(world, {
    run: run.id,
    from: ['settling'],
    settlement: { slot, from: ['signed'], status: 'broadcast' },
    events: [{ type: 'settlement.broadcast', data: { slot, hash: tx.hash } }],
  })
}

const toAddress = (text: string): Hex => `0x${text.slice(2)}`
