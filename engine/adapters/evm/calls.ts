import { type Address, type Hex, hexToBigInt, numberToHex, type PublicClient } from 'viem'
import type { BlockRef, Chain, ChainCall, ChainSettings, SimulationResult } from '../../world/chain'
import { describeRevert, isRevert, revertFault } from './reverts'
import { readRefusal, toChainFault } from './rpc'

/** `eth_getCode` takes a block’s hash too (EIP-1898), which viem’s own type leaves out. */
interface GetCodeAt {
  Method: 'eth_getCode'
  Parameters: [Address, { blockHash: Hex } | 'latest']
  ReturnType: Hex
}

/** Calls that change nothing. `relayer` is who simulations come from unless said otherwise. */
export function createCaller(
  settings: ChainSettings,
  rpc: PublicClient,
  relayer: Address,
): Pick<Chain, 'call' | 'simulate' | 'balanceWei'> {
  /** A block is named by its hash, so that after a reorg a node refuses instead of answering from another block. */
  async function call({ to, data, gas }: ChainCall, at?: BlockRef): Promise<Hex | null> {
    const block = at ? { blockHash: at.hash } : 'latest'
    const request = { to, data, ...(gas === undefined ? {} : { gas: numberToHex(gas) }) }
    try {
      const result = await rpc.request({ method: 'eth_call', params: [request, block] })
      if (result !== '0x') return result
      const code = await rpc.request<GetCodeAt>({ method: 'eth_getCode', params: [to, block] })
      return code === '0x' ? null : result
    } catch (error) {
      const refusal = readRefusal(error)
      throw refusal && isRevert(refusal) ? revertFault(to, refusal, error) : toChainFault(settings, error)
    }
  }

  async function simulate({ to, data, gas }: ChainCall, from: Address = relayer): Promise<SimulationResult> {
    const request = { from, to, data, ...(gas === undefined ? {} : { gas: numberToHex(gas) }) }
    try {
      const used = await rpc.request({ method: 'eth_estimateGas', params: [request, 'latest'] })
      const result = await rpc.request({ method: 'eth_call', params: [request, 'latest'] })
      return { ok: true, gas: hexToBigInt(used), result }
    } catch (error) {
      const refusal = readRefusal(error)
      if (!refusal || !isRevert(refusal)) throw toChainFault(settings, error)
      return { ok: false, reason: describeRevert(refusal.data, refusal.message), data: refusal.data ?? '0x' }
    }
  }

  async function balanceWei(account: Address): Promise<bigint> {
    try {
      return hexToBigInt(await rpc.request({ method: 'eth_getBalance', params: [account, 'latest'] }))
    } catch (error) {
      throw toChainFault(settings, error)
    }
  }

  return { call, simulate, balanceWei }
}
