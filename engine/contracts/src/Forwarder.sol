// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.37;

/// @title The one caller that a deployment's feeds and receivers trust.
/// @dev Created by the anchor with CREATE2 and no arguments, so its address follows from the anchor and the deployment alone.
contract Forwarder {
    /// What the call itself costs before the rule of 63/64 is applied: access to the account and a few words of stack work.
    uint256 private constant CALL_COST = 5_000;

    address private immutable anchor = msg.sender;

    error OnlyAnchor();
    error UnderGassed();

    /// Calls `receiver` with exactly `gasLimit`, copying nothing back. False when it failed or has no code yet.
    function forward(address receiver, uint256 gasLimit, bytes calldata data) external returns (bool delivered) {
        if (msg.sender != anchor) revert OnlyAnchor();
        if (receiver.code.length == 0) return false;
        bytes memory input = data;
        uint256 left = gasleft();
        if (left - left / 64 < gasLimit + CALL_COST) revert UnderGassed();
        assembly ("memory-safe") {
            delivered := call(gasLimit, receiver, 0, add(input, 32), mload(input), 0, 0)
        }
    }
}
