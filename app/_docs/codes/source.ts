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
    rpc_error: {
      title: 'The chain refused a read',
      cause: 'The node answered with an error: the call reverts, the block is not there, or the method is not offered.',
      remedy: 'Check the contract, the function and its arguments, and the block.',
    },
    chain_not_permitted: {
      title: 'Not a chain of this bundle',
      cause: 'A brick asked a chain that the bundle does not list among its permissions.',
      remedy: 'Deploy a workflow that declares the chain, so that its owner signs for it.',
    },
    chain_method_refused: {
      title: 'Not a question for a chain',
      cause: 'A brick asked a node for something that changes its state, belongs to its owner, or is too much work.',
      remedy: 'Read with eth_call, eth_getBalance, eth_getLogs, eth_getBlockByNumber and the like.',
    },
    no_contract: {
      title: 'Nothing at the address',
      cause: 'The contract returned nothing: there was none at this block, or it has no such function.',
      remedy: 'Check the chain, the address and the function.',
    },
    address_missing: {
      title: 'No contract is named',
      cause: 'The brick reads a contract, and its address is empty.',
      remedy: 'Fill in the address of the contract.',
    },
    address_checksum: {
      title: 'The address has a wrong letter',
      cause: 'Capital and small letters of an address are a checksum, and it does not fit.',
      remedy: 'Copy the address again from its source.',
    },
    block_not_given: {
      title: 'No block is given',
      cause: 'The brick is set to read at a given block, and its number or hash is empty.',
      remedy: 'Fill in the block, or choose the final block at the run’s time.',
    },
    block_search: {
      title: 'The block was not found',
      cause: 'The block of that time could not be found with as many questions as the bundle declares.',
      remedy: 'Read at a time that is less far back.',
    },
    unpinned_block: {
      title: 'Each worker reads another block',
      cause: 'The latest block changes while the workers ask, so they may see different values.',
      remedy: 'Read at the final block of the run’s time.',
    },
    http_unreachable: {
      title: 'The source cannot be reached',
      cause:
        'Its name does not resolve, or its host refuses or drops the connection. A dry run in the browser reaches the demo market alone.',
      remedy: 'Check the URL and whether the source is up, or add a second source.',
    },
    http_status: {
      title: 'The source refused the request',
      cause: 'It answered with an error status that has no page of its own here, such as 400 or 405: the request is wrong for this source.',
      remedy: 'Check the URL, its method, query and headers against the source’s own documentation.',
    },
    http_rate_limited: {
      title: 'The source limits requests (429)',
      cause: 'It was asked too often, and asks for a longer pause than a run has.',
      remedy: 'Run less often, use fewer workers, or add a key with a higher allowance.',
    },
    http_rate_limited_locally: {
      title: 'This installation asks the host often enough',
      cause: 'All workers here together may ask one host only so many times a second, and this request would have waited past its time.',
      remedy: 'Spread schedules over the minute, or raise PHAT_HOST_RATE where the host allows it.',
    },
    http_banned: {
      title: 'The source has banned this address (418)',
      cause: 'Exchanges answer 418 to addresses that went on asking after a 429. The ban ends after minutes to days.',
      remedy: 'Leave the source out until then, and run less often.',
    },
    http_unauthorised: {
      title: 'The source wants a key (401, 403, 407)',
      cause: 'The key is missing, wrong or not allowed to read this, or the source blocks the worker’s network.',
      remedy: 'Check the key and the headers, or use another source.',
    },
    http_payment: {
      title: 'The source wants payment (402)',
      cause: 'The plan of this key does not include the request, or its credit is used up.',
      remedy: 'Use another source or another plan.',
    },
    http_blocked_region: {
      title: 'The source does not serve this region (451)',
      cause: 'For legal reasons it does not answer workers where this one stands.',
      remedy: 'Leave it out, or use a source that every worker may read.',
    },
    http_not_found: {
      title: 'The source does not have it (404, 410)',
      cause: 'Nothing lies at this path, or no longer does.',
      remedy: 'Check the path and the name of what you ask for. 410 means that it will not come back.',
    },
    http_server: {
      title: 'The source is in trouble (5xx, 408, 425)',
      cause: 'Its server failed or was not ready, also when asked again.',
      remedy: 'It may pass. Add a second source, so that a run need not wait for it.',
    },
    http_refused_address: {
      title: 'Refused address',
      cause: 'The URL leads to a private, local or otherwise reserved address. Workers read only what is public.',
      remedy: 'Use an address that anyone on the internet can reach.',
    },
    http_scheme: {
      title: 'Not a web address',
      cause: 'The address is no URL, or is of a kind other than http and https.',
      remedy: 'Write the full address, such as https://api.example.com/price.',
    },
    http_credentials: {
      title: 'A password in the address',
      cause: 'The URL that a worker is to call holds a user name or password, and bundles are public.',
      remedy: 'Take them out of the URL.',
    },
    http_redirect: {
      title: 'Redirected too often',
      cause: 'The source answers with one redirect after another, or with one to a host that the owner did not allow.',
      remedy: 'Put the final URL into the brick.',
    },
    http_too_large: {
      title: 'The reply is too large',
      cause: 'The source sent more than the bundle’s limit.',
      remedy: 'Ask the source for less: a narrower path, one item, fewer fields.',
    },
    http_truncated: {
      title: 'The reply broke off',
      cause: 'The connection ended before the reply did: it has fewer bytes than it states.',
      remedy: 'It may pass. If it goes on, use another source.',
    },
    http_encoding: {
      title: 'The reply cannot be read',
      cause: 'It is packed or written in a way that is not supported, not in the way it says, or no proper HTTP at all.',
      remedy: 'Ask the source for plain UTF-8 JSON, or use another source.',
    },
    host_not_permitted: {
      title: 'The host was not signed for',
      cause: 'The bundle asks a host that it does not declare, so its owner never agreed to it.',
      remedy: 'Deploy a workflow that declares the host.',
    },
    requests_exceeded: {
      title: 'Too many requests',
      cause: 'The run makes more requests than the bundle declares.',
      remedy: 'Use fewer sources, or deploy again, so that the owner signs for more.',
    },
    bytes_exceeded: {
      title: 'Too much was read',
      cause: 'All replies of the run together are larger than the bundle declares.',
      remedy: 'Ask the sources for less, or deploy again, so that the owner signs for more.',
    },
    time_exceeded: {
      title: 'Looking took too long',
      cause:
        'The worker was at it for far longer than the bundle declares, so it has no observation: what it had by then depends on its clock.',
      remedy: 'See in a dry run which source hangs, and shorten its “Wait at most”.',
    },
    reply_unstorable: {
      title: 'The reply is not text',
      cause: 'It holds the character NUL, which text cannot have and the record cannot keep.',
      remedy: 'Use a source that answers with text or JSON.',
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
    demo_market_off: {
      title: 'The demo market is off',
      cause: 'The workflow reads the made-up demo market, which only local mode serves.',
      remedy: 'Read a real source, or run it in local mode.',
    },
    not_recorded: {
      title: 'Not in the recording',
      cause: 'A replay asks for something that the run did not ask for, or that got no reply.',
      remedy: 'Replay with the recording of the same graph.',
    },
  },
}
