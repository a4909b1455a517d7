import type { CodeGroup } from './entry'

/** What can go wrong between a worker and the source it reads. */
export const sourceCodes: CodeGroup = {
  id: 'source',
  title: 'Sources',
  text: 'A worker that cannot read its source abstains. The run goes on while a quorum of the others can.',
  codes: {
    http_timeout: {
      title: 'The source did not answer in time',
      cause: 'No complete reply came within the time set in the brick.',
      remedy: 'Raise “Wait at most”, or add a second source.',
    },
    http_unreachable: {
      title: 'The source cannot be reached',
      cause: 'Its name does not resolve, or its host refuses or drops the connection.',
      remedy: 'Check the URL and whether the source is up, or add a second source.',
    },
    http_refused_address: {
      title: 'Refused address',
      cause: 'The URL leads to a private, local or otherwise reserved address. Workers read only what is public.',
      remedy: 'Use an address that anyone on the internet can reach.',
    },
    http_too_large: {
      title: 'The reply is too large',
      cause: 'The source sent more than the bundle’s limit.',
      remedy: 'Ask the source for less: a narrower path, one item, fewer fields.',
    },
    http_status: {
      title: 'The source refused',
      cause:
        'It answered with an error status. 401 and 403 speak of a key, 429 of too many requests, 451 of a blocked region, 5xx of its own trouble.',
      remedy: 'Check the URL and its key, ask less often, or add a source that this region may read.',
    },
    http_redirect: {
      title: 'Redirected too often',
      cause: 'The source answers with one redirect after another, or with one to a host that the owner did not allow.',
      remedy: 'Put the final URL into the brick.',
    },
    not_json: {
      title: 'The reply is not JSON',
      cause: 'Often a web page instead: a captcha, a login, an error.',
      remedy: 'Open the URL in a browser and see what it says.',
    },
    no_match: {
      title: 'The path finds nothing',
      cause: 'No value in the reply lies at this path. The source may have changed its shape.',
      remedy: 'Compare the path with the reply in the dry run and choose the value again.',
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
    not_a_number: {
      title: 'Not a number',
      cause: 'The text cannot be read as a decimal number without guessing.',
      remedy: 'Choose a field that holds only the number, such as 3482.24.',
    },
    source_error: {
      title: 'A market gave no price',
      cause: 'The exchange answered, but not with a price of this pair.',
      remedy: 'Check that it lists the pair, or leave it out.',
    },
    stale_price: {
      title: 'The price is too old',
      cause: 'The last trade is older than “Ignore older than” allows.',
      remedy: 'Choose a livelier market, or allow an older price.',
    },
    too_few_sources: {
      title: 'Too few markets',
      cause: 'Fewer markets gave a usable price than “At least” asks for.',
      remedy: 'Choose more markets, or lower “At least”.',
    },
    quote_mismatch: {
      title: 'Another currency is quoted',
      cause: 'The market quotes a stablecoin, not the currency of the pair. While the coin leaves its peg, the price is off by as much.',
      remedy: 'Convert it with the coin’s own price, or leave the market out.',
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
  },
}
