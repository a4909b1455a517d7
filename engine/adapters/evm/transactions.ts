import { setTimeout as sleep } from 'node:timers/promises'
import { type Address, type Hex, hexToBigInt, hexToNumber, keccak256, type PublicClient, type RpcTransactionReceipt } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'
import { Fault } from '../../../bricks/kit/fault'
import type { Chain, ChainCall, ChainSettings, Receipt, SignedTransaction } from '../../world/chain'
import { type FeeMarket, offerFees, scale } from './fees'
import { isRevert, revertFault } from './reverts'
import { readRefusal, toChainFault } from './rpc'

const receiptRetries = 5
const receiptRetryMs = 40

/** Everything about transactions of one relayer account. */
export function createSender(
  settings: ChainSettings,
  rpc: PublicClient,
  account: PrivateKeyAccount,
): Pick<Chain, 'nonce' | 'sign' | 'broadcast' | 'receipt' | 'gasPriceWei'> {
  const ask = <T>(answer: Promise<T>): Promise<T> =>
    answer.catch((error) => {
      throw toChainFault(settings, error)
    })

  const gasPriceWei = async () => hexToBigInt(await ask(rpc.request({ method: 'eth_gasPrice' })))

  async function nonce(of: Address, tag: 'latest' | 'pending'): Promise<number> {
    return hexToNumber(await ask(rpc.request({ method: 'eth_getTransactionCount', params: [of, tag] })))
  }

  async function readMarket(): Promise<FeeMarket> {
    if (settings.fees.kind === 'legacy') return { baseFeeWei: 0n, tipWei: await gasPriceWei() }
    const block = await ask(rpc.request({ method: 'eth_getBlockByNumber', params: ['latest', false] }))
    if (!block?.baseFeePerGas)
      throw new Fault('fee_kind_unsupported', `${settings.name} has no base fee.`, { remedy: 'Set the chain’s fee kind to legacy.' })
    return { baseFeeWei: hexToBigInt(block.baseFeePerGas), tipWei: await readTip(hexToBigInt(block.baseFeePerGas)) }
  }

  /** Not every node suggests a tip; what its gas price has over the base fee is one. */
  async function readTip(baseFeeWei: bigint): Promise<bigint> {
    try {
      return hexToBigInt(await rpc.request({ method: 'eth_maxPriorityFeePerGas' }))
    } catch (error) {
      if (!readRefusal(error)) throw toChainFault(settings, error)
      const price = await gasPriceWei()
      return price > baseFeeWei ? price - baseFeeWei : 0n
    }
  }

  async function estimateGas({ to, data }: ChainCall): Promise<bigint> {
    try {
      const gas = await rpc.request({ method: 'eth_estimateGas', params: [{ from: account.address, to, data }, 'latest'] })
      return scale(hexToBigInt(gas), settings.gas.estimateMultiplier)
    } catch (error) {
      const refusal = readRefusal(error)
      throw refusal && isRevert(refusal) ? revertFault(to, refusal, error) : toChainFault(settings, error)
    }
  }

  async function sign(call: ChainCall, nonce: number, bumpOf?: SignedTransaction): Promise<SignedTransaction> {
    const gas = call.gas ?? bumpOf?.gas ?? (await estimateGas(call))
    const fees = offerFees(settings, await readMarket(), bumpOf)
    const { maxFeePerGasWei: maxFeePerGas, maxPriorityFeePerGasWei: maxPriorityFeePerGas } = fees
    const common = { chainId: chainNumber(settings), to: call.to, data: call.data, nonce, gas }
    const raw =
      settings.fees.kind === 'legacy'
        ? await account.signTransaction({ ...common, type: 'legacy', gasPrice: maxFeePerGas })
        : await account.signTransaction({ ...common, type: 'eip1559', maxFeePerGas, maxPriorityFeePerGas })
    return { hash: keccak256(raw), raw, nonce, gas, ...fees }
  }

  async function broadcast(raw: Hex): Promise<void> {
    try {
      await rpc.request({ method: 'eth_sendRawTransaction', params: [raw] })
    } catch (error) {
      const message = readRefusal(error)?.message
      if (message === undefined) throw toChainFault(settings, error)
      if (/already (known|imported|exists)|known transaction/i.test(message)) return
      if (await isKnown(keccak256(raw))) return
      throw refusedTransaction(settings.name, account.address, message, error)
    }
  }

  async function isKnown(hash: Hex): Promise<boolean> {
    return (await ask(rpc.request({ method: 'eth_getTransactionByHash', params: [hash] }))) !== null
  }

  /** A node may count a transaction as mined shortly before it can show its receipt. */
  async function receipt(hash: Hex): Promise<Receipt | null> {
    for (let left = receiptRetries; ; left--) {
      const found = await ask(rpc.request({ method: 'eth_getTransactionReceipt', params: [hash] }))
      if (found) return toReceipt(found)
      const transaction = await ask(rpc.request({ method: 'eth_getTransactionByHash', params: [hash] }))
      if (!transaction || transaction.blockHash === null || left === 0) return null
      await sleep(receiptRetryMs)
    }
  }

  return { nonce, sign, broadcast, receipt, gasPriceWei }
}

/** The number in a chain’s CAIP-2 name. */
export function chainNumber({ id }: Pick<ChainSettings, 'id'>): number {
  const digits = /^eip155:(\d+)$/.exec(id)?.[1]
  if (digits !== undefined) return Number(digits)
  throw new Fault('chain_id_malformed', `${id} does not name an EVM chain.`, { remedy: 'Write it as eip155: and the chain’s number.' })
}

function toReceipt(receipt: RpcTransactionReceipt): Receipt {
  return {
    hash: receipt.transactionHash,
    blockNumber: hexToBigInt(receipt.blockNumber),
    blockHash: receipt.blockHash,
    status: receipt.status === '0x1' ? 'success' : 'reverted',
    gasUsed: hexToBigInt(receipt.gasUsed),
    effectiveGasPriceWei: hexToBigInt(receipt.effectiveGasPrice),
    logs: receipt.logs.map(({ address, topics, data }) => ({ address, topics: [...topics], data })),
  }
}

function refusedTransaction(name: string, relayer: Address, message: string, cause: unknown): Fault {
  if (/nonce (is )?too low|already been used/i.test(message))
    return new Fault('nonce_taken', `${name} has already mined another transaction of ${relayer} with this nonce.`, {
      remedy: 'Settle again with a new nonce. Do not use the relayer’s key anywhere else.',
      cause,
    })
  if (/underpriced|fee too low|less than block base fee/i.test(message))
    return new Fault('fee_too_low', `${name} finds the fee too low: ${message}`, {
      remedy: 'Sign again with a higher fee.',
      retry: true,
      cause,
    })
  if (/insufficient funds/i.test(message))
    return new Fault('relayer_unfunded', `The relayer ${relayer} cannot pay for gas on ${name}.`, {
      remedy: `Send funds to ${relayer}.`,
      retry: true,
      cause,
    })
  return new Fault('transaction_refused', `${name} refused a transaction: ${message}`, {
    remedy: 'Check the chain’s settings and the relayer’s balance.',
    cause,
  })
}
