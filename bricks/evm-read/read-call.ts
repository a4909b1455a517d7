import { type AbiParameter, decodeAbiParameters, encodeFunctionData } from 'viem'
import { type ChainAsk, callContract, type Host, type PinnedBlock, type PortValues, type Value } from '../kit'
import { argumentsOf } from './arguments'
import type { EvmReadConfig } from './config'
import { type ReadFunction, readFunction } from './signature'
import { decimalsFor, fieldsOf, fromAbi, mismatch, recordOf, wireOf } from './values'

/** The wire type of what a function returns: its only result, or a record of all. */
export function callType({ outputs }: ReadFunction, { unit, decimals, decimalsOf }: EvmReadConfig): string {
  const [only, ...others] = outputs
  if (!only || others.length > 0) return recordOf(outputs)
  const type = wireOf(only)
  return type === 'decimal' && unit !== '' ? `decimal(${unit},${decimalsFor(only.name, { decimalsOf }) ?? decimals})` : type
}

/** The call data. @throws {Fault} `input_missing`, `bad_input`, `overflow`. */
export function encodeCall(
  { name, inputs: parameters }: ReadFunction,
  inputs: PortValues,
  { args, decimalsOf }: EvmReadConfig,
): `0x${string}` {
  const values = argumentsOf(parameters, inputs, args, { decimalsOf })
  const abi = [{ type: 'function', name, inputs: parameters as readonly AbiParameter[], outputs: [], stateMutability: 'view' }] as const
  return encodeFunctionData({ abi, functionName: name, args: values })
}

/** Calls the function at the block. @throws {Fault} `no_contract`, `abi_mismatch`, `rpc_error`. */
export async function readCall(
  chain: Host['chain'],
  ask: ChainAsk,
  config: EvmReadConfig,
  inputs: PortValues,
  block: PinnedBlock,
): Promise<Value> {
  const fn = readFunction(config.function)
  const bytes = await callContract(chain, ask, { to: config.contract, data: encodeCall(fn, inputs, config), blockHash: block.hash })
  const decoded = attempt(fn, () => decodeAbiParameters(fn.outputs as readonly AbiParameter[], bytes))
  const [only, ...others] = fn.outputs
  if (only && others.length === 0) return fromAbi(only, decoded[0], config)
  return fieldsOf(fn.outputs, Object.fromEntries(fn.outputs.map(({ name }, index) => [name, decoded[index]])), config)
}

function attempt<T>(what: { name: string }, decode: () => T): T {
  try {
    return decode()
  } catch (cause) {
    throw mismatch(what, cause)
  }
}
