import type { CodeGroup } from './entry'

/** Why a wallet, a signature or a deployment is refused. */
export const ownerCodes: CodeGroup = {
  id: 'owner',
  title: 'Signing and deploying',
  text: 'One signature binds a deployment to its owner. What was not signed exactly so is refused.',
  codes: {
    wallet_missing: {
      title: 'No wallet',
      cause: 'The browser has no Polkadot wallet that this page can ask.',
      remedy: 'Install Polkadot{.js}, Talisman or SubWallet and load the page again. On a local installation a throwaway key works too.',
    },
    wallet_refused: {
      title: 'The wallet refused this page',
      cause: 'There is a wallet, and this site was not allowed to see its accounts.',
      remedy: 'Open the wallet, allow this site, and connect again.',
    },
    wallet_locked: {
      title: 'The wallet is locked',
      cause: 'The wallet is there, but shows no account to this page.',
      remedy: 'Unlock it and allow this page to see an account.',
    },
    wallet_rejected: {
      title: 'Not signed',
      cause: 'The request was turned down in the wallet.',
      remedy: 'Nothing changed. Press the button again when ready.',
    },
    wallet_account_gone: {
      title: 'The account is gone',
      cause: 'The wallet no longer has the account that was chosen, or another one was chosen meanwhile.',
      remedy: 'Choose the account again.',
    },
    wallet_failed: {
      title: 'The wallet failed',
      cause: 'The wallet ended the request with an error of its own, given in the message.',
      remedy: 'Try again, or sign with another account.',
    },
    bad_address: {
      title: 'Not an address',
      cause: 'The text is neither an ss58 address of an account nor a 20-byte address, or a letter of it is wrong.',
      remedy: 'Copy the address from the wallet again.',
    },
    bad_signature: {
      title: 'Not a signature',
      cause:
        'The bytes are no signature of an sr25519, ed25519, ecdsa or ethereum key, or the function of a Contract write is not written as in Solidity.',
      remedy: 'Sign again, with the account shown. Write a function as setPrice(uint256 price, string note).',
    },
    act_altered: {
      title: 'The signature does not fit',
      cause: 'The signature, the owner and the text do not belong together: one of them was changed after signing, or another key signed.',
      remedy: 'Sign again, with the account that owns the deployment.',
    },
    act_expired: {
      title: 'The signature expired',
      cause: 'Its time ran out before it arrived, or lies further ahead than an hour.',
      remedy: 'Sign again; if it stays, set this machine’s clock.',
    },
    act_foreign: {
      title: 'Not yours to sign here',
      cause: 'The text names another installation, or the deployment belongs to another key.',
      remedy: 'Sign on the installation that will run it, with the account that deployed it.',
    },
    act_replayed: {
      title: 'Already used',
      cause: 'A signature with this owner’s number was accepted before.',
      remedy: 'Open the sheet again: it takes the next number.',
    },
    act_unfit: {
      title: 'Sent to the wrong place',
      cause: 'The text was signed for one act, and was sent as another.',
      remedy: 'Press the button of the act that you want, and sign again.',
    },
    act_unprintable: {
      title: 'A name cannot be signed',
      cause: 'Wallets show a text only when it is plain ASCII, and a name in it is not.',
      remedy: 'Use letters, digits and signs of ASCII in names that are signed.',
    },
    bundle_differs: {
      title: 'Another bundle was signed',
      cause: 'The graph that was sent compiles to another bundle than the signature names.',
      remedy: 'Reload the page, so that graph and installation are as they were shown, and sign again.',
    },
    bundle_altered: {
      title: 'The bundle does not match its id',
      cause: 'Its bytes hash to another id than it claims.',
      remedy: 'Compile the graph again, or fetch the bundle from where its id was published.',
    },
    does_not_compile: {
      title: 'The workflow does not compile',
      cause: 'Only a graph without mistakes can be deployed.',
      remedy: 'Mend what the editor lists under Problems.',
    },
    target_missing: {
      title: 'A target is missing',
      cause: 'A brick writes and has no chain to write to, or a target names a brick that writes nothing.',
      remedy: 'Choose where each brick writes, and sign what the sheet then shows.',
    },
    target_no_feed: {
      title: 'Not a feed',
      cause: 'The brick calls a contract, and a feed was chosen as its target.',
      remedy: 'Give it the address of the contract that it calls.',
    },
    chain_unknown: {
      title: 'Unknown chain',
      cause: 'This installation has no settings for the chain that a brick writes to, or no node of the one that a brick reads.',
      remedy: 'Choose a chain of the list, or add this one to chains.json, or to nodes.json if it is only read.',
    },
    trigger_unsupported: {
      title: 'The trigger cannot be checked',
      cause: 'Workers of this installation have no way to witness what starts this workflow.',
      remedy: 'Start it by a schedule or by hand.',
    },
    committee_too_small: {
      title: 'Too few workers',
      cause: 'Fewer workers meet the committee’s conditions than it has places.',
      remedy: 'Admit more confidence levels or regions, or ask for a smaller committee.',
    },
    stake_short: {
      title: 'Not enough stake',
      cause: 'The deployment needs more test PHA than the account has free.',
      remedy: 'Lower the stake, or close a deployment to get its stake back.',
    },
    not_running: {
      title: 'Not running',
      cause: 'The deployment is paused or closed, or is in that state already.',
      remedy: 'Reload the page: it shows the state it is in.',
    },
    run_under_way: {
      title: 'A run is under way',
      cause: 'Runs of a deployment that builds on its last value follow one another.',
      remedy: 'Wait for the run to end.',
    },
    run_needs_message: {
      title: 'A message starts this run',
      cause: 'The deployment runs when a signed message arrives at its address, and carries it. An owner’s act brings none.',
      remedy: 'Send a message to the address that the deployment’s page shows.',
    },
    no_hook: {
      title: 'No messages are taken here',
      cause: 'The deployment’s trigger is not one that messages start, such as a schedule.',
      remedy: 'Give the workflow a Webhook trigger and deploy it.',
    },
    message_type: {
      title: 'The message has another type',
      cause: 'Its content type is not the one that the trigger takes.',
      remedy: 'Send it with the content type that the answer names.',
    },
    message_too_large: {
      title: 'The message is too large',
      cause: 'It has more bytes than the trigger’s settings allow; 262,144 is the most that is read of any.',
      remedy: 'Send less, or raise the trigger’s largest message and deploy again.',
    },
    too_many_messages: {
      title: 'Too many messages',
      cause: 'Each deployment takes only so many a minute, as its trigger’s settings say.',
      remedy: 'Send it again in the next minute, or raise the limit and deploy again.',
    },
    over_limit: {
      title: 'Above a source’s limit',
      cause: 'All workers together would ask a source more often than it allows one address.',
      remedy: 'Run less often, use fewer workers, or another source.',
    },
  },
}
