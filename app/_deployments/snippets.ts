import { getAddress } from 'viem'

/** A feed as the snippets name it. */
export interface FeedPlace {
  address: string
  chainId: number
  decimals: number
  /** What the feed calls itself, such as `ETH / USD`. */
  description: string
}

/** Text of a description that may stand in a line comment of Solidity and JavaScript. */
const comment = (text: string): string => text.replace(/[^\x20-\x7e]/g, '').slice(0, 64)

/** A contract that reads the feed and refuses an old answer. */
export const soliditySnippet = ({ address, decimals, description }: FeedPlace): string => `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

interface AggregatorV3Interface {
  function latestRoundData()
    external
    view
    returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);
}

contract FeedReader {
  // ${comment(description)}, ${decimals} decimals
  AggregatorV3Interface constant FEED = AggregatorV3Interface(${getAddress(address)});
  uint256 constant MAX_AGE = 2 hours;

  function latest() external view returns (int256 answer) {
    uint256 updatedAt;
    (, answer, , updatedAt, ) = FEED.latestRoundData();
    require(block.timestamp <= updatedAt + MAX_AGE, "stale");
  }
}
`

/** A script that reads the feed with viem. */
export const viemSnippet = (
  { address, chainId, decimals, description }: FeedPlace,
  rpcUrl: string | null,
): string => `import { createPublicClient, formatUnits, http, parseAbi } from 'viem'

// ${comment(description)}, chain ${chainId}
const client = createPublicClient({ transport: http('${rpcUrl ?? 'https://your-rpc.example'}') })

const [, answer, , updatedAt] = await client.readContract({
  address: '${getAddress(address)}',
  abi: parseAbi(['function latestRoundData() view returns (uint80, int256, uint256, uint256, uint80)']),
  functionName: 'latestRoundData',
})

console.log(formatUnits(answer, ${decimals}), new Date(Number(updatedAt) * 1000))
`

/** A base contract whose modifier lets in only this deployment's forwarder. */
export const receiverSnippet = (forwarder: string): string => `// SPDX-License-Identifier: MIT
pragma solidity ^0.8.20;

abstract contract OnlyPhatBricks {
  address constant FORWARDER = ${getAddress(forwarder)};

  modifier onlyForwarder() {
    require(msg.sender == FORWARDER, "not this deployment");
    _;
  }
}
`
