import type { CodeGroup } from './entry'

/** Where a drawing would let one machine decide. */
export const trustCodes: CodeGroup = {
  id: 'trust',
  title: 'Who has seen the value',
  text: 'What one machine alone has seen never reaches a chain, nor decides whether something does. The compiler enforces it.',
  codes: {
    settle_unagreed: {
      title: 'Written without agreement',
      cause: 'One worker alone has seen the value that is written, or the value that decides whether it is.',
      remedy: 'Put an Agree brick, such as Median, between the source and the write.',
    },
    gateway_untrusted: {
      title: 'Agreed hearsay',
      cause:
        'The value comes from a message that the gateway alone could check. Every worker was told the same, so that they agree proves nothing.',
      remedy: 'Let the trigger check the sender’s public key, or say in its settings that you trust the gateway, which you then sign for.',
    },
    unguarded_wake: {
      title: 'A wake-up without a second look',
      cause: 'The trigger is one machine’s word that a run is worth while, and nothing between it and the write looks again.',
      remedy: 'Put a Deviation or a Condition before the write, so that the committee checks for itself.',
    },
    branch_before_agree: {
      title: 'A branch before agreement',
      cause: 'Each worker could take another road here, so their observations would not be of the same thing.',
      remedy: 'Join the branches before the Agree brick, or move the Condition behind it.',
    },
    observe_after_agree: {
      title: 'Looks outside after agreement',
      cause: 'Behind the Agree bricks everything is worked out from the agreed values, so that each worker gets the same report.',
      remedy: 'Move the source before the Agree brick.',
    },
    agree_after_agree: {
      title: 'A second agreement behind the first',
      cause: 'All Agree bricks judge one set of observations, so one cannot wait for another.',
      remedy: 'Wire both Agree bricks to what the workers observed.',
    },
    state_unagreed: {
      title: 'Remembered without agreement',
      cause: 'The brick keeps a value for the next run, and one worker alone has seen that value.',
      remedy: 'Put an Agree brick, such as Median, before the brick that remembers.',
    },
    stop_before_agree: {
      title: 'A stop before agreement',
      cause:
        'What leads to the Stop brick is what each worker saw alone. A worker that stops abstains; the run goes on without it while enough others agree.',
      remedy: 'Leave it when that is meant. To stop the whole run, put the Condition that leads to it behind an Agree brick.',
    },
    no_settle: {
      title: 'Nothing is written',
      cause: 'The workflow runs, but no brick writes to a chain, tells anybody or stores anything.',
      remedy: 'Add a Feed write, a Contract write or a Notify before deploying. A dry run works without.',
    },
  },
}
