import { hexToBytes } from '@noble/hashes/utils.js'
import { Keyring } from '@polkadot/keyring'
import { cryptoWaitReady } from '@polkadot/util-crypto'
import { bricks } from '../../bricks'
import type { HttpReply, HttpRequest } from '../../bricks/kit'
import { agreeOn } from '../agree/agree-on'
import { OUTCOME_SLOT } from '../attest/attestation'
import { evaluateTail } from '../attest/evaluate-tail'
import { makeBundle } from '../bundle/make-bundle'
import { quorumOf } from '../committee/committee'
import { drawCommittee } from '../committee/draw'
import { compile } from '../compile/compile'
import { catalogueOf } from '../compile/resolve'
import type { OwnerAct } from '../deploy/act'
import { deploymentIdOf } from '../deploy/deployment-id'
import { actBytes } from '../deploy/verify-act'
import { type Graph, graphSchema } from '../graph/graph'
import { assignFaults, distortAll, type FaultPlan, shiftOf } from '../network/faults'
import { rosterOf } from '../network/roster'
import { type Evidence, sealEvidence } from '../record/evidence'
import { epochOf } from '../schedule/due'
import type { ObservationBody } from '../witness/observation'
import { observe } from '../witness/observe'
import { addressOfKey, signDigest } from '../witness/signature'
import { type Hex, hashOf, runIdOf, signObservation } from '../witness/witness'

const DUE_MS = 1_795_357_920_000
const EPOCH = epochOf(DUE_MS)
const catalogue = catalogueOf(bricks)

const feed: Graph = graphSchema.parse({
  format: 'phat.graph/1',
  name: 'Feed',
  nodes: [
    { id: 'tick', brick: 'cron', version: 1, config: { expression: '* * * * *', timeZone: 'UTC' }, position: { x: 0, y: 0 } },
    { id: 'fetch', brick: 'http-fetch', version: 1, config: { url: 'https://api.example.com/price' }, position: { x: 0, y: 0 } },
    { id: 'pick', brick: 'json-select', version: 1, config: { path: '$.price', as: 'decimal' }, position: { x: 0, y: 0 } },
    { id: 'agree', brick: 'median', version: 1, config: {}, position: { x: 0, y: 0 } },
    { id: 'write', brick: 'feed-write', version: 1, config: {}, position: { x: 0, y: 0 } },
  ],
  wires: [
    { from: { node: 'tick', port: 'run' }, to: { node: 'fetch', port: 'run' } },
    { from: { node: 'fetch', port: 'body' }, to: { node: 'pick', port: 'json' } },
    { from: { node: 'pick', port: 'value' }, to: { node: 'agree', port: 'value' } },
    { from: { node: 'agree', port: 'value' }, to: { node: 'write', port: 'value' } },
  ],
  meta: {},
})

/** What the first members state instead of what they saw. */
export interface Misbehaviour {
  body: Partial<ObservationBody>
  members?: number
}

/** A whole run’s evidence, made with real keys by the stages themselves; no chain, so the settlement is made up. */
export async function makeEvidence(faults: FaultPlan = {}, misbehaviour: Misbehaviour = { body: {}, members: 0 }): Promise<Evidence> {
  await cryptoWaitReady()
  const { compiled } = compile(feed, catalogue)
  if (!compiled) throw new Error('The fixture does not compile.')
  const bundle = makeBundle(compiled)
  const pair = new Keyring({ type: 'sr25519' }).addFromUri('//Alice')
  const owner = `0x${Buffer.from(pair.publicKey).toString('hex')}` as const
  const policy = { n: 7, minConfidence: 3 }
  const act: OwnerAct = {
    action: 'deploy',
    instance: 'test',
    owner,
    nonce: 0,
    expiryMs: DUE_MS,
    terms: {
      bundleId: bundle.id,
      targets: { write: [{ chain: 'eip155:31337', contract: 'feed' }] },
      committee: policy,
      stakePha: 100,
      validityMs: 600_000,
    },
  }
  const signature = `0x${Buffer.from(pair.sign(actBytes(act))).toString('hex')}`
  const deployment = deploymentIdOf(owner, 0)
  const run = runIdOf(deployment, `cron:${DUE_MS}`)
  const randomness = hashOf('test', 'epoch')
  const members = drawCommittee({ roster: rosterOf('test', 1000), randomness, deployment, epoch: EPOCH, policy })
    .map((entry) => {
      const key = hexToBytes(hashOf('test-key', entry.index).slice(2))
      return { card: { ...entry, address: addressOfKey(key) }, key }
    })
    .toSorted((a, b) => (a.card.address < b.card.address ? -1 : 1))
  const profiles = assignFaults(
    members.map(({ card }) => card.address),
    faults,
    'test',
  )
  const input = { scheduledAtMs: DUE_MS }
  const observations = []
  for (const [index, { card, key }] of members.entries()) {
    const profile = profiles.get(card.address)
    if (profile?.kind === 'crash') continue
    const http = {
      request: async (_: HttpRequest): Promise<HttpReply> => ({
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: `{"price":3482.2${index}}`,
        receivedAtMs: DUE_MS,
      }),
    }
    const { body, exchanges } = await observe({
      bundle,
      catalogue,
      run,
      worker: card.address,
      trigger: input,
      state: { version: 0, values: {} },
      settled: {},
      nowMs: DUE_MS + index,
      http,
    })
    if (profile) body.values = distortAll(body.values, shiftOf(profile)) as typeof body.values
    if (index < (misbehaviour.members ?? 1)) Object.assign(body, misbehaviour.body)
    observations.push({ observation: await signObservation(body, (digest) => signDigest(digest, key)), exchanges })
  }
  const address = (text: string): Hex => `0x${hashOf('test', text).slice(2, 42)}`
  const targets = { write: [{ chain: 'eip155:31337', anchor: address('anchor'), receiver: address('feed'), setVersion: 1, feed: true }] }
  const verdict = agreeOn({ bundle, catalogue, run, observations: observations.map(({ observation }) => observation), policy: quorumOf(7) })
  const agreement = verdict.ok ? verdict.agreement : null
  const tail = agreement
    ? await evaluateTail({
        bundle,
        catalogue,
        deployment,
        run,
        validityMs: 600_000,
        targets,
        agreement,
        trigger: input,
        state: { version: 0, values: {} },
      })
    : null
  const signed = [
    ...(tail?.reports ?? []).map(({ slot, digest }) => ({ slot, digest })),
    ...(tail ? [{ slot: OUTCOME_SLOT, digest: tail.outcomeDigest }] : []),
  ]
  return sealEvidence({
    format: 'phat.evidence/1',
    bundle: { id: bundle.id, text: bundle.text },
    deployment: { id: deployment, name: 'Feed', owner, nonce: 0, version: 1, signedAct: { act, signature } },
    run: {
      id: run,
      number: 1,
      triggerKey: `cron:${DUE_MS}`,
      dueMs: DUE_MS,
      input,
      act: null,
      end: agreement ? 'settled' : 'refused',
      reason: tail?.reason ?? '',
    },
    committee: { epoch: EPOCH, randomness, rosterSeed: 'test', rosterSize: 1000, policy, members: members.map(({ card }) => card) },
    targets,
    state: { version: 0, values: {} },
    observations,
    agreement: agreement
      ? {
          setHash: agreement.setHash,
          nowMs: agreement.nowMs,
          members: agreement.set.map(({ body }) => body.worker as Hex),
          values: agreement.values as NonNullable<Evidence['agreement']>['values'],
          settled: agreement.settled,
        }
      : null,
    reports: (tail?.reports ?? []).map(({ slot, node, chain, anchor, payload, report, digest }) => ({
      slot,
      node,
      chain,
      anchor,
      payload,
      digest,
      report: {
        ...report,
        setVersion: String(report.setVersion),
        observedAt: String(report.observedAt),
        validUntil: String(report.validUntil),
      },
    })),
    attestations: members.flatMap(({ card, key }) =>
      signed.map(({ slot, digest }) => ({ worker: card.address, slot, digest, signature: signDigest(digest, key) })),
    ),
    settlements: (tail?.reports ?? []).map(({ slot, chain }) => ({
      slot,
      chain,
      status: 'final',
      txHash: hashOf('test', 'transaction'),
      blockNumber: '1',
      blockHash: hashOf('test', 'block'),
    })),
  })
}
