import type { Workers } from '../../world'
import { attestAsMember } from './attest'
import { observeAsMember } from './observe'
import { performAsMember } from './perform'
import { signSetAsMember } from './sign-set'
import type { MemberWorld } from './world'

/** Worker code over one world: acts as whichever worker a call names. */
export function createMembers(world: MemberWorld): Omit<Workers, 'stop'> {
  return {
    addresses: async (indexes) => indexes.map((index) => world.vault.worker(index).address),
    observe: (task) => observeAsMember(task, world),
    attest: (task, agreement) => attestAsMember(task, agreement, world),
    perform: (task, effect) => performAsMember(task, effect, world),
    signSet: async (task) => signSetAsMember(task, world),
  }
}
