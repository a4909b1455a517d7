import { createPublicClient, createWalletClient, encodeDeployData, http, type PublicClient } from 'viem'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { feedFactoryAbi, oracleAnchorAbi } from '../../contracts/abi.gen'
import { oracleAnchorBytecode } from '../../contracts/bytecode.gen'
import { accountOf, addressesOf, committeeOf, idOf } from '../../contracts/lab'
import type { ChainSettings } from '../../world/chain'
import { type Anvil, startAnvil } from './anvil'
import { type DeployOptions, deployContracts, fundLocal } from './deploy'
import { probeChain } from './probe'

const deployer = accountOf('deployer')
const registrars = addressesOf(committeeOf('registrar', 3))
const pauser = accountOf('pauser').address

let anvil: Anvil
let client: PublicClient
let options: DeployOptions

beforeEach(async () => {
  anvil = await startAnvil()
  client = createPublicClient({ transport: http(anvil.url), cacheTime: 0 })
  options = { rpcUrl: anvil.url, deployerKey: idOf('key of deployer'), registrars, pauser, recoveryDelayS: 60 }
  await fundLocal(anvil.url, deployer.address)
})

afterEach(() => anvil?.stop())

const sent = () => client.getTransactionCount({ address: deployer.address })

describe('deploying', () => {
  test('creates an anchor and a factory that belong together', async () => {
    const { anchor, feedFactory } = await deployContracts(options)
    expect(await client.readContract({ address: feedFactory, abi: feedFactoryAbi, functionName: 'anchor' })).toBe(anchor)
    expect(await client.readContract({ address: anchor, abi: oracleAnchorAbi, functionName: 'pauser' })).toBe(pauser)
    expect(await client.readContract({ address: anchor, abi: oracleAnchorAbi, functionName: 'recoveryDelayS' })).toBe(60n)
  })

  test('again finds what is there, with or without a record, and in whichever order the registrars are named', async () => {
    const first = await deployContracts(options)
    expect(await deployContracts(options)).toEqual(first)
    expect(await deployContracts({ ...options, registrars: [...registrars].reverse(), known: first })).toEqual(first)
    expect(await sent()).toBe(2)
  })

  test('after a crash between the two creates only what is missing', async () => {
    const ascending = [...registrars].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
    const data = encodeDeployData({ abi: oracleAnchorAbi, bytecode: oracleAnchorBytecode, args: [ascending, pauser, 60n] })
    const wallet = createWalletClient({ account: deployer, transport: http(anvil.url) })
    const { contractAddress } = await client.waitForTransactionReceipt({ hash: await wallet.sendTransaction({ data, chain: null }) })
    const { anchor } = await deployContracts(options)
    expect(anchor.toLowerCase()).toBe(contractAddress?.toLowerCase())
    expect(await sent()).toBe(2)
  })

  test('does not take an anchor with other registrars, pauser or delay for its own, nor a record of one', async () => {
    const known = await deployContracts(options)
    const others: Partial<DeployOptions>[] = [
      { registrars: addressesOf(committeeOf('other registrar', 3)) },
      { pauser: accountOf('other pauser').address },
      { recoveryDelayS: 61 },
    ]
    for (const other of others) {
      const { anchor, feedFactory } = await deployContracts({ ...options, known, ...other })
      expect(anchor).not.toBe(known.anchor)
      expect(feedFactory).not.toBe(known.feedFactory)
    }
  })
})

describe('probing', () => {
  const settingsFor = (over: Partial<ChainSettings>): ChainSettings => ({
    ...{ id: 'eip155:31337', name: 'Local chain', rpcUrls: [anvil.url], blockTimeMs: 1_000, gas: { estimateMultiplier: 1.2 }, local: true },
    ...{ finality: { tag: 'finalized', confirmations: 0, timeoutMs: 1_000 }, fees: { kind: 'eip1559', multiplier: 1, capWei: 10n ** 12n } },
    ...{ anchor: pauser, feedFactory: pauser },
    ...over,
  })

  test('passes when settings and chain belong together, and names what does not', async () => {
    const contracts = await deployContracts(options)
    await expect(probeChain(settingsFor(contracts))).resolves.toBeUndefined()
    const wrong: [Partial<ChainSettings>, string][] = [
      [{ ...contracts, id: 'eip155:1' }, 'chain_id_mismatch'],
      [{ ...contracts, id: 'polkadot:1' }, 'chain_id_malformed'],
      [{ ...contracts, anchor: contracts.feedFactory }, 'contract_mismatch'],
      [{ ...contracts, feedFactory: pauser }, 'contract_mismatch'],
      [{ ...contracts, rpcUrls: ['http://127.0.0.1:1'] }, 'chain_unreachable'],
    ]
    for (const [over, code] of wrong) await expect(probeChain(settingsFor(over))).rejects.toMatchObject({ code })
  })
})
