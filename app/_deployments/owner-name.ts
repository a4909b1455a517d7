import { addressOf } from '@/engine/core'

/** An owner’s key as wallets write it: ss58, or 0x for an ethereum key. A key of neither kind stays as it is. */
export function ownerAddress(owner: string): string {
  try {
    return addressOf(`0x${owner.slice(2)}`)
  } catch {
    return owner
  }
}
