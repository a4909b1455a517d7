/** The members’ door: what a worker thread runs. It alone opens the workers’ keys and storage. */
import { workerData } from 'node:worker_threads'
import { generatePrivateKey } from 'viem/accounts'
import { bricks } from '../bricks'
import { createEvmChain, withChainReads } from './adapters/evm'
import { createHttp, createHttpCache, guardedSocket } from './adapters/http'
import { createMail } from './adapters/mail'
import { createJournal } from './adapters/prisma/journal'
import { openVault, recoverSigner } from './adapters/vault'
import { serveWorkers } from './adapters/worker-threads'
import { catalogueOf } from './compile/resolve'
import type { MemberSettings } from './member-settings'
import { createMembers } from './runtime/member/create-members'

const settings: MemberSettings = workerData.settings
const clock = { nowMs: () => Date.now() }

serveWorkers(
  createMembers({
    vault: openVault(settings.phatDir, { create: false }),
    http: withChainReads(
      createHttp({
        clock,
        demoMarket: settings.demoMarket,
        allow: (host, port) => settings.allow.includes(`${host}:${port}`),
        ...(settings.hostRate ? { hostRate: settings.hostRate } : {}),
      }),
      { nodes: settings.readable, clock },
    ),
    cache: createHttpCache(clock.nowMs),
    mail: createMail({ open: guardedSocket((host, port) => settings.allow.includes(`${host}:${port}`)) }),
    // Workers only read chains; the key that the adapter asks for pays for nothing.
    chains: new Map(settings.chains.map((chain) => [chain.id, createEvmChain({ settings: chain, relayerKey: generatePrivateKey() })])),
    homeChain: settings.homeChain,
    clock,
    journal: createJournal(settings.workersUrl),
    recover: recoverSigner,
    catalogue: catalogueOf(bricks),
    faults: settings.faults,
    ...(settings.lagMs === undefined ? {} : { lagMs: settings.lagMs }),
  }),
)
