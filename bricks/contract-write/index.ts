import { type ConfigIssue, defineBrick } from '../kit'
import { type ContractWriteConfig, contractWriteConfig } from './config'
import { encodeCall } from './encode'
import { type Parameter, portOf, readFunction, readParameters } from './signature'

export default defineBrick({
  id: 'contract-write',
  version: 1,
  kind: 'settle',
  title: 'Contract write',
  summary: 'Calls a function of your contract with agreed values.',
  icon: 'file-pen-line',
  needs: [],
  config: contractWriteConfig,
  inputs: (config) => Object.fromEntries(parametersOf(config).map((parameter) => [parameter.name, portOf(parameter)])),
  outputs: {},
  check: ({ config }) => checkDecimals(config),
  words: (config) => `call ${nameOf(config)} on your contract`,
  subtitle: nameOf,
  rows: (config) => [
    { label: 'Function', value: nameOf(config) },
    { label: 'Decimals', value: String(config.decimals) },
    { label: 'Gas limit', value: config.deliveryGas.toLocaleString('en-US') },
  ],
  settle: {
    interface: interfaceOf,
    call: (context) => ({ data: encodeCall(context), deliveryGas: context.config.deliveryGas }),
  },
})

const parametersOf = (config: ContractWriteConfig): Parameter[] =>
  config.mode === 'function' ? readFunction(config.signature).parameters : readParameters(config.report)

/** The selector’s canonical form, such as `setPrice(uint256,string)`. */
function interfaceOf(config: ContractWriteConfig): string {
  if (config.mode === 'onReport') return 'onReport(bytes,bytes)'
  const { name, parameters } = readFunction(config.signature)
  return `${name}(${parameters.map(({ type }) => type.replace(/^(u?int)(?=$|\[)/, '$1256')).join(',')})`
}

function nameOf(config: ContractWriteConfig): string {
  return config.mode === 'onReport' ? 'onReport' : (/^\s*(?:function\s+)?([\w$]+)/.exec(config.signature)?.[1] ?? 'a function')
}

function checkDecimals(config: ContractWriteConfig): ConfigIssue[] {
  const names = new Set(parametersOf(config).map(({ name }) => name))
  return Object.keys(config.decimalsOf)
    .filter((name) => !names.has(name))
    .map((name) => ({
      code: 'unknown_parameter',
      severity: 'warning',
      path: 'decimalsOf',
      message: `No parameter is called “${name}”, so its decimals have no effect.`,
    }))
}
