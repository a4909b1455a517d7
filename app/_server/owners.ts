import type { OwnerAccount, routes } from '@/app/_contracts'
import type { RouteCall } from '@/app/_contracts/route'
import { ownerKeyOf } from '@/engine/core'
import { installation } from './installation'

/** Gives an owner’s test PHA and next nonce. @throws {Fault} `bad_address`. */
export const getOwner = ({ params: { key } }: RouteCall<typeof routes.getOwner>): Promise<OwnerAccount> => readOwner(ownerKeyOf(key))

/** An owner’s account; one never seen here shows what it will be given. */
export async function readOwner(key: `0x${string}`): Promise<OwnerAccount> {
  const { balancePha, lockedPha, nextNonce } = await installation().owner(key)
  return { key, balancePha, stakedPha: lockedPha, nextNonce, known: nextNonce > 0 }
}
