export { type Anvil, type AnvilOptions, startAnvil } from './anvil'
export { createEvmChain, type EvmChainOptions } from './create-evm-chain'
export { type DeployedContracts, type DeployOptions, deployContracts, fundLocal } from './deploy'
export { probeChain } from './probe'
