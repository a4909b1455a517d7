import type { CodeGroup } from './entry'

/** What can go wrong between a report and the chain. */
export const chainCodes: CodeGroup = {
  id: 'chain',
  title: 'Chains',
  text: 'A report waits until its validity ends. Whatever happens on the way, it is written at most once.',
  codes: {
    chain_unreachable: {
      title: 'The chain does not answer',
      cause: 'None of its nodes could be reached, or they do not agree which chain they serve.',
      remedy: 'Check the RPC address under Chains. Waiting reports are sent as soon as it answers.',
    },
    wrong_chain: {
      title: 'Another chain',
      cause: 'The node serves a chain with another id or genesis than before.',
      remedy: 'Put the right address in, or start with an empty data folder if the local chain was reset on purpose.',
    },
    call_reverted: {
      title: 'The contract refused',
      cause: 'The call would revert, so it was not sent. The message has the contract’s reason where it gave one.',
      remedy: 'Check that the contract trusts this deployment’s forwarder, and the values it takes.',
    },
    delivery_failed: {
      title: 'Settled, not delivered',
      cause: 'The report is on the chain, but the receiving contract failed when called.',
      remedy: 'Mend the receiver. Until the report expires, anyone may deliver it again.',
    },
    relayer_low: {
      title: 'The relayer cannot pay',
      cause: 'The account that pays for gas holds less than the next write costs.',
      remedy: 'Fund the relayer’s address, shown on the deployment’s page.',
    },
    reorged: {
      title: 'The block was replaced',
      cause: 'The chain dropped the block that held the transaction.',
      remedy: 'Nothing to do: the same transaction is sent again, and the replay mark keeps it single.',
    },
    unsupported_chain: {
      title: 'Unsupported chain',
      cause: 'There is no adapter for this kind of chain.',
      remedy: 'Choose a target from the list.',
    },
    anvil_missing: {
      title: 'The local chain is not installed',
      cause: 'Its npm package is missing, often because optional packages were left out.',
      remedy: 'Run npm ci without leaving optional packages out, or set the RPC URL of a chain of your own.',
    },
    anvil_failed: {
      title: 'The local chain did not start',
      cause: 'Its state file may be unreadable or damaged.',
      remedy: 'Check the file named in the message. Move it away to start a new chain.',
    },
    port_in_use: {
      title: 'A port is taken',
      cause: 'Another program listens on the port that a part of the system needs.',
      remedy: 'Stop that program, or choose another port.',
    },
  },
}
