import { encodeAbiParameters, encodeFunctionData, type Hex, parseAbi } from 'viem'
import { amountOf, Fault, type SettleContext, toFixedPoint, type Value } from '../kit'
import { fitInteger, timeToInteger } from '../kit/type-facts/abi-integer'
import type { ContractWriteConfig } from './config'
import { type Parameter, readFunction, readParameters } from './signature'

const receiverAbi = parseAbi(['function onReport(bytes metadata, bytes report)'])
const metadataTypes = [{ type: 'bytes32' }, { type: 'bytes32' }, { type: 'bytes32' }, { type: 'uint64' }] as const

/** The call data for one report. @throws {Fault} `overflow`, `input_missing`, `bad_input`. */
export function encodeCall(context: SettleContext<ContractWriteConfig>): Hex {
  const { config, nowMs, deployment, bundle, run } = context
  if (config.mode === 'function') {
    const { name, parameters } = readFunction(config.signature)
    return encodeFunctionData({
      abi: [{ type: 'function', name, inputs: parameters, outputs: [], stateMutability: 'nonpayable' }],
      functionName: name,
      args: valuesOf(parameters, context),
    })
  }
  const parameters = readParameters(config.report)
  const metadata = encodeAbiParameters(metadataTypes, [deployment, bundle, run, BigInt(nowMs)])
  const report = encodeAbiParameters(parameters, valuesOf(parameters, context))
  return encodeFunctionData({ abi: receiverAbi, functionName: 'onReport', args: [metadata, report] })
}

function valuesOf(parameters: readonly Parameter[], { config, inputs }: SettleContext<ContractWriteConfig>): unknown[] {
  return parameters.map(({ name, type }) => {
    const value = inputs[name]
    if (value === undefined) throw new Fault('input_missing', `No value arrived at “${name}”.`, { remedy: `Wire something to ${name}.` })
    const decimals = config.decimalsOf[name] ?? config.decimals
    if (!type.endsWith('[]')) return toAbi(name, type, value, decimals, config.timeUnit)
    if (!Array.isArray(value)) throw badInput(name, 'it is no list')
    return value.map((item: Value) => toAbi(name, type.slice(0, -2), item, decimals, config.timeUnit))
  })
}

function toAbi(name: string, type: string, value: Value, decimals: number, timeUnit: 's' | 'ms'): unknown {
  if (!/^u?int\d*$/.test(type)) {
    if (typeof value === 'boolean' || typeof value === 'string') return value
    throw badInput(name, `it does not fit ${type}`)
  }
  const fixed = typeof value === 'number' ? timeToInteger(value, timeUnit) : toFixedPoint(numberIn(name, value), decimals)
  return fitInteger(fixed, type, `“${name}”`)
}

function numberIn(name: string, value: Value): string {
  const amount = amountOf(value)
  if (amount === undefined) throw badInput(name, 'it is no number')
  return amount
}

const badInput = (name: string, why: string): Fault =>
  new Fault('bad_input', `The value at “${name}” cannot be encoded: ${why}.`, { remedy: `Check what is wired to ${name}.` })
