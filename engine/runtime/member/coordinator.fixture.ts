import { bricks } from '../../../bricks'
import { createHttp, createHttpCache, guardedSocket } from '../../adapters/http'
import { createMail } from '../../adapters/mail'
import { createJournal } from '../../adapters/prisma/journal'
import { createStore } from '../../adapters/prisma/store'
import { openVault, recoverSigner } from '../../adapters/vault'
import { catalogueOf } from '../../compile/resolve'
import { openChains } from '../../open-chains'
import type { Workers } from '../../world'
import { type Installation, openInstallation } from '../installation.fixture'
import { defaultPatience, type RuntimeWorld } from '../world'
import { createMembers } from './create-members'

/** A coordinator that a test plays: it holds the database and chooses what each member is shown. Members are the real worker code. */
export interface TestCoordinator {
  installation: Installation
  world: RuntimeWorld
  members: Omit<Workers, 'stop'>
  /** Sets everyone’s clock ahead; the chain’s too. */
  pass(ms: number): Promise<void>
  close(): Promise<void>
}

/** Opens an installation whose engine does not run. */
export async function openCoordinator(): Promise<TestCoordinator> {
  const installation = await openInstallation()
  const { settings, anvil } = installation
  let aheadMs = 0
  const clock = { nowMs: () => Date.now() + aheadMs }
  const vault = openVault(settings.phatDir)
  const store = createStore(settings.databaseUrl)
  const journal = createJournal(settings.workersUrl)
  const http = createHttp({ clock, allow: () => true })
  const chains = openChains(settings, vault.relayerKey())
  const shared = { chains, homeChain: settings.homeChain, clock, catalogue: catalogueOf(bricks), recover: recoverSigner }
  const cache = createHttpCache(clock.nowMs)
  const members = createMembers({
    ...shared,
    vault,
    http,
    cache,
    mail: createMail({ open: guardedSocket(() => true) }),
    journal,
    faults: {},
  })
  await store.saveInstance({ id: vault.instance, rosterSeed: vault.rosterSeed, rosterSize: vault.rosterSize }, clock.nowMs())
  const world: RuntimeWorld = {
    ...shared,
    store,
    workers: { ...members, stop: async () => {} },
    registrars: vault.registrars(),
    roster: { seed: vault.rosterSeed, size: vault.rosterSize },
    patience: defaultPatience,
    startedMs: clock.nowMs(),
    log: () => {},
  }
  return {
    installation,
    world,
    members,
    async pass(ms) {
      await ask(anvil.url, 'evm_increaseTime', [Math.floor(ms / 1000)])
      await ask(anvil.url, 'evm_mine', [])
      aheadMs += ms
    },
    async close() {
      await Promise.all([store.close(), journal.close(), http.close()])
      await installation.close()
    },
  }
}

async function ask(url: string, method: string, params: unknown[]) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  const reply = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  if (!reply.ok) throw new Error(`The chain answered ${method} with ${reply.status}.`)
}
