import type { CodeGroup } from './entry'

/** What can go wrong between a report and the chain. */
export const settlementCodes: CodeGroup = {
  id: 'settlement',
  title: 'Writing to a chain',
  text: 'A report waits until its validity ends. Whatever happens on the way, it is written at most once.',
  codes: {
    simulation_reverted: {
      title: 'The chain would refuse it',
      cause: 'Tried out before sending, the transaction reverts. Nothing was sent.',
      remedy: 'It is tried again until the report expires. The message has the contract’s reason.',
    },
    relayer_low: {
      title: 'The relayer runs low',
      cause: 'The account that pays for gas is nearly empty.',
      remedy: 'Fund the relayer’s address, shown on the deployment’s page, before it cannot pay.',
    },
    relayer_empty: {
      title: 'The relayer cannot pay',
      cause: 'The account that pays for gas holds less than this settlement costs.',
      remedy: 'Send funds to the address in the message. The settlement then goes on by itself.',
    },
    relayer_unfunded: {
      title: 'The node says the relayer cannot pay',
      cause: 'The node refused a transaction because the account that pays for gas holds too little.',
      remedy: 'Send funds to the relayer’s address in the message.',
    },
    fee_above_cap: {
      title: 'Gas is too dear',
      cause: 'The chain asks for a higher fee than the cap in its settings.',
      remedy: 'Wait until gas is cheaper, or raise the chain’s fee cap.',
    },
    fee_too_low: {
      title: 'The fee is too low',
      cause: 'The node does not take the transaction at the fee offered.',
      remedy:
        'A transaction that is stuck is signed again with a higher fee. If it stays, raise the multiplier or the cap in the chain’s settings.',
    },
    fee_kind_unsupported: {
      title: 'The chain has no base fee',
      cause: 'The settings name a kind of fee that this chain does not use.',
      remedy: 'Set the chain’s fee kind to legacy.',
    },
    nonce_taken: {
      title: 'The nonce is taken',
      cause: 'Another transaction of the relayer was mined under the same number.',
      remedy: 'Use the relayer’s key nowhere else: only the engine may send with it.',
    },
    transaction_refused: {
      title: 'The node refused the transaction',
      cause: 'The node gave a reason that is none of the usual ones. The message has it.',
      remedy: 'Check the chain’s settings and the relayer’s balance.',
    },
    not_mined_yet: {
      title: 'Not mined yet',
      cause: 'The transaction was sent, but is in no block so far.',
      remedy: 'Nothing to do: it is looked for again. If it takes long, check the chain and its fees.',
    },
  },
}
