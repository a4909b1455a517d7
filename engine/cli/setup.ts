import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createPublicClient, http } from 'viem'
import { privateKeyToAddress } from 'viem/accounts'
import { Fault } from '../../bricks/kit'
import { deployContracts, fundLocal } from '../adapters/evm'
import { createStore } from '../adapters/prisma/store'
import { openVault } from '../adapters/vault'
import { contractsSchema } from '../settings'
import { type Command, EXIT } from './command'

const help = `Usage: phat setup

Makes the installation’s keys and deploys the anchor and the feed factory on the chain at CHAIN_RPC_URL, where they are missing.
Prints one line of JSON: instance, chainId, anchor, feedFactory, relayer, local.

Environment:
  PHAT_DIR       keys and settings (default: .phat)
  CHAIN_RPC_URL  the chain; on a local one the accounts are given test money
  DATABASE_URL   where the installation is written down (optional)`

const recoveryDelayS = 24 * 3_600

/** `phat setup`: keys and contracts; safe to repeat. */
export const command: Command = {
  help,
  async run(args) {
    parseArgs({ args, options: {} })
    const rpcUrl = process.env.CHAIN_RPC_URL
    if (!rpcUrl) throw new Fault('settings_invalid', 'CHAIN_RPC_URL is not set.', { remedy: 'Start with npm start, or name a chain.' })
    const phatDir = path.resolve(process.env.PHAT_DIR ?? '.phat')
    const vault = openVault(phatDir)
    const { deployer, pauser } = vault.keys
    const relayer = privateKeyToAddress(vault.relayerKey())
    const chainId = await createPublicClient({ transport: http(rpcUrl) }).getChainId()
    const local = await fund(rpcUrl, [privateKeyToAddress(deployer), relayer])

    const file = path.join(phatDir, 'contracts.json')
    const known = existsSync(file) ? contractsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
    const deployed = await deployContracts({
      rpcUrl,
      deployerKey: deployer,
      registrars: vault.registrars().map(({ address }) => address),
      pauser: privateKeyToAddress(pauser),
      recoveryDelayS,
      ...(known?.chainId === chainId ? { known } : {}),
    })
    const contracts = { chainId, ...deployed, local }
    writeFileSync(`${file}.new`, `${JSON.stringify(contracts, null, 2)}\n`)
    renameSync(`${file}.new`, file)
    if (process.env.DATABASE_URL) await writeDown(process.env.DATABASE_URL, vault)
    console.log(JSON.stringify({ instance: vault.instance, ...contracts, relayer }))
    return EXIT.ok
  },
}

/** Gives accounts of a local chain test money; false on a chain where nobody can. */
async function fund(rpcUrl: string, accounts: readonly `0x${string}`[]): Promise<boolean> {
  const client = createPublicClient({ transport: http(rpcUrl) })
  const version = await client.request({ method: 'web3_clientVersion' }).catch(() => '')
  if (!/anvil/i.test(version)) return false
  const lowWei = 10n ** 18n
  for (const address of accounts) if ((await client.getBalance({ address })) < lowWei) await fundLocal(rpcUrl, address)
  return true
}

async function writeDown(databaseUrl: string, { instance: id, rosterSeed, rosterSize }: ReturnType<typeof openVault>) {
  const store = createStore(databaseUrl, { connections: 1 })
  try {
    await store.saveInstance({ id, rosterSeed, rosterSize }, Date.now())
  } finally {
    await store.close()
  }
}
