import solc from 'solc'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type FeedPlace, receiverSnippet, soliditySnippet, viemSnippet } from './snippets'

const feed: FeedPlace = { address: `0x${'ab'.repeat(20)}`, chainId: 31337, decimals: 8, description: 'ETH / USD\n*/ évil' }

const output = z.object({ errors: z.array(z.object({ severity: z.string(), message: z.string() })).default([]) })
/** What the compiler says about a source; pragmas and addresses included. */
function complaints(source: string): string[] {
  const input = {
    language: 'Solidity',
    sources: { 'Snippet.sol': { content: source } },
    settings: { outputSelection: { '*': { '*': ['abi'] } } },
  }
  return output.parse(JSON.parse(solc.compile(JSON.stringify(input)))).errors.map(({ message }) => message)
}

describe('the snippets', () => {
  it('in Solidity compile without a warning, whatever the feed calls itself', () => {
    expect(complaints(soliditySnippet(feed))).toEqual([])
    expect(complaints(receiverSnippet(feed.address))).toEqual([])
  })
  it('would be refused with an address that is not checksummed, so ours is', () => {
    expect(complaints(soliditySnippet(feed).replace(/0x[0-9a-fA-F]{40}/, feed.address))).not.toEqual([])
  })
  it('for viem name the address, the decimals and the chain’s own RPC', () => {
    const code = viemSnippet(feed, 'http://127.0.0.1:8545')
    expect(code).toContain("http('http://127.0.0.1:8545')")
    expect(code).toContain('formatUnits(answer, 8)')
    expect(code.split('\n').filter((line) => line.includes('évil'))).toEqual([])
  })
})
