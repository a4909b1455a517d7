import type { CodeGroup } from './entry'

/** What can be wrong with secrets, and with signing in as their owner. */
export const secretCodes: CodeGroup = {
  id: 'secrets',
  title: 'Secrets',
  text: 'A secret belongs to an owner, is bound to hosts, and is opened only where a request leaves a worker.',
  codes: {
    owner_session_missing: {
      title: 'Not signed in as an owner',
      cause: 'Secrets belong to an owner, and this browser holds no sign-in of one, or it has expired.',
      remedy: 'Sign in under Settings with the owner’s account; it takes one signature a day.',
    },
    secret_missing: {
      title: 'There is no such secret',
      cause: 'A brick refers to {secret:NAME}, and the deployment’s owner has no secret of that name.',
      remedy: 'Add it under Settings, Secrets, signed in as the owner. On the command line, set PHAT_SECRET_NAME.',
    },
    secret_host: {
      title: 'A secret may not go there',
      cause: 'The secret is not bound to the host of the request, or it would be part of the host’s name.',
      remedy: 'Replace the secret under Settings and name the host too, or send another one there.',
    },
    secret_sealed: {
      title: 'A secret cannot be opened',
      cause: 'The key that sealed it is no longer here, or its row was altered.',
      remedy: 'Give back the key (keys.json, or PHAT_SECRETS_KEY), or enter the secret again.',
    },
  },
}
