import type { CodeGroup } from './entry'

/** Why a run ends without a write. */
export const runCodes: CodeGroup = {
  id: 'run',
  title: 'Runs',
  text: 'A run that cannot be trusted is refused. That is the system doing its work, and the run page says who saw what.',
  codes: {
    agreement_shortfall: {
      title: 'No agreement',
      cause: 'Fewer workers than the quorum q saw values within the tolerance before the deadline.',
      remedy:
        'The run page shows how far off each was. Wait for the next run, widen the tolerance of the Agree brick, add sources, or draw a larger committee.',
    },
    attestation_shortfall: {
      title: 'Too few signatures',
      cause: 'There was agreement, but fewer than q workers signed the report before it would have expired.',
      remedy: 'Wait for the next run. If it keeps happening, allow more time or a longer validity.',
    },
    split_vote: {
      title: 'Two reports',
      cause: 'Workers signed different reports for one run, and neither side is a quorum.',
      remedy: 'Nothing was written. Replay the evidence to see who signed what.',
    },
    input_missing: {
      title: 'A value is missing',
      cause: 'The brick got nothing at a port it needs, because what comes before it failed or was skipped.',
      remedy: 'See the brick before it: its own error says why.',
    },
    bad_input: {
      title: 'A value cannot be used',
      cause: 'The value arrived, but the brick cannot work with it.',
      remedy: 'Look at the value in the run and check what is wired to the port.',
    },
    division_by_zero: {
      title: 'Divided by zero',
      cause: 'The divisor in a formula was zero.',
      remedy: 'Guard it with a Condition, or use another source.',
    },
    overflow: {
      title: 'The number is too large',
      cause: 'It has more digits than a value or the target contract can hold.',
      remedy: 'Check the source and the unit, or divide before writing.',
    },
    expired: {
      title: 'Expired',
      cause: 'It was not used within its time: a report past its validity, or a signature past its expiry.',
      remedy: 'For a report, the next run makes a new one. For a signature, sign again.',
    },
    cancelled: {
      title: 'Cancelled',
      cause: 'The owner paused or closed the deployment while the run was under way.',
      remedy: 'Resume the deployment to run again.',
    },
    internal: {
      title: 'A defect',
      cause: 'Something failed that should not be able to.',
      remedy: 'Download the run’s evidence and report it.',
    },
  },
}
