import {
  type Abi,
  type Address,
  BaseError,
  bytesToHex,
  createTestClient,
  createWalletClient,
  decodeErrorResult,
  encodeDeployData,
  type Hex,
  http,
  keccak256,
  parseAbi,
  parseEventLogs,
  publicActions,
  stringToHex,
} from 'viem'
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import { startAnvil } from '../adapters/evm/anvil'
import { deployContracts, fundLocal } from '../adapters/evm/deploy'
import { type AnchorDomain, type ReportBody, reportDigest, signerSetDigest } from '../attest/report-digest'
import { type Authority, encodeRegisterSet, encodeSettle, type MemberSignature, type SettleCall, signersHash } from '../settle/encode'
import { feedFactoryAbi, forwarderAbi, oracleAnchorAbi, phatFeedAbi } from './abi.gen'

export const recoveryDelayS = 3_600
export const validityMs = 600_000n

/** A bytes32 that stands for a name. */
export const idOf = (name: string): Hex => keccak256(stringToHex(name))

/** A key that follows from a name, for chains that end with the test. */
export const accountOf = (name: string): PrivateKeyAccount => privateKeyToAccount(idOf(`key of ${name}`))

/** n keys for a committee. */
export const committeeOf = (name: string, n: number): PrivateKeyAccount[] =>
  Array.from({ length: n }, (_, index) => accountOf(`${name} ${index}`))

export const addressesOf = (accounts: readonly PrivateKeyAccount[]): Address[] => accounts.map(({ address }) => address)

/** Each account’s signature over a digest. */
export function signAll(digest: Hex, accounts: readonly PrivateKeyAccount[]): Promise<MemberSignature[]> {
  return Promise.all(accounts.map(async (account) => ({ signer: account.address, signature: await account.sign({ hash: digest }) })))
}

/** The mined result of a call, or the name of the error that it would revert with. */
export type SendResult = { ok: true; gasUsed: bigint; events: { eventName: string; args: unknown }[] } | { ok: false; error: string }

/** A local chain with the contracts on it, for tests and measurements. */
export type Lab = Awaited<ReturnType<typeof openLab>>

/** Starts a chain of its own and deploys the contracts with three registrars. */
export async function openLab({ chainId = 31_337 } = {}) {
  const anvil = await startAnvil({ chainId, accounts: 1 })
  const client = createTestClient({
    mode: 'anvil',
    transport: http(anvil.url, { retryCount: 0 }),
    pollingInterval: 10,
    cacheTime: 0,
  }).extend(publicActions)
  const deployer = accountOf('deployer')
  const relayer = accountOf('relayer')
  const pauser = accountOf('pauser')
  const registrars = committeeOf('registrar', 3)
  for (const { address } of [deployer, relayer, pauser]) await fundLocal(anvil.url, address)
  const { anchor, feedFactory } = await deployContracts({
    rpcUrl: anvil.url,
    deployerKey: idOf('key of deployer'),
    registrars: addressesOf(registrars),
    pauser: pauser.address,
    recoveryDelayS,
  })
  const domain: AnchorDomain = { chainId, anchor }

  /** Mines a call; one that would revert is not sent, and says why. */
  async function send(to: Address, data: Hex, { from = relayer, gas = 3_000_000n } = {}): Promise<SendResult> {
    try {
      await client.call({ account: from.address, to, data, gas })
    } catch (error) {
      return { ok: false, error: nameRevert(error) }
    }
    const wallet = createWalletClient({ account: from, transport: http(anvil.url) })
    const hash = await wallet.sendTransaction({ to, data, gas, chain: null })
    const { status, gasUsed, logs } = await client.waitForTransactionReceipt({ hash })
    if (status === 'reverted') return { ok: false, error: 'reverted when mined' }
    return { ok: true, gasUsed, events: parseEventLogs({ abi: [...oracleAnchorAbi, ...phatFeedAbi, ...feedFactoryAbi], logs }) }
  }

  async function deploy(abi: Abi, bytecode: Hex, args: readonly unknown[] = []): Promise<Address> {
    const wallet = createWalletClient({ account: deployer, transport: http(anvil.url) })
    const hash = await wallet.sendTransaction({ data: encodeDeployData({ abi, bytecode, args }), chain: null })
    const { contractAddress } = await client.waitForTransactionReceipt({ hash })
    if (!contractAddress) throw new Error('The contract was not created.')
    return contractAddress
  }

  const nowMs = async () => (await client.getBlock()).timestamp * 1000n

  /** A report that would be accepted, unless `over` spoils it. */
  async function reportOf(payload: Hex, over: Partial<ReportBody> = {}): Promise<ReportBody> {
    const observedAt = await nowMs()
    const plain = { deployment: idOf('deployment'), bundle: idOf('bundle'), setVersion: 1n, run: idOf('run'), slot: 0, receiver: anchor }
    const timed = {
      payloadHash: keccak256(payload),
      deliveryGas: 150_000,
      setHash: idOf('set'),
      observedAt,
      validUntil: observedAt + validityMs,
    }
    return { ...plain, ...timed, ...over }
  }

  /** Registers a set: `by` is who must vouch for it, `signing` who of them does. */
  async function registerSet(
    deployment: Hex,
    version: bigint,
    set: readonly PrivateKeyAccount[],
    by: readonly PrivateKeyAccount[],
    signing = by,
  ): Promise<SendResult> {
    const signers = addressesOf(set)
    const digest = signerSetDigest({ deployment, version, signersHash: signersHash(signers), validityMs }, domain)
    const authority: Authority = { addresses: addressesOf(by), signatures: await signAll(digest, signing) }
    return send(anchor, encodeRegisterSet({ deployment, version, signers, validityMs, authority }))
  }

  /** Attests a report with the given members and settles it. */
  async function settle(report: ReportBody, payload: Hex, set: readonly PrivateKeyAccount[], signing = set, options = {}) {
    return send(anchor, await settleData(report, payload, set, signing), options)
  }

  async function settleData(report: ReportBody, payload: Hex, set: readonly PrivateKeyAccount[], signing = set): Promise<Hex> {
    return encodeSettle(await attest(report, payload, set, signing))
  }

  async function attest(report: ReportBody, payload: Hex, set: readonly PrivateKeyAccount[], signing = set): Promise<SettleCall> {
    return { report, payload, signers: addressesOf(set), signatures: await signAll(reportDigest(report, domain), signing) }
  }

  /** What a call would return with a gas limit, or the name of its error. */
  async function probe(to: Address, data: Hex, gas: bigint): Promise<string> {
    try {
      return (await client.call({ account: relayer.address, to, data, gas })).data ?? '0x'
    } catch (error) {
      return nameRevert(error)
    }
  }

  const parts = { anvil, client, anchor, feedFactory, domain, deployer, relayer, pauser, registrars }
  return { ...parts, send, deploy, nowMs, reportOf, registerSet, settle, settleData, attest, probe }
}

function nameRevert(error: unknown): string {
  const inner = error instanceof BaseError ? error.walk(hasData) : null
  if (!hasData(inner)) return String(error)
  const { errorName, args } = decodeErrorResult({
    abi: [...oracleAnchorAbi, ...forwarderAbi, ...phatFeedAbi, ...parseAbi(['error Error(string)'])],
    data: inner.data,
  })
  return errorName === 'Error' ? String(args[0]) : errorName
}

function hasData(error: unknown): error is { data: Hex } {
  return typeof error === 'object' && error !== null && 'data' in error && typeof error.data === 'string' && error.data.startsWith('0x')
}

/** A random bytes32, for runs that only need to differ. */
export const freshId = (): Hex => bytesToHex(crypto.getRandomValues(new Uint8Array(32)))
