import type { CodeGroup } from './entry'

/** What can be wrong with a value on its way from brick to brick. */
export const valueCodes: CodeGroup = {
  id: 'value',
  title: 'Values',
  text: 'The run shows the value at every port, so that you can see where it went wrong.',
  codes: {
    not_json: {
      title: 'Not JSON',
      cause: 'The reply, file or request is not JSON. From a source it is often a web page instead: a captcha, a login, an error.',
      remedy: 'Open the source in a browser and see what it says. Export a file again, or send one JSON object.',
    },
    too_deep: {
      title: 'Nested too deep',
      cause: 'The JSON has more levels inside one another than are read.',
      remedy: 'Ask the source for a flatter reply.',
    },
    path_missing: {
      title: 'The path finds nothing',
      cause: 'No value in the reply lies at this path. The source may have changed its shape, or answered with an error inside a 200.',
      remedy: 'Compare the path with the reply in the dry run and choose the value again.',
    },
    path_ambiguous: {
      title: 'The path finds several values',
      cause: 'More than one value of the reply matches, and nothing says which is meant.',
      remedy: 'Narrow the path, or choose in the brick which of several to take.',
    },
    path_type: {
      title: 'The value has another type',
      cause: 'What lies at the path is not what the brick reads it as, such as an object where a number is expected.',
      remedy: 'Change the path, or what it is read as.',
    },
    path_too_deep: {
      title: 'The path cannot be followed',
      cause: 'Searching the reply with this path goes deeper than is allowed.',
      remedy: 'Use a narrower path, without “..”.',
    },
    path_too_costly: {
      title: 'The path takes too long',
      cause: 'A query in a filter, several descents (..) or several selectors look at the same places again and again.',
      remedy: 'Use a narrower path: one descent at most, and no query with “..” or “*” in a filter.',
    },
    not_a_number: {
      title: 'Not a number',
      cause: 'The text cannot be read as a decimal number without guessing.',
      remedy: 'Choose a field that holds only the number, such as 3482.24.',
    },
    time_unit: {
      title: 'Not a likely time',
      cause: 'Read in the time unit chosen, the number is a date far in the past or the future.',
      remedy: 'Set the time unit that the message names, or check the path.',
    },
    scale_unknown: {
      title: 'How many decimals?',
      cause: 'The number is to be written as an integer, and nothing says how many of its digits stand after the point.',
      remedy: 'Set the number of decimals, or put a Convert brick before that fixes it.',
    },
    vote_too_large: {
      title: 'Too much to agree on',
      cause: 'What a worker brings to an Agree brick has more than 64 KB, and every member would be shown the values of all.',
      remedy: 'Take out what is needed with a JSON select, or agree on a Hash of it.',
    },
    input_missing: {
      title: 'A value is missing',
      cause: 'The brick got nothing at a port it needs, because what comes before it failed or was skipped.',
      remedy: 'See the brick before it: its own error says why.',
    },
    bad_input: {
      title: 'A value cannot be used',
      cause: 'The value arrived, but the brick cannot work with it.',
      remedy: 'Look at the value in the run and check what is wired to the port.',
    },
    bad_value: {
      title: 'Not a value of this type',
      cause: 'What a setting holds cannot be read as a value of the type that the port has.',
      remedy: 'Write a value of that type: 3482.24 for a decimal or a price, {"a":1} for JSON.',
    },
    bad_output: {
      title: 'A brick gave a wrong value',
      cause: 'What the brick gave is not of the type it promised, which is a defect of the brick.',
      remedy: 'Report it with the run’s evidence.',
    },
    not_lent: {
      title: 'Not available here',
      cause: 'The brick needs something, such as web access, that bricks behind the agreement do not get.',
      remedy: 'Move the brick before the Agree brick, where each worker runs it.',
    },
    formula_failed: {
      title: 'The formula failed',
      cause: 'It can be read, but does not work out with the values of this run, or gives nothing.',
      remedy: 'Look at the values in the run and check the formula against them.',
    },
    formula_too_costly: {
      title: 'Too much for the formula',
      cause:
        'The lists or texts are so long that the formula would keep a worker busy for seconds, as with one list searched for each item of another.',
      remedy: 'Select or slice fewer items first.',
    },
    division_by_zero: {
      title: 'Divided by zero',
      cause: 'The divisor in a formula was zero.',
      remedy: 'Guard it with a Condition, or use another source.',
    },
    overflow: {
      title: 'The number is too large',
      cause: 'It has more digits than a value or the target contract can hold.',
      remedy: 'Check the source and the unit, or divide before writing.',
    },
  },
}
