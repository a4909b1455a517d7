import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import solc from 'solc'
import type { Abi, Hex } from 'viem'

/** Where an immutable’s value stands in the deployed bytecode, in bytes. */
export interface ImmutableRange {
  start: number
  length: number
}

/** What is checked in for one contract. */
export interface Artifact {
  contract: string
  source: string
  abi: Abi
  bytecode: Hex
  deployedBytecode: Hex
  /** Empty in the compiled bytecode, filled by the constructor. */
  immutables: ImmutableRange[]
}

interface SolcContract {
  abi: Abi
  evm: {
    bytecode: { object: string }
    deployedBytecode: { object: string; immutableReferences: Record<string, ImmutableRange[]> }
  }
}

interface SolcOutput {
  errors?: { severity: 'error' | 'warning' | 'info'; formattedMessage: string }[]
  contracts?: Record<string, Record<string, SolcContract>>
}

/** The folder that holds `src/`, `test/` and `artifacts/`. */
export const contractsRoot = fileURLToPath(new URL('.', import.meta.url))

const settings = {
  evmVersion: 'prague',
  viaIR: true,
  optimizer: { enabled: true, runs: 10_000 },
  metadata: { bytecodeHash: 'none' },
  outputSelection: {
    '*': { '*': ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object', 'evm.deployedBytecode.immutableReferences'] },
  },
}

/**
 * Compiles every contract, the test receivers too, in the order of their names.
 * Virtual source names are sorted and relative, so that any machine gets the same bytes.
 */
export function compileContracts(): Artifact[] {
  const input = { language: 'Solidity', sources: readSources(), settings }
  const output: SolcOutput = JSON.parse(solc.compile(JSON.stringify(input)))
  const wrong = output.errors?.filter(({ severity }) => severity !== 'info') ?? []
  if (wrong.length > 0) throw new Error(wrong.map(({ formattedMessage }) => formattedMessage).join('\n'))
  return Object.entries(output.contracts ?? {})
    .flatMap(([source, contracts]) => Object.entries(contracts).map(([contract, compiled]) => toArtifact(source, contract, compiled)))
    .sort((a, b) => (a.contract < b.contract ? -1 : 1))
}

function readSources(): Record<string, { content: string }> {
  const names = ['src', 'test'].flatMap((folder) =>
    readdirSync(join(contractsRoot, folder))
      .filter((file) => file.endsWith('.sol'))
      .map((file) => `${folder}/${file}`),
  )
  return Object.fromEntries(names.sort().map((name) => [name, { content: readFileSync(join(contractsRoot, name), 'utf8') }]))
}

function toArtifact(source: string, contract: string, { abi, evm }: SolcContract): Artifact {
  const immutables = Object.values(evm.deployedBytecode.immutableReferences).flat()
  return {
    contract,
    source,
    abi,
    bytecode: `0x${evm.bytecode.object}`,
    deployedBytecode: `0x${evm.deployedBytecode.object}`,
    immutables: immutables.sort((a, b) => a.start - b.start).map(({ start, length }) => ({ start, length })),
  }
}
