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
    skipped: {
      title: 'Nothing to write',
      cause: 'The workflow itself decided not to write this time, such as when a price has hardly moved.',
      remedy: 'Nothing to mend: the next run decides again.',
    },
    bad_trigger: {
      title: 'The start does not fit the trigger',
      cause: 'The run does not carry the time that its trigger hands on, because it was started in another way.',
      remedy: 'Start a Cron workflow by its schedule, and a Manual one with the Run button or the API.',
    },
    settlement_expired: {
      title: 'Not written in time',
      cause: 'One or more reports did not reach their chain before they expired.',
      remedy: 'Check the chain and the relayer’s balance. The next run carries a fresh report.',
    },
    delivery_kept: {
      title: 'Settled, not delivered',
      cause: 'The report is on the chain, but the receiving contract refused it when called.',
      remedy: 'Mend the receiver. Until the report expires, anyone may deliver it again.',
    },
    internal: {
      title: 'A defect',
      cause: 'Something failed that should not be able to.',
      remedy: 'Download the run’s evidence and report it.',
    },
  },
}
