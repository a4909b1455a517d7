// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

/// @title The EIP-712 domain of one anchor: name, version, chain and contract, so that nothing signed for one is good for another.
abstract contract TypedData {
    bytes32 private constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    uint256 private immutable deployedChain = block.chainid;
    bytes32 private immutable deployedSeparator = computeSeparator();

    /// The separator for the chain that executes; recomputed when a fork changed the chain id.
    function domainSeparator() public view returns (bytes32) {
        return block.chainid == deployedChain ? deployedSeparator : computeSeparator();
    }

    function typedDigest(bytes32 structHash) internal view returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", domainSeparator(), structHash));
    }

    function computeSeparator() private view returns (bytes32) {
        return keccak256(abi.encode(DOMAIN_TYPEHASH, keccak256("Phat Bricks"), keccak256("1"), block.chainid, address(this)));
    }
}
