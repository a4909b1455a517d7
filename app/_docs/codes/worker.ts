import type { CodeGroup } from './entry'

/** What can be wrong with a worker, its signature or its committee. */
export const workerCodes: CodeGroup = {
  id: 'worker',
  title: 'Workers and committees',
  text: 'One worker that fails or lies changes nothing: what it says is left out, and the others go on.',
  codes: {
    worker_silent: {
      title: 'A worker does not answer',
      cause: 'It is down, stuck, or its thread ended.',
      remedy: 'Nothing to do: the others go on without it, as long as a quorum of them answers.',
    },
    task_refused: {
      title: 'A worker refused its task',
      cause: 'What the coordinator showed the worker does not fit the chain, the owner’s signature or the rules.',
      remedy: 'Compare the coordinator’s database with the chain: one that shows this is broken or lies.',
    },
    observation_unfit: {
      title: 'An observation does not count',
      cause: 'A worker sent one that is malformed, not signed by it, of another run, or from another start than the run’s.',
      remedy: 'Nothing to do: it is left out. If one worker keeps doing so, look at its log.',
    },
    attestation_differs: {
      title: 'A signature does not count',
      cause: 'A worker signed something else than what follows from the agreed set.',
      remedy: 'Nothing to do: it is left out. If one worker keeps doing so, look at its log.',
    },
    attestation_malformed: {
      title: 'A signature does not fit',
      cause: 'Its signer is not in the set, signed twice, or the signature does not have 65 bytes.',
      remedy: 'Leave this signature out.',
    },
    bound_elsewhere: {
      title: 'Bound to another set',
      cause: 'The worker already signed for another set of observations of this run, and signs for one only.',
      remedy: 'Propose the set that was proposed first. Nothing else is lost: the others may still be a quorum.',
    },
    vouched_elsewhere: {
      title: 'Vouched for another committee',
      cause: 'The worker already vouched for another set of signers under this version, and vouches for one only.',
      remedy: 'Register the set that it vouched for.',
    },
    set_unvouched: {
      title: 'The new committee is not vouched for',
      cause: 'Too few members of the outgoing committee signed for the new one yet.',
      remedy: 'They are asked again until the report expires. See that the workers run.',
    },
    signer_set_malformed: {
      title: 'Not a set of signers',
      cause: 'It is empty, larger than 31, or has an address twice.',
      remedy: 'Draw the committee again from workers with different keys.',
    },
    epoch_open: {
      title: 'The epoch has no final block yet',
      cause: 'A committee is drawn from a block of the chain, and that block is not final.',
      remedy: 'Nothing to do: the run waits for it. If it takes long, check the home chain.',
    },
    epoch_over: {
      title: 'The committee was replaced',
      cause: 'Its epoch ended before it was registered on the chain, and a newer committee took its place.',
      remedy: 'Nothing to do: the next run has the newer committee.',
    },
  },
}
