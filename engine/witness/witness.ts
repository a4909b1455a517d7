import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../../bricks/kit'
import type { Exchange, Observation, ObservationBody } from './observation'
import { recoverSigner } from './signature'

export type Hex = `0x${string}`

/** keccak256 of a domain tag and the value’s canonical JSON; the tag keeps hashes of different things apart. */
export function hashOf(tag: string, value: unknown): Hex {
  return `0x${bytesToHex(keccak_256(utf8ToBytes(`${tag}\n${canonicalJson(value)}`)))}`
}

/** Hash of a trigger’s input. */
export const inputHash = (input: unknown): Hex => hashOf('phat.input/1', input)
/** Hash of a state snapshot: stateful step → remembered value, and its version. */
export const stateHash = (version: number, values: Readonly<Record<string, unknown>>): Hex => hashOf('phat.state/1', { version, values })
/** Hash of recorded exchanges, in the order they began. */
export const exchangesHash = (exchanges: readonly Exchange[]): Hex => hashOf('phat.exchanges/1', exchanges)
/** What a worker signs: hash of its observation. */
export const observationHash = (body: ObservationBody): Hex => hashOf('phat.observation/1', body)
/** A run’s id: keccak256(deployment ‖ keccak256(trigger key)). */
export function runIdOf(deployment: Hex, triggerKey: string): Hex {
  const key = keccak_256(utf8ToBytes(triggerKey))
  const bytes = new Uint8Array(64)
  bytes.set(Uint8Array.from(deployment.slice(2).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)))
  bytes.set(key, 32)
  return `0x${bytesToHex(keccak_256(bytes))}`
}

/** Signs an observation with a worker’s key; `sign` takes a 32-byte digest and gives 65 bytes r‖s‖v. */
export async function signObservation(body: ObservationBody, sign: (digest: Hex) => Hex | Promise<Hex>): Promise<Observation> {
  return { body, signature: await sign(observationHash(body)) }
}

/** True when the worker named in an observation signed exactly this body. */
export function verifyObservation({ body, signature }: Observation): boolean {
  try {
    return recoverSigner(observationHash(body), signature as Hex) === body.worker
  } catch {
    return false
  }
}
