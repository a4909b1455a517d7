import type { CodeGroup } from './entry'

/** What can go wrong when somebody is told, or something stored, after the agreement. */
export const effectCodes: CodeGroup = {
  id: 'effects',
  title: 'Effects',
  text: 'An effect is performed by one member after a quorum has signed; when it fails, the next member tries.',
  codes: {
    effect_failed: {
      title: 'No effect could be performed',
      cause: 'Every member that was asked failed at it, and the workflow writes nothing to a chain.',
      remedy: 'Look at what each member met: the receiver may be down, or refuse what is sent.',
    },
    mail_refused: {
      title: 'The mail server refused',
      cause: 'The server answered, and would not take the message or the password.',
      remedy: 'Check user, password, sender and recipients, as the reply says.',
    },
    mail_unreachable: {
      title: 'The mail server did not take it',
      cause: 'The server did not answer, broke off, asked to come back later, or offers no encryption that can be trusted.',
      remedy: 'Check host, port and encryption. If they are right, the server or the network is down.',
    },
  },
}
