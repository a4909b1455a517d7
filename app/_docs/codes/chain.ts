import type { CodeGroup } from './entry'

/** What can be wrong with a chain, its node or its settings. */
export const chainCodes: CodeGroup = {
  id: 'chain',
  title: 'Chains',
  text: 'Workers and engine read each chain through the RPC addresses in its settings.',
  codes: {
    chain_unreachable: {
      title: 'The chain does not answer',
      cause: 'None of its nodes could be reached.',
      remedy: 'Check the RPC address under Chains. Waiting reports are sent as soon as it answers.',
    },
    chain_refused: {
      title: 'The node refused a request',
      cause: 'The node was reached, but does not answer this kind of request or lacks the history for it.',
      remedy: 'Check that the RPC URL serves this chain with its recent history.',
    },
    chain_id_mismatch: {
      title: 'Another chain answers',
      cause: 'The node at the RPC URL serves a chain with another number than the settings say.',
      remedy: 'Set the RPC URL of the right chain.',
    },
    chain_id_malformed: {
      title: 'Not a chain’s name',
      cause: 'The id in the settings does not name an EVM chain.',
      remedy: 'Write it as eip155: and the chain’s number, such as eip155:1.',
    },
    chain_replaced: {
      title: 'The chain began anew',
      cause: 'The chain has another first block than the one this database belongs to, often because a local chain was reset.',
      remedy: 'Give back the chain’s data, or start with another database.',
    },
    unsupported_chain: {
      title: 'Unsupported chain',
      cause: 'There is no adapter for this kind of chain.',
      remedy: 'Choose a target from the list.',
    },
    finality_tag_unsupported: {
      title: 'The finality tag is unknown',
      cause: 'The node does not know the block tag that the settings use to tell what is final.',
      remedy: 'Set the finality tag to latest, with a number of confirmations.',
    },
    block_missing: {
      title: 'A block is missing',
      cause: 'The node does not keep the block that is needed, or the chain had none yet at that time.',
      remedy: 'Use the RPC URL of a node that keeps this history, or choose a later time.',
    },
    contract_mismatch: {
      title: 'The contracts do not fit',
      cause: 'At the address in the settings is no contract, or one of another version.',
      remedy: 'Deploy the contracts to this chain and set their addresses.',
    },
    anchor_missing: {
      title: 'The anchor contract is missing',
      cause: 'The chain has no anchor contract at the address in its settings.',
      remedy: 'Deploy the contracts there, or correct the chain’s settings.',
    },
    deploy_failed: {
      title: 'The contracts could not be created',
      cause: 'The transaction that creates a contract was mined, but reverted.',
      remedy: 'Check that the chain runs the Prague rules and that the registrars are different addresses.',
    },
    call_reverted: {
      title: 'The contract refused',
      cause: 'A call to the contract reverts. The message has the contract’s reason where it gave one.',
      remedy: 'Check the contract’s address, the values it takes, and that it trusts this deployment’s forwarder.',
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
