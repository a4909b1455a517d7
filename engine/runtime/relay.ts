import { Fault } from '../../bricks/kit'
import type { Chain, ChainCall, Purpose, Reservation, TxRecord } from '../world'
import { crashAfter } from './crash-point'
import type { RuntimeWorld } from './world'

/** A call that the relayer is to make once. */
export interface Relayed extends Pick<Reservation, 'settlement' | 'events'> {
  purpose: Purpose
  /** Names what it is for; taken once. */
  ref: string
  call: ChainCall
}

/**
 * Simulates a call, then takes a nonce and stores the signed bytes in one transaction, then sends them. Null when another process was first.
 * @throws {Fault} `simulation_reverted`, `relayer_empty`, `chain_unreachable`; before any nonce is taken.
 */
export async function relay(world: RuntimeWorld, chain: Chain, { purpose, ref, call, ...rest }: Relayed): Promise<TxRecord | null> {
  const { settings, relayer } = chain
  const [simulated, head, balanceWei, priceWei] = await Promise.all([
    chain.simulate(call),
    chain.head(),
    chain.balanceWei(relayer),
    chain.gasPriceWei(),
  ])
  if (!simulated.ok) {
    throw new Fault('simulation_reverted', `${settings.name} would refuse the ${purpose.replace('_', ' ')}: ${simulated.reason}.`, {
      remedy: 'Nothing was sent. It is tried again until the report expires.',
      retry: true,
    })
  }
  const gas = (simulated.gas * BigInt(Math.ceil(settings.gas.estimateMultiplier * 100))) / 100n
  if (balanceWei < gas * priceWei) throw relayerEmpty(chain, balanceWei, gas * priceWei)
  const tx = await world.store.reserve({
    chain: settings.id,
    address: lower(relayer),
    purpose,
    ref,
    to: call.to,
    data: call.data,
    atMs: world.clock.nowMs(),
    signedAtBlock: head.number,
    sign: (nonce) => chain.sign({ ...call, gas }, nonce),
    ...rest,
  })
  if (tx === null) return null
  crashAfter(`${purpose}.signed`)
  await chain.broadcast(tx.raw)
  return tx
}

/** The relayer’s address as the tables spell it. */
export const lower = (address: string): `0x${string}` => `0x${address.slice(2).toLowerCase()}`

function relayerEmpty({ settings, relayer }: Chain, balanceWei: bigint, neededWei: bigint): Fault {
  return new Fault(
    'relayer_empty',
    `The relayer ${relayer} has ${balanceWei} wei on ${settings.name}, and this settlement needs ${neededWei}.`,
    {
      remedy: `Send it funds on ${settings.name}; the settlement then goes on by itself.`,
      retry: true,
    },
  )
}
