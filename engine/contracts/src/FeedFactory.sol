// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

import {OracleAnchor} from "./OracleAnchor.sol";
import {PhatFeed} from "./PhatFeed.sol";

/// @title Creates feeds at addresses that are known beforehand and survive redeploys of the workflow.
contract FeedFactory {
    OracleAnchor public immutable anchor;

    event FeedCreated(bytes32 indexed deployment, bytes32 indexed nodeKey, address feed, uint8 decimals, string description);

    constructor(OracleAnchor anchor_) {
        anchor = anchor_;
    }

    /// Creates the feed, or returns the one that exists. Anyone may call: only the deployment's forwarder can write to it.
    function createFeed(bytes32 deployment, bytes32 nodeKey, uint8 decimals, string calldata description) external returns (address feed) {
        feed = feedAddress(deployment, nodeKey, decimals, description);
        if (feed.code.length != 0) return feed;
        new PhatFeed{salt: saltOf(deployment, nodeKey)}(anchor.forwarderOf(deployment), decimals, description);
        emit FeedCreated(deployment, nodeKey, feed, decimals, description);
    }

    /// Where the feed is or will be.
    function feedAddress(bytes32 deployment, bytes32 nodeKey, uint8 decimals, string calldata description) public view returns (address) {
        bytes memory arguments = abi.encode(anchor.forwarderOf(deployment), decimals, description);
        bytes32 codeHash = keccak256(bytes.concat(type(PhatFeed).creationCode, arguments));
        bytes32 hash = keccak256(abi.encodePacked(hex"ff", address(this), saltOf(deployment, nodeKey), codeHash));
        return address(uint160(uint256(hash)));
    }

    function saltOf(bytes32 deployment, bytes32 nodeKey) private pure returns (bytes32) {
        return keccak256(abi.encode(deployment, nodeKey));
    }
}
