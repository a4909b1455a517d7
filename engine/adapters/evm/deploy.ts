import {
  type Address,
  createPublicClient,
  createWalletClient,
  encodeDeployData,
  getAddress,
  getContractAddress,
  type Hex,
  http,
  type PublicClient,
  parseEther,
  size,
} from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { Fault } from '../../../bricks/kit/fault'
import { feedFactoryAbi, oracleAnchorAbi } from '../../contracts/abi.gen'
import { feedFactoryBytecode, oracleAnchorBytecode } from '../../contracts/bytecode.gen'
import { feedFactoryDeployed, oracleAnchorDeployed } from '../../contracts/deployed.gen'
import { packSigners } from '../../settle/signers'

/** Where the contracts of one chain are. */
export interface DeployedContracts {
  anchor: Address
  feedFactory: Address
}

/** What the contracts are deployed with. */
export interface DeployOptions {
  rpcUrl: string
  deployerKey: Hex
  /** Keys that attest first sets and recoveries; a majority of them signs. */
  registrars: readonly Address[]
  pauser: Address
  recoveryDelayS: number
  /** Where they were found before; used only when the right code is still there. */
  known?: DeployedContracts
}

/** A deployer with more transactions than this is searched no further back. */
const searchedNonces = 32

/**
 * Deploys the anchor and the feed factory, or finds the ones that an earlier call of this deployer left, even half done.
 * @throws a Fault `deploy_failed` when a creation is mined but reverted.
 */
export async function deployContracts(options: DeployOptions): Promise<DeployedContracts> {
  const client = createPublicClient({ transport: http(options.rpcUrl), pollingInterval: 50, cacheTime: 0 })
  const account = privateKeyToAccount(options.deployerKey)
  const earlier = await listCreated(client, account.address)

  const isAnchor = (address: Address) => matchesAnchor(client, address, options)
  const anchorArgs = [inOrder(options.registrars), options.pauser, BigInt(options.recoveryDelayS)] as const
  const anchorData = encodeDeployData({ abi: oracleAnchorAbi, bytecode: oracleAnchorBytecode, args: anchorArgs })
  const anchor =
    (await findFirst([options.known?.anchor, ...earlier], isAnchor)) ?? (await create(client, options, 'OracleAnchor', anchorData))

  const isFactory = (address: Address) => matchesFactory(client, address, anchor)
  const factoryData = encodeDeployData({ abi: feedFactoryAbi, bytecode: feedFactoryBytecode, args: [anchor] })
  const feedFactory =
    (await findFirst([options.known?.feedFactory, ...earlier], isFactory)) ?? (await create(client, options, 'FeedFactory', factoryData))
  return { anchor, feedFactory }
}

/** Gives an account of a local chain test money. Works on anvil only. */
export async function fundLocal(rpcUrl: string, address: Address, wei: bigint = parseEther('10000')): Promise<void> {
  const client = createPublicClient({ transport: http(rpcUrl) })
  await client.request<{ Method: 'anvil_setBalance'; Parameters: [Address, Hex]; ReturnType: null }>({
    method: 'anvil_setBalance',
    params: [address, `0x${wei.toString(16)}`],
  })
}

/** Whether `code` is what the compiler made, whatever the constructor put in place of the immutables. */
export function matchesCode(
  code: Hex | undefined,
  deployed: { code: Hex; immutables: readonly { start: number; length: number }[] },
): boolean {
  if (code === undefined || size(code) !== size(deployed.code)) return false
  const masked = deployed.immutables.reduce((text, { start, length }) => {
    const from = 2 + start * 2
    return text.slice(0, from) + '0'.repeat(length * 2) + text.slice(from + length * 2)
  }, code.toLowerCase())
  return masked === deployed.code
}

async function matchesAnchor(client: PublicClient, address: Address, options: DeployOptions): Promise<boolean> {
  if (!matchesCode(await client.getCode({ address }), oracleAnchorDeployed)) return false
  const at = { address, abi: oracleAnchorAbi } as const
  const [registrars, pauser, delayS] = await Promise.all([
    client.readContract({ ...at, functionName: 'registrars' }),
    client.readContract({ ...at, functionName: 'pauser' }),
    client.readContract({ ...at, functionName: 'recoveryDelayS' }),
  ])
  const samePauser = pauser.toLowerCase() === options.pauser.toLowerCase()
  return registrars === packSigners(options.registrars) && samePauser && delayS === BigInt(options.recoveryDelayS)
}

async function matchesFactory(client: PublicClient, address: Address, anchor: Address): Promise<boolean> {
  if (!matchesCode(await client.getCode({ address }), feedFactoryDeployed)) return false
  const used = await client.readContract({ address, abi: feedFactoryAbi, functionName: 'anchor' })
  return used.toLowerCase() === anchor.toLowerCase()
}

/** Addresses that the deployer’s first transactions created, if they created anything. */
async function listCreated(client: PublicClient, from: Address): Promise<Address[]> {
  const sent = Math.min(await client.getTransactionCount({ address: from }), searchedNonces)
  return Array.from({ length: sent }, (_, nonce) => getContractAddress({ from, nonce: BigInt(nonce) }))
}

async function findFirst(candidates: (Address | undefined)[], matches: (address: Address) => Promise<boolean>) {
  for (const address of candidates) if (address && (await matches(address))) return address
  return undefined
}

async function create(client: PublicClient, { rpcUrl, deployerKey }: DeployOptions, name: string, data: Hex): Promise<Address> {
  const wallet = createWalletClient({ account: privateKeyToAccount(deployerKey), transport: http(rpcUrl) })
  const hash = await wallet.sendTransaction({ data, chain: null })
  const { status, contractAddress } = await client.waitForTransactionReceipt({ hash })
  if (status === 'success' && contractAddress) return getAddress(contractAddress)
  throw new Fault('deploy_failed', `Creating ${name} was mined in ${hash} but reverted.`, {
    remedy: 'Check that the chain runs the Prague rules and that the registrars are different addresses.',
  })
}

/** The constructor wants registrars ascending. */
function inOrder(addresses: readonly Address[]): Address[] {
  return [...addresses].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
}
