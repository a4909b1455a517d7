import type { CodeGroup } from './entry'

/** Why a signature or a save is refused. */
export const ownerCodes: CodeGroup = {
  id: 'owner',
  title: 'Signing and saving',
  text: 'One signature binds a deployment to its owner. What was not signed exactly so is refused.',
  codes: {
    no_wallet: {
      title: 'No wallet',
      cause: 'The browser has no Polkadot wallet that this page can ask.',
      remedy: 'Install Polkadot{.js}, Talisman or SubWallet and load the page again. On a local installation a throwaway key works too.',
    },
    wallet_locked: {
      title: 'The wallet is locked',
      cause: 'The wallet is there, but shows no account to this page.',
      remedy: 'Unlock it and allow this page to see an account.',
    },
    signature_rejected: {
      title: 'Not signed',
      cause: 'The request was closed in the wallet.',
      remedy: 'Nothing changed. Press the button again when ready.',
    },
    bad_signature: {
      title: 'The signature does not fit',
      cause: 'The signature, the account and the text do not belong together, or the text was altered.',
      remedy: 'Sign again, with the account shown.',
    },
    signature_replayed: {
      title: 'Already used',
      cause: 'A signature with this number was accepted before.',
      remedy: 'Open the sheet again: it takes the next number.',
    },
    foreign_instance: {
      title: 'Signed for another installation',
      cause: 'The text names another installation of Phat Bricks.',
      remedy: 'Sign on the installation that will run it.',
    },
    not_owner: {
      title: 'Not the owner',
      cause: 'The deployment belongs to another key.',
      remedy: 'Choose the owner’s account, or fork the workflow and deploy your own.',
    },
    stake_too_low: {
      title: 'Not enough stake',
      cause: 'The deployment needs more stake than the account has free.',
      remedy: 'Lower the stake, or close a deployment to get its stake back.',
    },
    stale_revision: {
      title: 'Changed elsewhere',
      cause: 'Someone saved a newer revision since this one was opened.',
      remedy: 'Compare the two and keep what you want. Nothing of yours is lost.',
    },
    bundle_altered: {
      title: 'The bundle does not match its id',
      cause: 'Its bytes hash to another id than it claims.',
      remedy: 'Compile the graph again, or fetch the bundle from where its id was published.',
    },
  },
}
