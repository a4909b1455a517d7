import type { CodeGroup } from './entry'

/** What can be wrong with how a brick is set. */
export const settingsCodes: CodeGroup = {
  id: 'settings',
  title: 'Settings of bricks',
  text: 'Found while you type. Some only warn: the workflow runs, but perhaps not as you meant.',
  codes: {
    bad_config: {
      title: 'A setting is wrong',
      cause: 'A setting of the brick is missing, out of range or not in the form it must have.',
      remedy: 'Select the brick and correct the field marked in the inspector.',
    },
    bad_cron: {
      title: 'Not a schedule',
      cause: 'The text cannot be read as a cron schedule.',
      remedy: 'Write five fields: minute, hour, day, month, weekday, such as */5 * * * *.',
    },
    bad_time_zone: {
      title: 'Not a time zone',
      cause: 'No time zone has the name given.',
      remedy: 'Use a name such as UTC or Europe/Zurich.',
    },
    too_often: {
      title: 'The schedule counts seconds',
      cause: 'A run takes several seconds, so due times that fall into a run are skipped.',
      remedy: 'Run once a minute at most: write five fields.',
    },
    bad_formula: {
      title: 'The formula is wrong',
      cause: 'It cannot be read, names something that is not there, or mixes types that do not go together. The message marks the place.',
      remedy: 'Correct the formula at the mark. A formula looks like price * 1.02 or a > 3.',
    },
    bad_condition: {
      title: 'The two sides cannot be compared',
      cause: 'The values have no order or are of different types, or the value to compare with is missing.',
      remedy: 'Compare numbers or times, use “equals”, or change what is wired.',
    },
    bad_path: {
      title: 'The path is wrong',
      cause: 'The text is not a JSONPath.',
      remedy: 'Write a path such as $.data.price or $.items[0].value, or click the value in a reply.',
    },
    bad_fallback: {
      title: 'The value if it fails does not fit',
      cause: '“If it fails” is set to give a value, and that value is not of the type of the brick’s output.',
      remedy: 'Write a value of that type, such as 0 for a decimal, or let the worker abstain.',
    },
    auth_incomplete: {
      title: 'A way to sign in, but no key',
      cause: '“Sign in with” is chosen, and the key, or the name it goes under, is missing.',
      remedy: 'Keep the key under Settings, Secrets, and name it in the brick as {secret:NAME}.',
    },
    plain_key: {
      title: 'A key that everyone can read',
      cause: 'The key is written into the brick, and bundles are public. Only a warning, because some keys are meant to be.',
      remedy: 'Keep it under Settings, Secrets, and write {secret:NAME} in its place.',
    },
    bad_header: {
      title: 'A header is not allowed',
      cause: 'Its name or its value cannot be sent, or it is one that the worker sets itself.',
      remedy: 'Take the header out, or correct it as the message says.',
    },
    body_not_sent: {
      title: 'The body is not sent',
      cause: 'GET and HEAD requests carry no body.',
      remedy: 'Choose POST, or take the body out.',
    },
    insecure_url: {
      title: 'Read without encryption',
      cause: 'Over http anyone on the way can change the reply.',
      remedy: 'Use https if the source has it.',
    },
    credentials_in_url: {
      title: 'A password in the URL',
      cause: 'A bundle is public, and so is every URL in it.',
      remedy: 'Take it out of the URL and keep it as a secret.',
    },
    pair_not_listed: {
      title: 'A market does not list the pair',
      cause: 'The exchange does not trade this pair, so it is left out.',
      remedy: 'Choose another market for the pair, or take this one out.',
    },
    quote_mismatch: {
      title: 'Another currency is quoted',
      cause: 'The market quotes a stablecoin, not the currency of the pair. While the coin leaves its peg, the price is off by as much.',
      remedy: 'Convert it with the coin’s own price, or leave the market out.',
    },
    duplicate_source: {
      title: 'Two sources with one name',
      cause: 'Own sources are told apart by their names.',
      remedy: 'Give one of the two another name.',
    },
    unknown_parameter: {
      title: 'No such parameter',
      cause: 'Decimals are set for a parameter that the function does not have. They have no effect.',
      remedy: 'Correct the parameter’s name, or take its decimals out.',
    },
  },
}
