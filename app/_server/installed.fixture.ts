import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { Keyring } from '@polkadot/keyring'
import { u8aToHex } from '@polkadot/util'
import { cryptoWaitReady } from '@polkadot/util-crypto'
import { actBytes, type OwnerAct, type OwnerKey, ownerKeyOf, type SignedAct, textBytes } from '@/engine/core'
import { type Installation, openInstallation } from '@/engine/runtime/installation.fixture'
import { closeDatabase } from './database'
import { closeInstallation } from './installation'

const NAMES = ['DATABASE_URL', 'PHAT_DIR', 'CHAIN_RPC_URL', 'PHAT_ALLOW_HOSTS'] as const

/** A running installation that the routes of this process serve. */
export async function serveInstallation(): Promise<Installation> {
  const installation = await openInstallation()
  const { settings, anvil, source } = installation
  const [chain] = settings.chains
  const before = NAMES.map((name) => [name, process.env[name]] as const)
  const contracts = { chainId: 31_337, anchor: chain?.anchor, feedFactory: chain?.feedFactory, local: true }
  writeFileSync(path.join(settings.phatDir, 'contracts.json'), JSON.stringify(contracts))
  Object.assign(process.env, {
    DATABASE_URL: settings.databaseUrl,
    PHAT_DIR: settings.phatDir,
    CHAIN_RPC_URL: anvil.url,
    PHAT_ALLOW_HOSTS: source.host,
  })
  await installation.engine.start()
  return {
    ...installation,
    async close() {
      await closeInstallation()
      await closeDatabase()
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      }
      await installation.close()
    },
  }
}

/** A real sr25519 key as a wallet holds it. */
export interface TestKey {
  owner: OwnerKey
  address: string
  sign(act: OwnerAct): SignedAct
  signText(text: string): string
}

/** Makes the key of a development name, such as `//Alice`. */
export async function testKey(uri: string): Promise<TestKey> {
  await cryptoWaitReady()
  const pair = new Keyring({ type: 'sr25519' }).addFromUri(uri)
  return {
    owner: ownerKeyOf(pair.address),
    address: pair.address,
    sign: (act) => ({ act, signature: u8aToHex(pair.sign(actBytes(act))) }),
    signText: (text) => u8aToHex(pair.sign(textBytes(text))),
  }
}
